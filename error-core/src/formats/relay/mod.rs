//! The view of a peer's error: what a relay writes again.

#[cfg(feature = "json")]
pub(super) mod json;
pub(super) mod proto;

use alloc::vec::Vec;

use wire_error_shared::Prepared;
use wire_error_shared::{Facts, Given, ProblemType, Resolved, resolve};

use crate::Code;
use crate::details::DETAILS;
use crate::details::read::Read;
use crate::error::details::{DataLayout, Details};
use crate::error::request::MAX_ID;
use crate::error::template::Template;
use crate::error::text::Text;
use crate::read::remote::{Modelled, RemoteError};
use crate::view::cut::Cut;
use crate::view::origin::{Origin, Other, Peer};
use crate::view::room::{self, Room};
use crate::view::view::View;

/// What an encoding makes of a peer's error.
struct Beside<'a> {
    /// What is said as it is modelled.
    rest: Modelled<'a>,
    /// The type of a problem, as it came.
    problem: Option<ProblemType<'a>>,
    /// What is said as it came.
    other: Other<'a>,
    /// Which texts are always said.
    room: Room,
}

/// Calls `write` with the view of a peer's error in a body of one's own: what is modelled of it.
pub(super) fn with_own_view(error: &RemoteError, write: &mut dyn FnMut(&View<'_>)) {
    let beside =
        Beside { rest: error.modelled(), problem: None, other: Other::None, room: room::JSON };
    with_view(error, &beside, write);
}

/// Calls `write` with the view of a peer's error. Each number that is missing follows from the
/// others.
fn with_view(error: &RemoteError, beside: &Beside<'_>, write: &mut dyn FnMut(&View<'_>)) {
    let rest = &beside.rest;
    let numbers = numbers(error);
    let facts = Facts {
        code: numbers.code,
        http_status: numbers.http_status,
        grpc_code: numbers.grpc_code,
        prepared: Prepared::NONE,
        reason: rest.reason,
        domain: rest.domain,
        problem: beside.problem.as_ref(),
    };
    let facts = room::facts_with_room(&facts, beside.room);
    let metadata = rest.metadata.into_iter().flatten();
    let metadata: Vec<(&str, Text<'_>)> =
        metadata.map(|(key, value)| (&**key, Text::Str(value))).collect();
    let peer = Peer {
        metadata: &metadata,
        help: rest.help,
        request_id: rest.request_id.filter(|id| (beside.room)(id, MAX_ID)),
        other: beside.other,
        is_retryable: error.is_retryable(),
    };
    let details = Details {
        delay: rest.retry_after,
        violations: rest.field_violations,
        rpc: rest.rpc,
        type_base: None,
        data_layout: DataLayout::Details,
        data: None,
        has_extensions: false,
        is_bare: false,
    };
    let template = Template::text(&error.message);
    write(&View {
        facts: &facts,
        template: &template,
        fields: &[],
        texts: &[],
        details: &details,
        origin: Origin::Peer(&peer),
        cut: &Cut::WHOLE,
        is_bare: false,
        is_short: false,
    });
}

/// The three numbers. A status that is no error, such as JSON-RPC's 200, and `OK` count as missing.
fn numbers(error: &RemoteError) -> Resolved {
    resolve(Given {
        code: error.code,
        http_status: error.http_status.filter(|status| (400..600).contains(status)),
        grpc_code: error.grpc_code.filter(|code| *code != Code::Ok),
    })
}

/// What is left to say where these details are written as they came: one that is read but holds
/// more than is modelled, or stands in foreign `data`, is there whole, and must not be written twice.
///
/// Where all were kept, one of which all is modelled is there, too; else it is the second of its type.
/// Only the first of a type counts: that is the one which is read.
fn rest<T>(
    error: &RemoteError,
    are_all_kept: bool,
    read: impl Fn(T, &mut RemoteError) -> Read,
    each: impl FnOnce(&mut dyn FnMut(T)),
) -> Modelled<'_> {
    let mut rest = error.modelled();
    let mut seen = Vec::new();
    each(&mut |detail| {
        let mut said = RemoteError::default();
        let is_said = match read(detail, &mut said) {
            Read::Whole => are_all_kept,
            Read::Part => true,
            Read::Not => return,
        };
        let kind = DETAILS.iter().position(|detail| (detail.is_known)(&said));
        if seen.contains(&kind) {
            return;
        }
        seen.push(kind);
        if is_said {
            rest.leave_out(&said);
        }
    });
    rest
}
