//! What each code is on the other wires, and what each status is called.

use core::fmt::Write;
use std::format;
use std::string::{String, ToString};

use crate::{Code, Given, Resolved, phrase, resolve};

/// The name, the number, the HTTP status and the JSON-RPC code of each.
const CODES: &str = "\
OK 0 200 0
CANCELLED 1 499 -32000
UNKNOWN 2 500 -32603
INVALID_ARGUMENT 3 400 -32602
DEADLINE_EXCEEDED 4 504 -32000
NOT_FOUND 5 404 -32000
ALREADY_EXISTS 6 409 -32000
PERMISSION_DENIED 7 403 -32000
RESOURCE_EXHAUSTED 8 429 -32000
FAILED_PRECONDITION 9 400 -32000
ABORTED 10 409 -32000
OUT_OF_RANGE 11 400 -32602
UNIMPLEMENTED 12 501 -32601
INTERNAL 13 500 -32603
UNAVAILABLE 14 503 -32000
DATA_LOSS 15 500 -32603
UNAUTHENTICATED 16 401 -32000
";

/// What the statuses are that say more than their class.
const STATUSES: &str = "\
400 Bad Request: INVALID_ARGUMENT
401 Unauthorized: UNAUTHENTICATED
402 Payment Required: FAILED_PRECONDITION
403 Forbidden: PERMISSION_DENIED
404 Not Found: NOT_FOUND
405 Method Not Allowed: UNIMPLEMENTED
406 Not Acceptable: FAILED_PRECONDITION
407 Proxy Authentication Required: FAILED_PRECONDITION
408 Request Timeout: DEADLINE_EXCEEDED
409 Conflict: ABORTED
410 Gone: NOT_FOUND
411 Length Required: FAILED_PRECONDITION
412 Precondition Failed: FAILED_PRECONDITION
413 Content Too Large: INVALID_ARGUMENT
414 URI Too Long: FAILED_PRECONDITION
415 Unsupported Media Type: INVALID_ARGUMENT
416 Range Not Satisfiable: OUT_OF_RANGE
417 Expectation Failed: FAILED_PRECONDITION
421 Misdirected Request: FAILED_PRECONDITION
422 Unprocessable Content: INVALID_ARGUMENT
423 Locked: FAILED_PRECONDITION
424 Failed Dependency: FAILED_PRECONDITION
425 Too Early: FAILED_PRECONDITION
426 Upgrade Required: FAILED_PRECONDITION
428 Precondition Required: FAILED_PRECONDITION
429 Too Many Requests: RESOURCE_EXHAUSTED
431 Request Header Fields Too Large: FAILED_PRECONDITION
451 Unavailable For Legal Reasons: FAILED_PRECONDITION
499 Client Closed Request: CANCELLED
500 Internal Server Error: INTERNAL
501 Not Implemented: UNIMPLEMENTED
502 Bad Gateway: UNAVAILABLE
503 Service Unavailable: UNAVAILABLE
504 Gateway Timeout: DEADLINE_EXCEEDED
505 HTTP Version Not Supported: INTERNAL
506 Variant Also Negotiates: INTERNAL
507 Insufficient Storage: INTERNAL
508 Loop Detected: INTERNAL
511 Network Authentication Required: INTERNAL
";

#[test]
fn a_code_is_one_thing_on_each_wire() {
    let mut table = String::new();
    for code in (0..17).filter_map(Code::from_number) {
        let (status, jsonrpc_code) = (code.http_status(), code.jsonrpc_code());
        writeln!(table, "{code} {} {status} {jsonrpc_code}", code.number()).unwrap();
    }
    assert_eq!(table, CODES);
    assert_eq!(format!("{:>5}|{:<5}|", Code::Ok, Code::Ok), "   OK|OK   |");
    assert_eq!(
        "NotFound".parse::<Code>().unwrap_err().to_string(),
        "not the name of a google.rpc.Code"
    );
}

#[test]
fn a_status_has_a_phrase_and_a_code() {
    let mut table = String::new();
    for status in 400..600 {
        let (text, code) = (phrase(status), Code::from_http_status(status));
        match (text, status) {
            ("Client Error", ..500) => assert_eq!(code, Code::FailedPrecondition, "{status}"),
            ("Server Error", 500..) => assert_eq!(code, Code::Internal, "{status}"),
            _ => writeln!(table, "{status} {text}: {code}").unwrap(),
        }
    }
    assert_eq!(table, STATUSES);
    for status in [0, 200, 399, 600] {
        assert_eq!(Code::from_http_status(status), Code::Internal, "{status}");
    }
}

#[test]
fn a_number_that_is_not_given_follows_from_the_others() {
    for (code, follows) in [
        (-32700, Code::InvalidArgument),
        (-32600, Code::InvalidArgument),
        (-32601, Code::Unimplemented),
        (-32602, Code::InvalidArgument),
        (-32603, Code::Internal),
    ] {
        assert_eq!(Code::from_jsonrpc_code(code), Some(follows));
        let given = Given { code: Some(code), ..Given::default() };
        let http_status = follows.http_status();
        assert_eq!(resolve(given), Resolved { code, http_status, grpc_code: follows });
    }
    for code in [-32701, -32604, -32599, 0] {
        assert_eq!(Code::from_jsonrpc_code(code), None);
    }
    for ((code, http_status, grpc_code), follows) in [
        ((None, None, None), (-32603, 500, Code::Internal)),
        ((Some(7), None, None), (7, 500, Code::Internal)),
        ((None, Some(404), None), (-32000, 404, Code::NotFound)),
        ((None, None, Some(Code::NotFound)), (-32000, 404, Code::NotFound)),
        ((Some(-32601), Some(404), None), (-32601, 404, Code::NotFound)),
        ((Some(7), Some(418), Some(Code::Aborted)), (7, 418, Code::Aborted)),
    ] {
        let Resolved { code, http_status, grpc_code } =
            resolve(Given { code, http_status, grpc_code });
        assert_eq!((code, http_status, grpc_code), follows);
    }
}
