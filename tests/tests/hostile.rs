//! What a peer sends that means harm, or whose memory is broken.

use std::time::{Duration, Instant};

use wire_error::{DecodeError, OtherDetail, RemoteError, aip193, grpc, jsonrpc, problem};

/// The JSON decoders, each with an error around `data` and the same where the format keeps it.
type Around = fn(&str) -> (Result<RemoteError, DecodeError>, String);

const JSON: [(&str, Around); 3] = [
    ("jsonrpc", |data| {
        let body = format!(r#"{{"error":{{"code":1,"message":"m","data":{data}}}}}"#);
        (jsonrpc::decode(body.as_bytes()), data.to_owned())
    }),
    ("aip193", |data| {
        let body = format!(r#"{{"error":{{"code":500,"message":"m","details":{data}}}}}"#);
        (aip193::decode(500, body.as_bytes()), format!(r#"{{"details":{data}}}"#))
    }),
    ("problem", |data| {
        let body = format!(r#"{{"detail":"m","data":{data}}}"#);
        (problem::decode(500, body.as_bytes()), format!(r#"{{"data":{data}}}"#))
    }),
];

fn nested(depth: usize) -> String {
    format!("{}{}", "[".repeat(depth), "]".repeat(depth))
}

#[test]
fn what_is_nested_too_deep_is_refused_wherever_it_stands() {
    for (wire, around) in JSON {
        for depth in [1000, 10_000, 500_000] {
            let (read, _) = around(&nested(depth));
            assert!(matches!(read, Err(DecodeError::TooDeep { .. })), "{wire} {depth}");
            let (read, _) = around(&"{\"a\":".repeat(depth / 5));
            assert!(matches!(read, Err(DecodeError::TooDeep { .. })), "{wire} {depth}");
        }
        let (read, kept) = around(&nested(120));
        assert_eq!(read.unwrap().other, [OtherDetail::Json(kept.into())], "{wire}");
    }
    let ignored = format!(r#"{{"id":{},"error":{{"code":1,"message":"m"}}}}"#, nested(200));
    assert_eq!(jsonrpc::decode(ignored.as_bytes()), Err(DecodeError::TooDeep { offset: 133 }));
}

#[test]
fn what_is_too_long_is_not_looked_at() {
    let long = vec![b'['; (1 << 20) + 1];
    let fault = DecodeError::TooLong { len: (1 << 20) + 1 };
    assert_eq!(fault.to_string(), "the body is 1048577 bytes long; the limit is 1 MiB");
    let too_long = Err(fault);
    assert_eq!(jsonrpc::decode(&long), too_long);
    assert_eq!(jsonrpc::decode_object(&long), too_long);
    assert_eq!(aip193::decode(500, &long), too_long);
    assert_eq!(problem::decode(500, &long), too_long);
    assert_eq!(grpc::decode(&long), too_long);
}

#[test]
fn the_longest_body_is_read() {
    let frame = r#"{"error":{"code":1,"message":""}}"#.len();
    let body = format!(r#"{{"error":{{"code":1,"message":"{}"}}}}"#, "x".repeat((1 << 20) - frame));
    assert_eq!(body.len(), 1 << 20);
    assert_eq!(jsonrpc::decode(body.as_bytes()).unwrap().message.len(), (1 << 20) - frame);
}

/// Whether an error has a place for all of the value, so that it need not be kept as it came.
fn is_modelled(member: &str, value: &str) -> bool {
    match member {
        "reason" | "domain" | "request_id" => matches!(value, r#""""# | r#""\u0000""#),
        "metadata" => value.starts_with('{'),
        "violations" | "help" => matches!(value, "[]" | "[{}]"),
        _ => false,
    }
}

#[test]
fn values_of_the_wrong_kind_everywhere_lose_nothing() {
    let info = |member: &str| {
        format!(
            r#"[{{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"R_X",{member}}}]"#
        )
    };
    for value in [
        "0",
        "-0",
        "1e400",
        "-1E-400",
        "123456789012345678901234567890",
        "0.1e1",
        "true",
        "\"\"",
        "[]",
        "{}",
        "[{}]",
        "[null]",
        r#"{"a":{"a":null}}"#,
        r#""\ud83d""#,
        r#""\u0000""#,
    ] {
        for member in ["domain", "metadata", "links", "fieldViolations", "retryDelay", "other"] {
            let data = info(&format!(r#""{member}":{value}"#));
            for (wire, around) in &JSON[..2] {
                let error = around(&data).0.unwrap();
                let kept = OtherDetail::Json(data[1..data.len() - 1].into());
                let is_whole = is_modelled(member, value);
                let expected: &[_] = if is_whole { &[] } else { &[kept] };
                assert_eq!(error.other, expected, "{wire} {data}");
                assert!(!is_whole || error.reason.is_some(), "{wire} {data}");
            }
        }
        for member in
            ["reason", "domain", "metadata", "retry_delay", "violations", "help", "request_id", "x"]
        {
            let body = format!(r#"{{"{member}":{value}}}"#);
            let error = problem::decode(500, body.as_bytes()).unwrap();
            let kept = OtherDetail::Json(body.into());
            let expected: &[_] = if is_modelled(member, value) { &[] } else { &[kept] };
            assert_eq!(error.other, expected, "{member}: {value}");
        }
    }
}

#[test]
fn what_is_not_json_is_refused() {
    for body in [
        &b"{\"error\":{\"code\":1,\"message\":\"\xff\"}}"[..],
        b"\xef\xbb\xbf{\"error\":{\"code\":1,\"message\":\"m\"}}",
        b"{\"error\":{\"code\":NaN,\"message\":\"m\"}}",
        b"{\"error\":{\"code\":1,\"message\":\"m\",\"data\":Infinity}}",
        b"{\"error\":{\"code\":1,\"message\":\"m\",\"data\":01}}",
        b"{\"error\":{\"code\":1,\"message\":\"m\",\"data\":\"\x01\"}}",
        b"{\"error\":{\"code\":1,\"message\":\"m\",\"data\":\"\\x\"}}",
        b"{'error':{'code':1,'message':'m'}}",
        b"{\"error\":{\"code\":1,\"message\":\"m\",}}",
        b"{\"error\":{\"code\":1,\"message\":\"m\"}}\0",
        b"",
        b"\0",
    ] {
        for read in [jsonrpc::decode(body), aip193::decode(500, body), problem::decode(500, body)] {
            assert!(matches!(read, Err(DecodeError::Malformed { .. })), "{body:?} {read:?}");
        }
    }
    assert_eq!(
        jsonrpc::decode(b"{\"error\":\"\xff\"}").unwrap_err().to_string(),
        "not valid JSON: invalid utf-8 sequence of 1 bytes from index 10"
    );
}

#[test]
fn a_member_that_stands_twice_is_never_guessed_at() {
    for body in [
        r#"{"error":{"code":1,"message":"m"},"error":{"code":2,"message":"n"}}"#,
        r#"{"error":{"code":1,"message":"m","message":"n"}}"#,
        r#"{"error":{"code":1,"message":"m","data":1,"data":2}}"#,
        r#"{"error":{"code":1,"message":"m","\u0064ata":1,"data":2}}"#,
    ] {
        assert!(
            matches!(jsonrpc::decode(body.as_bytes()), Err(DecodeError::NotAnError { .. })),
            "{body}"
        );
    }
    for body in [r#"{"detail":"a","detail":"b"}"#, r#"{"code":1,"\u0063ode":2}"#] {
        let read = problem::decode(500, body.as_bytes());
        assert!(matches!(read, Err(DecodeError::NotAnError { .. })), "{body}");
    }
    let twice =
        r#"{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"A_X","reason":"B_X"}"#;
    let (read, _) = JSON[0].1(&format!("[{twice}]"));
    let read = read.unwrap();
    assert_eq!((&read.reason, &*read.other), (&None, &[OtherDetail::Json(twice.into())][..]));
}

/// A body of just under 256 KiB in which one piece is repeated.
fn filled(start: &str, piece: impl Fn(usize) -> String, end: &str) -> String {
    let mut body = start.to_owned();
    for at in 0.. {
        let next = piece(at);
        if body.len() + next.len() + end.len() + 1 > 1 << 18 {
            break;
        }
        body.push_str(if at > 0 { "," } else { "" });
        body.push_str(&next);
    }
    body + end
}

#[test]
fn endless_repetition_takes_no_endless_time() {
    const RPC: &str = "type.googleapis.com/google.rpc";
    let jsonrpc = r#"{"error":{"code":1,"message":"m","data":"#;
    let error_info = format!(r#"{{"@type":"{RPC}.ErrorInfo","reason":"R_X","metadata":{{"#);
    let bodies = [
        filled(&format!("{jsonrpc}["), |_| "{}".into(), "]}}"),
        filled(&format!("{jsonrpc}["), |_| r#"{"@type":"x"}"#.into(), "]}}"),
        filled(
            &format!("{jsonrpc}["),
            |_| format!(r#"{{"@type":"{RPC}.Help","links":[{{"url":""}}]}}"#),
            "]}}",
        ),
        filled(&format!("{jsonrpc}[{error_info}"), |at| format!(r#""{at}":0"#), "}}]}}"),
        filled(&format!("{jsonrpc}[{error_info}"), |_| r#""a":0"#.into(), "}}]}}"),
        filled(
            &format!(r#"{jsonrpc}[{{"@type":"{RPC}.BadRequest","fieldViolations":["#),
            |_| "{}".into(),
            "]}]}}",
        ),
        filled("{", |at| format!(r#""{at}":0"#), "}"),
        filled(r#"{"violations":["#, |_| "{}".into(), "]}"),
        format!(r#"{{"detail":"{}"}}"#, "\\u0041".repeat(40_000)),
        format!(r#"{jsonrpc}"{}"}}}}"#, "\\\\".repeat(125_000)),
    ];
    let start = Instant::now();
    for body in &bodies {
        for read in [
            jsonrpc::decode(body.as_bytes()),
            aip193::decode(500, body.as_bytes()),
            problem::decode(500, body.as_bytes()),
        ]
        .into_iter()
        .flatten()
        {
            let mut again = vec![];
            problem::write_remote(&read, &mut again);
            jsonrpc::write_remote(1, &read, &mut again);
            let _ = read.to_string();
        }
    }
    // Each takes milliseconds where the time goes with the length, and hours where it does not.
    assert!(start.elapsed() < Duration::from_mins(1), "{:?}", start.elapsed());
}

#[test]
fn a_length_that_is_not_there_is_not_trusted() {
    // A message, a detail, and the value of a detail of 100 MiB, 4 GiB and 2^64 - 1 bytes.
    for len in [
        &b"\x80\x80\x80\x32"[..],
        b"\xff\xff\xff\xff\x0f",
        b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01",
    ] {
        for field in [&b"\x12"[..], b"\x1a", b"\x7a"] {
            let status = [b"\x08\x05", field, len, b"x"].concat();
            assert!(matches!(grpc::decode(&status), Err(DecodeError::Malformed { .. })));
        }
        let value = [b"\x12", len, b"x"].concat();
        let status = [b"\x08\x05\x1a", &[u8::try_from(value.len()).unwrap()][..], &value].concat();
        assert!(matches!(grpc::decode(&status), Err(DecodeError::Malformed { .. })));
    }
}

#[test]
fn groups_within_groups_do_not_overflow_the_stack() {
    let mut status = vec![0x7b; 500_000]; // field 15 starts a group
    status[..2].copy_from_slice(&[0x08, 0x05]);
    assert!(matches!(grpc::decode(&status), Err(DecodeError::Malformed { .. })));
}

#[test]
fn a_fault_quotes_little_of_what_was_sent_and_no_line_break() {
    let long = format!(r#""{}\n""#, "x\\n".repeat(100_000));
    let fault = jsonrpc::decode(long.as_bytes()).unwrap_err().to_string();
    assert!(fault.len() < 400 && !fault.contains('\n'), "{fault}");
    let key = format!(r#"{{"{0}":1,"{0}":1,"detail":1,"detail":1}}"#, "y\\n".repeat(1000));
    let fault = problem::decode(500, key.as_bytes()).unwrap_err().to_string();
    assert!(fault.len() < 400 && !fault.contains('\n'), "{fault}");
}
