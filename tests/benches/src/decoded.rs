//! What the rows of decoding read, and this project reading it.

use std::hint::black_box;
use std::time::Duration;

use wire_error::{
    DecodeError, Disclosed, FieldViolation, RemoteError, WireError, aip193, grpc, jsonrpc, problem,
};

use crate::Case;
use crate::errors::{KeyedError, conflict, not_found};
use crate::ours::WHO;
use crate::rows::{ID, escapes, plain};

/// A body, and how it is read.
pub struct Body {
    pub row: &'static str,
    pub bytes: Vec<u8>,
    decode: Decode,
}

type Decode = fn(&[u8]) -> Result<RemoteError, DecodeError>;

impl Body {
    /// This project reads it.
    pub fn case(&self) -> Case {
        let (bytes, decode) = (self.bytes.clone(), self.decode);
        Case::returned(self.row, WHO, move || decode(black_box(&bytes)).expect("an error"))
    }
}

/// An error with each detail.
#[derive(Debug, WireError)]
#[wire(domain = "a2a-protocol.org", help = "https://a2a-protocol.org/errors")]
enum DetailedError {
    #[wire(http = 400, reason = "INVALID_REQUEST", message = "Invalid request")]
    InvalidRequest {
        #[wire(public)]
        field: String,
        #[wire(field_violations)]
        violations: Vec<FieldViolation>,
        #[wire(retry_after)]
        after: Duration,
    },
}

fn detailed() -> DetailedError {
    let violations =
        vec![FieldViolation::new("parts[0].text", "must not be empty").with_reason("EMPTY")];
    let after = Duration::from_millis(1500);
    DetailedError::InvalidRequest { field: "parts".into(), violations, after }
}

fn with_request_id(error: &DetailedError) -> Disclosed<'_> {
    Disclosed::new(error).with_request_id("7f1e0c2a")
}

fn one_key() -> KeyedError {
    KeyedError::TaskNotFound { task_id: plain(16) }
}

pub fn jsonrpc() -> [Body; 6] {
    [
        ("JSON-RPC decoded, 16 B field", jsonrpc::to_vec(ID, &not_found(plain(16)))),
        ("JSON-RPC decoded, 256 B field", jsonrpc::to_vec(ID, &not_found(plain(256)))),
        (
            "JSON-RPC decoded, 256 B field, an escape in every eighth byte",
            jsonrpc::to_vec(ID, &not_found(escapes(256))),
        ),
        ("JSON-RPC decoded, one metadata key", jsonrpc::to_vec(ID, &one_key())),
        ("JSON-RPC decoded, four metadata keys", jsonrpc::to_vec(ID, &conflict(&plain(16), 7))),
        ("JSON-RPC decoded, all five details", jsonrpc::to_vec(ID, with_request_id(&detailed()))),
    ]
    .map(|(row, bytes)| Body { row, bytes, decode: jsonrpc::decode })
}

pub fn aip193() -> [Body; 2] {
    let rows: [(_, _, Decode); 2] = [
        ("AIP-193 decoded, one metadata key", aip193::to_vec(&one_key()), |body| {
            aip193::decode(404, body)
        }),
        (
            "AIP-193 decoded, all five details",
            aip193::to_vec(with_request_id(&detailed())),
            |body| aip193::decode(400, body),
        ),
    ];
    rows.map(|(row, bytes, decode)| Body { row, bytes, decode })
}

pub fn problem() -> [Body; 2] {
    let rows: [(_, _, Decode); 2] = [
        ("problem+json decoded, one metadata key", problem::to_vec(&one_key()), |body| {
            problem::decode(404, body)
        }),
        (
            "problem+json decoded, all extensions",
            problem::to_vec(with_request_id(&detailed())),
            |body| problem::decode(400, body),
        ),
    ];
    rows.map(|(row, bytes, decode)| Body { row, bytes, decode })
}

pub fn grpc() -> [Body; 2] {
    [
        ("google.rpc.Status decoded, one metadata key", grpc::to_vec(&one_key())),
        ("google.rpc.Status decoded, all five details", grpc::to_vec(with_request_id(&detailed()))),
    ]
    .map(|(row, bytes)| Body { row, bytes, decode: grpc::decode })
}

/// This project reads each body.
pub fn cases() -> Vec<Case> {
    let bodies = jsonrpc().into_iter().chain(aip193()).chain(problem()).chain(grpc());
    bodies.map(|body| body.case()).collect()
}
