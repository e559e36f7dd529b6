//! Errors that are too long for their wire, as JSON: each string ends at 64 KiB, each body under
//! 1 MiB, and the reason and the domain stay.

mod sample;

use sample::Sample;
use serde_json::Value;
use wire_error::{Code, ErrorSpec, FieldViolation, aip193, jsonrpc, problem};

static REFUSED: ErrorSpec = ErrorSpec::new("Refused")
    .with_grpc(Code::InvalidArgument)
    .with_reason("shop.example", "ORDER_REFUSED")
    .with_message("refused")
    .with_help("https://shop.example/errors/refused");

const MIB: usize = 1 << 20;

/// Text that JSON writes in another number of bytes, each.
const HARD: [&str; 9] = ["x", "#", "?", "%", "\n", "\0", "é", "🦀", "\u{2028}"];

/// What is said of the error in each format: the message, the `ErrorInfo`'s members, the violations.
fn sent(error: &Sample) -> [(String, Value, usize); 3] {
    let read = |body: Vec<u8>| -> Value {
        assert!(body.len() < MIB, "{}", body.len());
        assert!(!body.contains(&b'\n'));
        serde_json::from_slice(&body).unwrap()
    };
    let rpc = read(jsonrpc::to_vec(1, error));
    let aip = read(aip193::to_vec(error));
    let problem = read(problem::to_vec(error));
    let of_details = |message: &Value, details: &Value| {
        let violations = details[1]["fieldViolations"].as_array().map_or(0, Vec::len);
        (message.as_str().unwrap().to_owned(), details[0].clone(), violations)
    };
    let violations = problem["violations"].as_array().map_or(0, Vec::len);
    [
        of_details(&rpc["error"]["message"], &rpc["error"]["data"]),
        of_details(&aip["error"]["message"], &aip["error"]["details"]),
        (problem["detail"].as_str().unwrap().to_owned(), problem.clone(), violations),
    ]
}

/// Asserts what holds of every error here, and gives what is sent.
fn assert_fits(error: &Sample) -> [(String, Value, usize); 3] {
    let sent = sent(error);
    for (message, info, _) in &sent {
        assert_eq!(info["reason"], "ORDER_REFUSED");
        assert_eq!(info["domain"], "shop.example");
        assert!(error.message.starts_with(message));
    }
    sent
}

#[test]
fn a_string_ends_at_64_kib_between_characters() {
    for text in HARD {
        let long = text.repeat(MIB / text.len());
        let kept = &long[..65536 / text.len() * text.len()];
        let error = Sample {
            message: long.clone(),
            metadata: vec![("field", long.clone())],
            ..Sample::new(&REFUSED)
        };
        for (message, info, _) in assert_fits(&error) {
            assert!(message == kept, "{text:?}: {}", message.len());
            assert!(info["metadata"]["field"] == kept, "{text:?}");
        }
    }
}

#[test]
fn two_hundred_violations_are_shortened_before_one_is_left_out() {
    for len in [0, 1000, 1 << 17] {
        let violation = FieldViolation::new("f".repeat(len), "\u{2028}".repeat(len / 3));
        let error = Sample {
            metadata: vec![("order", "o-7".into())],
            violations: vec![violation; 200],
            ..Sample::new(&REFUSED)
        };
        for (message, info, violations) in assert_fits(&error) {
            assert_eq!(message, "refused");
            assert_eq!(info["metadata"]["order"], "o-7");
            assert_eq!(violations, 200);
        }
    }
}
