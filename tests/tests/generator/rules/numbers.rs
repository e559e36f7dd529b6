//! What a number says alone, of each wire to the others.

use super::super::model::{GRPC, numbers};
use super::{Rule, of_record};

/// The statuses of which DESIGN has a row, and others of their class.
const STATUSES: &[u16] = &[
    400, 413, 415, 422, 401, 403, 404, 410, 405, 501, 408, 504, 409, 416, 429, 499, 500, 502, 503,
];

pub(super) fn rules() -> Vec<Rule> {
    let grpc = GRPC.iter().map(|code| {
        of_record(format!("{code} alone"), move |_, keys| {
            keys.grpc == Some(code) && keys.http.is_none() && keys.code.is_none()
        })
    });
    let alone = |status: u16, of: &'static str| {
        of_record(format!("{of} alone"), move |_, keys| {
            let http = keys.http.filter(|_| keys.grpc.is_none() && keys.code.is_none());
            match status {
                4 => http.is_some_and(|it| it < 500 && !STATUSES.contains(&it)),
                5 => http.is_some_and(|it| it >= 500 && !STATUSES.contains(&it)),
                status => http == Some(status),
            }
        })
    };
    let http = STATUSES.iter().map(move |status| alone(*status, format!("status {status}").leak()));
    let classes = [alone(4, "another 4xx"), alone(5, "another 5xx")];
    let codes = [-32700, -32600, -32601, -32602, -32603].map(|code| {
        of_record(format!("{code} alone"), move |_, keys| {
            keys.code == Some(code) && keys.http.is_none() && keys.grpc.is_none()
        })
    });
    let pairs = [
        of_record("gRPC and HTTP", |_, keys| {
            keys.grpc.is_some() && keys.http.is_some() && keys.code.is_none()
        }),
        of_record("all three", |_, keys| {
            keys.grpc.is_some() && keys.http.is_some() && keys.code.is_some()
        }),
        of_record("a predefined code beside a status", |_, keys| {
            keys.http.is_some() && keys.code.is_some_and(|it| (-32700..=-32600).contains(&it))
        }),
        of_record("a code of -32099 to -32000 that is given", |_, keys| {
            keys.code.is_some_and(|it| (-32099..=-32000).contains(&it))
        }),
        of_record("a code that MCP keeps for itself", |_, keys| {
            keys.code.is_some_and(|it| (-32099..=-32020).contains(&it))
        }),
        of_record("a positive code", |_, keys| keys.code.is_some_and(|it| it > 0)),
        of_record("a code below the reserved ones", |_, keys| {
            keys.code.is_some_and(|it| it < -32768)
        }),
        of_record("a reserved code", |_, keys| {
            keys.code.is_some_and(|it| (-32521..=-32500).contains(&it))
        }),
        of_record("an internal error of no number", |_, keys| {
            keys.opaque && numbers(keys) == (-32603, 500, "Internal") && keys.http.is_none()
        }),
    ];
    grpc.chain(http).chain(classes).chain(codes).chain(pairs).collect()
}
