//! What a client makes of the bytes of a peer.

use std::time::Duration;

use serde_json::{Value, json};
use wire_error::{
    Code, DataShape, DecodeError, FieldViolation, HelpLink, LocalizedMessage, OtherDetail,
    PreconditionFailure, PreconditionViolation, QuotaFailure, QuotaViolation, RemoteError,
    ResourceInfo, aip193, grpc, jsonrpc, problem,
};

/// A `RemoteError` that is set field by field.
fn remote(set: impl FnOnce(&mut RemoteError)) -> RemoteError {
    let mut error = RemoteError::default();
    set(&mut error);
    error
}

fn other(json: &str) -> OtherDetail {
    OtherDetail::Json(json.into())
}

/// Each modelled detail, in the order of the standard.
const DETAILS: &str = r#"[
    {"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"TASK_NOT_FOUND","domain":"a.example","metadata":{"task_id":"t-1","note":"a\nb"}},
    {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"1.500s"},
    {"@type":"type.googleapis.com/google.rpc.BadRequest","fieldViolations":[{"field":"a","description":"b","reason":"C"},{"field":"d","description":"e"}]},
    {"@type":"type.googleapis.com/google.rpc.Help","links":[{"description":"More","url":"https://a.example"}]},
    {"@type":"type.googleapis.com/google.rpc.RequestInfo","requestId":"r-1"}]"#;

/// What all of them say.
fn with_details(error: &mut RemoteError) {
    error.reason = Some("TASK_NOT_FOUND".into());
    error.domain = Some("a.example".into());
    error.metadata =
        [("task_id", "t-1"), ("note", "a\nb")].map(|(k, v)| (k.into(), v.into())).into();
    error.retry_after = Some(Duration::from_millis(1500));
    error.field_violations =
        vec![FieldViolation::new("a", "b").with_reason("C"), FieldViolation::new("d", "e")];
    error.help = vec![HelpLink::new("More", "https://a.example")];
    error.request_id = Some("r-1".into());
}

#[test]
fn json_rpc_is_read_whole() {
    let body = format!(
        r#"{{"jsonrpc":"2.0","id":"x","error":{{"code":-32001,"message":"no \"t-1\"","data":{DETAILS}}}}}"#
    );
    let expected = remote(|error| {
        error.code = Some(-32001);
        error.message = r#"no "t-1""#.into();
        with_details(error);
        error.id = Some(r#""x""#.into());
    });
    assert_eq!(jsonrpc::decode(body.as_bytes()), Ok(expected.clone()));
    let mut expected = expected;
    expected.id = None;
    let object = format!(r#"{{"code":-32001,"message":"no \"t-1\"","data":{DETAILS}}}"#);
    assert_eq!(jsonrpc::decode_object(object.as_bytes()), Ok(expected));
}

#[test]
fn aip193_is_read_whole() {
    let body = format!(
        r#"{{"error":{{"code":404,"message":"no","status":"NOT_FOUND","details":{DETAILS}}}}}"#
    );
    let expected = remote(|error| {
        error.http_status = Some(404);
        error.grpc_code = Some(Code::NotFound);
        error.message = "no".into();
        with_details(error);
    });
    assert_eq!(aip193::decode(404, body.as_bytes()), Ok(expected));
}

#[test]
fn a_problem_is_read_whole() {
    let body = r#"{"type":"about:blank","title":"Not Found","status":404,"detail":"no",
        "reason":"TASK_NOT_FOUND","domain":"a.example","metadata":{"task_id":"t-1","note":"a\nb"},
        "retry_delay":"1.500s","violations":[{"field":"a","description":"b","reason":"C"},
        {"field":"d","description":"e"}],"help":[{"description":"More","url":"https://a.example"}],
        "request_id":"r-1"}"#;
    let expected = remote(|error| {
        error.http_status = Some(404);
        error.message = "no".into();
        with_details(error);
    });
    assert_eq!(problem::decode(404, body.as_bytes()), Ok(expected));
}

#[test]
fn a_grpc_status_is_read_whole() {
    use tonic_types::{ErrorDetails, StatusExt as _};

    let mut details = ErrorDetails::new();
    details.set_error_info(
        "TASK_NOT_FOUND",
        "a.example",
        [("task_id".to_owned(), "t-1".to_owned()), ("note".to_owned(), "a\nb".to_owned())],
    );
    details.set_retry_info(Some(Duration::from_millis(1500)));
    details.add_bad_request_violation("d", "e");
    details.add_help_link("More", "https://a.example");
    details.set_request_info("r-1", "");
    let status = tonic::Status::with_error_details(tonic::Code::NotFound, "no", details);
    let expected = remote(|error| {
        error.grpc_code = Some(Code::NotFound);
        error.message = "no".into();
        with_details(error);
        error.field_violations = vec![FieldViolation::new("d", "e")];
    });
    assert_eq!(grpc::decode(status.details()), Ok(expected));
}

/// `data` and what it is read as.
#[track_caller]
fn assert_data(data: &str, set: impl FnOnce(&mut RemoteError)) {
    let body =
        format!(r#"{{"jsonrpc":"2.0","id":1,"error":{{"code":7,"message":"m","data":{data}}}}}"#);
    let read = jsonrpc::decode(body.as_bytes()).unwrap();
    let expected = remote(|error| {
        error.code = Some(7);
        error.message = "m".into();
        error.id = Some("1".into());
        set(error);
    });
    assert_eq!(read, expected, "{data}");
    let mut again = Vec::new();
    jsonrpc::write_remote(1, &read, &mut again);
    let again = jsonrpc::decode(&again).unwrap();
    assert_eq!(again, expected, "written again");
}

#[test]
fn data_may_be_anything() {
    assert_data("null", |_| {});
    let mixed = r#"[1,{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"3s"}, {"@type":"x"}]"#;
    assert_data(mixed, |error| {
        error.data = DataShape::None;
        error.retry_after = Some(Duration::from_secs(3));
        error.other.push(other(mixed));
    });
    for foreign in [
        "[]",
        "[ ]",
        "7",
        "-0.0e-7",
        "true",
        r#""text""#,
        "{}",
        r#"{"kind":"K","detail":"d"}"#,
        "[1,2]",
        "[[]]",
        r#"[{"@type":7}]"#,
        "12345678901234567890123456789",
        r#""\ud800""#,
        "1e999",
    ] {
        assert_data(foreign, |error| {
            error.data = DataShape::None;
            error.other.push(other(foreign));
        });
    }
}

#[test]
fn data_may_be_one_detail() {
    let info = r#"{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"R_X"}"#;
    assert_data(info, |error| {
        error.reason = Some("R_X".into());
        error.data = DataShape::Info;
    });
    assert_data(r#"{"@type":"x/y.Z","a":[1, 2]}"#, |error| {
        error.other.push(other(r#"{"@type":"x/y.Z","a":[1, 2]}"#));
        error.data = DataShape::Info;
    });
}

#[test]
fn what_is_bytes_is_shown_as_text_and_not_whole() {
    let shown = |body: &[u8]| {
        let error = remote(|error| error.body = body.into());
        let shown = format!("{error:?}");
        let (_, shown) = shown.split_once(" body: ").unwrap();
        shown.split_once(", other: ").unwrap().0.to_owned()
    };
    assert_eq!(shown(b""), r#""""#);
    assert_eq!(shown(b"{\"a\":\n1}"), r#""{\"a\":\n1}""#);
    assert_eq!(
        shown(b"\x1b[31m\xc2\x85\xe2\x80\xa8\xe2\x80\xae"),
        r#""\u{1b}[31m\u{85}\u{2028}\u{202e}""#
    );
    assert_eq!(shown("caf\u{e9}".as_bytes()), "\"caf\u{e9}\"");
    assert_eq!(shown(b"\x1f\x8b\x08\x00"), "\"\\u{1f}\u{fffd}\\u{8}\\0\"");
    let long = "\u{e9}".repeat(1 << 15);
    assert_eq!(shown(long.as_bytes()), format!("\"{}\"... of 65536 bytes", &long[..1024]));
    let any = OtherDetail::Any { type_url: "a.example/b.C".into(), value: b"\x0a\x02hi".into() };
    assert_eq!(format!("{any:?}"), r#"Any { type_url: "a.example/b.C", value: "\n\u{2}hi" }"#);
    // All else is as `derive` has it.
    let error = remote(|error| error.code = Some(7));
    let start = "RemoteError(RemoteErrorParts { code: Some(7), http_status: None,";
    assert!(format!("{error:?}").starts_with(start), "{error:?}");
    assert!(
        format!("{error:#?}")
            .starts_with("RemoteError(\n    RemoteErrorParts {\n        code: Some(")
    );
}

#[test]
fn metadata_may_be_lax() {
    let info = |metadata: &str| {
        format!(
            r#"[{{"metadata":{metadata},"reason":"R_X","@type":"type.googleapis.com/google.rpc.ErrorInfo"}}]"#
        )
    };
    let reason = |error: &mut RemoteError| error.reason = Some("R_X".into());
    assert_data(&info("{}"), reason);
    assert_data(&info("null"), reason);
    assert_data(
        &info(r#"{"a":1e400,"b":[1, "x"],"c":null,"d":"\u00e9","e":"\ud800","f":""}"#),
        |error| {
            reason(error);
            error.metadata =
                [("a", "1e400"), ("b", r#"[1, "x"]"#), ("d", "é"), ("e", r#""\ud800""#), ("f", "")]
                    .map(|(key, value)| (key.into(), value.into()))
                    .into();
        },
    );
    for broken in ["[]", "7", r#"{"a":"1","a":"2"}"#] {
        let data = info(broken);
        let detail = data[1..data.len() - 1].to_owned();
        assert_data(&data, |error| error.other.push(other(&detail)));
    }
}

#[test]
fn a_detail_that_is_not_wholly_understood_is_kept_as_it_came() {
    let kept = [
        r#"{"@type":"type.googleapis.com/google.rpc.DebugInfo", "detail":"x"}"#,
        r#"{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":3}"#,
        r#"{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"-1s"}"#,
        r#"{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"1.s"}"#,
        r#"{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"1.0000000000s"}"#,
        r#"{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"+1s"}"#,
        r#"{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"315576000001s"}"#,
        r#"{"@type":"type.googleapis.com/google.rpc.ErrorInfo","domain":"no reason"}"#,
        r#"{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":["R"]}"#,
        r#"{"@type":"type.googleapis.com/google.rpc.BadRequest","fieldViolations":[]}"#,
        r#"{"@type":"type.googleapis.com/google.rpc.Help","links":null}"#,
        r#"{"@type":"type.googleapis.com/google.rpc.RequestInfo","requestId":""}"#,
    ];
    for detail in kept {
        assert_data(&format!(r#"[{{"@type":"x"}},{detail}]"#), |error| {
            error.other = vec![other(r#"{"@type":"x"}"#), other(detail)];
        });
    }
}

#[test]
fn what_a_known_detail_holds_beyond_the_model_is_not_lost() {
    let served = r#"{"@type":"type.googleapis.com/google.rpc.RequestInfo","requestId":"r","servingData":"s"}"#;
    assert_data(&format!("[{served}]"), |error| {
        error.request_id = Some("r".into());
        error.other = vec![other(served)];
    });
    let localized = r#"{"@type":"type.googleapis.com/google.rpc.BadRequest","fieldViolations":[{"field":"f","localizedMessage":{"locale":"de","message":"nein"}}]}"#;
    assert_data(&format!("[{localized}]"), |error| {
        error.field_violations = vec![FieldViolation::new("f", "")];
        error.other = vec![other(localized)];
    });
    let elsewhere = r#"{"@type":"elsewhere.example/google.rpc.ErrorInfo","reason":"R_X"}"#;
    assert_data(&format!("[{elsewhere}]"), |error| {
        error.reason = Some("R_X".into());
        error.other = vec![other(elsewhere)];
    });
}

#[test]
fn the_second_detail_of_a_type_is_kept_as_it_came() {
    let info = |reason| {
        format!(
            r#"{{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"{reason}","domain":"d"}}"#
        )
    };
    assert_data(&format!("[{},{}]", info("FIRST"), info("SECOND")), |error| {
        error.reason = Some("FIRST".into());
        error.domain = Some("d".into());
        error.other = vec![other(&info("SECOND"))];
    });
    assert_data(&format!("[{},{}]", info("SAME"), info("SAME")), |error| {
        error.reason = Some("SAME".into());
        error.domain = Some("d".into());
        error.other = vec![other(&info("SAME"))];
    });
    let elsewhere = info("SAME").replace("googleapis", "elsewhere");
    assert_data(&format!("[{0},{0},{elsewhere}]", info("SAME")), |error| {
        error.reason = Some("SAME".into());
        error.domain = Some("d".into());
        error.other = vec![other(&info("SAME")), other(&elsewhere)];
    });
    assert_data(&format!("[{elsewhere},{0},{elsewhere}]", info("SAME")), |error| {
        error.reason = Some("SAME".into());
        error.domain = Some("d".into());
        error.other = vec![other(&elsewhere), other(&info("SAME")), other(&elsewhere)];
    });
}

#[test]
fn the_names_of_the_proto_file_are_read_too() {
    let data = r#"[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retry_delay":"3s"},
        {"@type":"type.googleapis.com/google.rpc.BadRequest","field_violations":[{"field":"f"}]},
        {"@type":"type.googleapis.com/google.rpc.RequestInfo","request_id":"r"}]"#;
    assert_data(data, |error| {
        error.retry_after = Some(Duration::from_secs(3));
        error.field_violations = vec![FieldViolation::new("f", "")];
        error.request_id = Some("r".into());
    });
}

#[test]
fn what_is_not_a_json_rpc_error_is_refused() {
    for (body, why) in [
        ("", "not valid JSON: EOF while parsing a value at line 1 column 0"),
        ("{", "not valid JSON: EOF while parsing an object at line 1 column 1"),
        ("<html>", "not valid JSON: expected value at line 1 column 1"),
        ("null", "not a JSON-RPC error: invalid type: null, expected an object at line 1 column 4"),
        ("{}", "not a JSON-RPC error: missing field `error` at line 1 column 3"),
        (
            "{\"jsonrpc\":\"2.0\",\n\"id\":1,\"result\":7}\n",
            "not a JSON-RPC error: missing field `error` at line 2 column 19",
        ),
        (
            r#"{"result":7,"error":null}"#,
            "not a JSON-RPC error: missing field `error` at line 1 column 26",
        ),
        (
            r#"{"error":7}"#,
            "not a JSON-RPC error: `error` must be an object or a text at line 1 column 10",
        ),
        (
            r#"{"error":[1,"m"]}"#,
            "not a JSON-RPC error: `error` must be an object or a text at line 1 column 10",
        ),
        (
            r#"{"error":{"code":1,"code":2,"message":"m"}}"#,
            "not a JSON-RPC error: a member stands twice at line 1 column 10",
        ),
        (
            r#"{"error":"a","error":"b"}"#,
            "not a JSON-RPC error: a member stands twice at line 1 column 25",
        ),
        (
            r#"{"error":{"code":NaN,"message":"m"}}"#,
            "not valid JSON: expected value at line 1 column 18",
        ),
        (
            r#"{"error":{"code":1,"message":"m"}} x"#,
            "not valid JSON: trailing characters at line 1 column 36",
        ),
        (
            r#"[{"error":{"code":1,"message":"m"}}]"#,
            "not a JSON-RPC error: invalid type: sequence, expected an object at line 1 column 0",
        ),
    ] {
        assert_eq!(jsonrpc::decode(body.as_bytes()).unwrap_err().to_string(), why, "{body}");
    }
}

#[test]
fn a_sloppy_json_rpc_error_is_read_as_far_as_it_goes() {
    let read = |code: Option<i32>, message: &str, kept: &[&str]| {
        remote(|error| {
            error.code = code;
            error.message = message.into();
            error.id = Some("1".into());
            error.other = kept.iter().map(|json| other(json)).collect();
            if kept.first() == Some(&r#"{"a":1}"#) {
                error.data = DataShape::None;
            }
        })
    };
    for (error, expected) in [
        (r#"{"code":-32001}"#, read(Some(-32001), "", &[])),
        (r#"{"code":-32001,"message":null}"#, read(Some(-32001), "", &[])),
        (r#"{"message":"m"}"#, read(None, "m", &[])),
        (r#"{"code":null,"message":"m"}"#, read(None, "m", &[])),
        ("{}", read(None, "", &[])),
        (r#""something broke""#, read(None, "something broke", &[])),
        (r#""\ud800""#, read(None, "\u{fffd}", &[])),
        (r#"{"code":-32000.0,"message":"m"}"#, read(Some(-32000), "m", &[])),
        (r#"{"code":-3.2e4,"message":"m"}"#, read(Some(-32000), "m", &[])),
        (r#"{"code":1.5,"message":"m"}"#, read(None, "m", &[r#"{"code":1.5}"#])),
        (r#"{"code":1e999,"message":"m"}"#, read(None, "m", &[r#"{"code":1e999}"#])),
        (r#"{"code":4294967295,"message":"m"}"#, read(None, "m", &[r#"{"code":4294967295}"#])),
        (r#"{"code":"ERR_LIMIT","message":"m"}"#, read(None, "m", &[r#"{"code":"ERR_LIMIT"}"#])),
        (r#"{"code":"-32001","message":"m"}"#, read(Some(-32001), "m", &[r#"{"code":"-32001"}"#])),
        (r#"{"code":true,"message":"m"}"#, read(None, "m", &[r#"{"code":true}"#])),
        (r#"{"code":1,"message":7}"#, read(Some(1), "", &[r#"{"message":7}"#])),
        (r#"{"code":1,"message":["a","b"]}"#, read(Some(1), "a; b", &[r#"{"message":["a","b"]}"#])),
        (r#"{"code":1,"message":"\ud800"}"#, read(Some(1), "\u{fffd}", &[])),
        (r#"{"code":1,"message":"m","b":1,"b":2}"#, read(Some(1), "m", &[r#"{"b":1}"#])),
        (r#"{"code":1,"description":"d"}"#, read(Some(1), "d", &[r#"{"description":"d"}"#])),
        (
            r#"{"code":1,"message":"m","data":{"a":1},"stack":"s","b":null}"#,
            read(Some(1), "m", &[r#"{"a":1}"#, r#"{"stack":"s"}"#, r#"{"b":null}"#]),
        ),
    ] {
        let body = format!(r#"{{"jsonrpc":"2.0","id":1,"error":{error}}}"#);
        assert_eq!(jsonrpc::decode(body.as_bytes()), Ok(expected.clone()), "{error}");
        let batch = format!("[{body}]");
        assert_eq!(jsonrpc::decode_batch(batch.as_bytes()), Ok(vec![expected.clone()]), "{error}");
        if error.starts_with('{') {
            let mut expected = expected;
            expected.id = None;
            assert_eq!(jsonrpc::decode_object(error.as_bytes()), Ok(expected), "{error}");
        }
    }
}

#[test]
fn what_stands_beside_a_json_rpc_error_is_kept() {
    let expected = |kept: &[&str]| {
        Ok(remote(|error| {
            error.code = Some(1);
            error.message = "m".into();
            error.other = kept.iter().map(|json| other(json)).collect();
        }))
    };
    for (beside, kept) in [
        (r#""result":null"#, &[][..]),
        (r#""result":7"#, &[r#"{"result":7}"#]),
        (r#""jsonrpc":"2.0","trace":"t""#, &[r#"{"trace":"t"}"#]),
        (r#""jsonrpc":"1.0""#, &[r#"{"jsonrpc":"1.0"}"#]),
        (r#""jsonrpc":"1.0","result":null"#, &[r#"{"jsonrpc":"1.0"}"#]),
        (r#""jsonrpc":2.0,"trace":"t""#, &[r#"{"jsonrpc":2.0}"#, r#"{"trace":"t"}"#]),
    ] {
        let body = format!(r#"{{{beside},"error":{{"code":1,"message":"m"}}}}"#);
        assert_eq!(jsonrpc::decode(body.as_bytes()), expected(kept), "{beside}");
    }
}

#[test]
fn what_stands_beside_a_json_rpc_error_without_a_code_is_no_data_in_a_relay() {
    for body in [
        r#"{"jsonrpc":"1.0","id":1,"error":"m"}"#,
        r#"{"jsonrpc":"2.0","id":1,"error":{"code":1.5,"message":"m"}}"#,
    ] {
        let mut again = vec![];
        jsonrpc::write_remote(1, &jsonrpc::decode(body.as_bytes()).unwrap(), &mut again);
        let expected = br#"{"jsonrpc":"2.0","id":1,"error":{"code":-32603,"message":"m"}}"#;
        assert_eq!(String::from_utf8_lossy(&again), String::from_utf8_lossy(expected), "{body}");
    }
}

#[test]
fn the_id_of_a_response_is_kept_as_it_is_written() {
    for id in ["7", "\"a\"", "null", "123456789012345678901234567890", "1e2", "-0", r#""\u0061""#] {
        for error in [r#"{"code":1,"message":"m"}"#, r#""m""#] {
            let body = format!(r#"{{"id":{id},"error":{error}}}"#);
            assert_eq!(jsonrpc::decode(body.as_bytes()).unwrap().id.as_deref(), Some(id));
        }
    }
    assert_eq!(jsonrpc::decode(br#"{"error":{"code":1,"message":"m"}}"#).unwrap().id, None);
}

/// A further member is kept, and changes nothing of what is read.
#[test]
fn an_error_is_read_alike_whether_or_not_a_further_member_stands_beside_it() {
    const LOCALIZED: &str = r#"{"@type":"type.googleapis.com/google.rpc.LocalizedMessage","locale":"de","message":"n"}"#;
    let with_more = |read: &RemoteError| {
        let mut read = read.clone();
        read.other.push(other(r#"{"more":1}"#));
        read
    };
    for data in ["null", LOCALIZED, &format!("[{LOCALIZED}]"), "[]"] {
        let versions = [r#""2.0""#, r#""\u0032.0""#, "null"];
        for (version, message) in versions.into_iter().zip(["m", "", "m"]) {
            let body = |more: &str| {
                let error = format!(r#"{{"code":1,"message":"{message}","data":{data}}}"#);
                format!(r#"{{"jsonrpc":{version},"id":1,"error":{error}{more}}}"#)
            };
            let read = jsonrpc::decode(body("").as_bytes()).unwrap();
            let more = jsonrpc::decode(body(r#","more":1"#).as_bytes()).unwrap();
            assert_eq!(more, with_more(&read), "{}", body(""));
        }
        for message in ["m", ""] {
            let body = |more: &str| {
                format!(
                    r#"{{"error":{{"code":404,"message":"{message}","details":{data}{more}}}}}"#
                )
            };
            let read = aip193::decode(404, body("").as_bytes()).unwrap();
            let more = aip193::decode(404, body(r#","more":1"#).as_bytes()).unwrap();
            assert_eq!(more, with_more(&read), "{}", body(""));
        }
    }
}

#[test]
fn a_batch_gives_its_errors_each_with_its_id() {
    let expected = |id: &str, code: i32| {
        remote(|error| {
            error.id = Some(id.into());
            error.code = Some(code);
            error.message = "m".into();
        })
    };
    let plain = r#"{"jsonrpc":"2.0","id":1,"result":{"a":[]}},
        {"jsonrpc":"2.0","id":2,"error":{"code":7,"message":"m"}},
        {"jsonrpc":"2.0","id":"3","error":{"code":8,"message":"m"}}"#;
    let errors = vec![expected("2", 7), expected(r#""3""#, 8)];
    assert_eq!(jsonrpc::decode_batch(format!("[{plain}]").as_bytes()), Ok(errors.clone()));

    let lax = r#",{"id":4,"result":null},{"id":5,"other":6},{"id":6,"error":"m"}"#;
    let mut more = errors.clone();
    more.push(remote(|error| {
        error.id = Some("5".into());
        error.other = vec![other(r#"{"other":6}"#)];
    }));
    more.push(remote(|error| {
        error.id = Some("6".into());
        error.message = "m".into();
    }));
    assert_eq!(jsonrpc::decode_batch(format!(" [{plain}{lax}]").as_bytes()), Ok(more));

    let odd = r#",null,7,{},{"id":7,"error":[1]},{"id":8,"error":true},{"jsonrpc":"2.0","method":"m"},
        {"id":9,"error":"m","error":"n"},{"id":10,"result":1,"code":2,"code":3}"#;
    let mut more = errors.clone();
    let is = |id: Option<&str>, message: &str, kept: &[&str]| {
        remote(|error| {
            error.id = id.map(Into::into);
            error.message = message.into();
            error.other = kept.iter().map(|json| other(json)).collect();
        })
    };
    more.push(is(Some("7"), "", &[r#"{"error":[1]}"#]));
    more.push(is(Some("8"), "", &[r#"{"error":true}"#]));
    more.push(is(None, "", &[r#"{"id":9,"error":"m","error":"n"}"#]));
    more.push(is(None, "", &[r#"{"id":10,"result":1,"code":2,"code":3}"#]));
    assert_eq!(jsonrpc::decode_batch(format!("[{plain}{odd}]").as_bytes()), Ok(more));

    let alone = br#"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"m"}}"#;
    assert_eq!(jsonrpc::decode_batch(alone), Ok(vec![expected("null", -32700)]));
    assert_eq!(jsonrpc::decode_batch(b"[]"), Ok(vec![]));
    for (body, why) in [
        (
            "7",
            "not a JSON-RPC error: invalid type: integer `7`, expected an object at line 1 column 1",
        ),
        ("[", "not valid JSON: EOF while parsing a list at line 1 column 1"),
    ] {
        assert_eq!(jsonrpc::decode_batch(body.as_bytes()).unwrap_err().to_string(), why, "{body}");
    }
}

#[test]
fn what_is_not_an_aip193_error_is_refused() {
    for (body, why) in [
        (
            r#"{"error":"invalid_grant"}"#,
            "not an AIP-193 error: `error` must be an object at line 1 column 10",
        ),
        (r#"{"code":404}"#, "not an AIP-193 error: missing field `error` at line 1 column 13"),
        (r#"{"error":null}"#, "not an AIP-193 error: missing field `error` at line 1 column 15"),
        (
            r#"{"error":{"code":1,"code":2}}"#,
            "not an AIP-193 error: a member stands twice at line 1 column 10",
        ),
        (
            "[]",
            "not an AIP-193 error: invalid type: sequence, expected an object at line 1 column 0",
        ),
    ] {
        assert_eq!(aip193::decode(500, body.as_bytes()).unwrap_err().to_string(), why, "{body}");
    }
}

#[test]
fn aip193_is_lenient_about_the_rest() {
    for (error, kept) in [
        (r#""code":429,"message":"m""#, &[][..]),
        (r#""message":"m""#, &[]),
        (r#""code":null,"message":"m","status":null,"details":null"#, &[]),
        (r#""code":400,"message":"m""#, &[r#"{"code":400}"#]),
        (r#""code":"rate_limited","message":"m""#, &[r#"{"code":"rate_limited"}"#]),
        (r#""message":"m","status":"NEVER_HEARD_OF""#, &[r#"{"status":"NEVER_HEARD_OF"}"#]),
        (r#""message":"m","status":"OK""#, &[r#"{"status":"OK"}"#]),
        (r#""message":"m","status":7"#, &[r#"{"status":7}"#]),
        (r#""message":["m"]"#, &[r#"{"message":["m"]}"#]),
        (
            r#""message":"m","errors":[{"domain":"global","reason":"notFound"}]"#,
            &[r#"{"errors":[{"domain":"global","reason":"notFound"}]}"#],
        ),
        (r#""message":"m","details":"text""#, &[r#"{"details":"text"}"#]),
        (r#""message":"m","details":[1, 2]"#, &[r#"{"details":[1, 2]}"#]),
    ] {
        let body = format!(r#"{{"error":{{{error}}}}}"#);
        let expected = remote(|error| {
            error.http_status = Some(429);
            error.message = "m".into();
            error.other = kept.iter().map(|json| other(json)).collect();
        });
        assert_eq!(aip193::decode(429, body.as_bytes()), Ok(expected.clone()), "{error}");
        let body = format!(r#"{{"error":{{{error}}},"more":[]}}"#);
        let mut expected = expected;
        expected.other.push(other(r#"{"more":[]}"#));
        assert_eq!(aip193::decode(429, body.as_bytes()), Ok(expected), "{error}");
    }
    let retry = r#"{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"3s"}"#;
    for details in [format!("[{retry}]"), retry.to_owned()] {
        let body = format!(r#"{{"error":{{"code":429,"message":"m","details":{details}}}}}"#);
        let expected = remote(|error| {
            error.http_status = Some(429);
            error.message = "m".into();
            error.retry_after = Some(Duration::from_secs(3));
        });
        assert_eq!(aip193::decode(429, body.as_bytes()), Ok(expected));
    }
}

#[test]
fn a_relayed_aip193_error_has_nothing_but_typed_details() {
    let body = br#"{"error":{"code":"X","message":"m","details":"text"},"more":1}"#;
    let mut again = vec![];
    aip193::write_remote(&aip193::decode(500, body).unwrap(), &mut again);
    let expected = r#"{"error":{"code":500,"message":"m","status":"INTERNAL"}}"#;
    assert_eq!(String::from_utf8(again).unwrap(), expected);
}

#[test]
fn any_object_is_a_problem() {
    let expected = remote(|error| error.http_status = Some(500));
    assert_eq!(problem::decode(500, b"{}"), Ok(expected));
    let refused = problem::decode(500, b"[1]").unwrap_err();
    assert_eq!(
        refused.to_string(),
        "not a problem: invalid type: sequence, expected an object at line 1 column 0"
    );
    let refused = problem::decode(500, br#"{"detail":"a","detail":"b"}"#).unwrap_err();
    assert_eq!(refused.to_string(), "not a problem: a member stands twice at line 1 column 27");
    // Of two members that say nothing to us the first counts.
    let expected = remote(|error| {
        error.http_status = Some(500);
        error.other = vec![other(r#"{"a":1}"#)];
    });
    assert_eq!(problem::decode(500, br#"{"a":1,"a":2}"#), Ok(expected));
}

#[test]
fn a_member_of_a_problem_of_the_wrong_type_counts_as_absent_and_is_kept() {
    let wrong = br#"{"type":1,"title":{"a":1},"status":"500","detail":[2],"instance":true}"#;
    let expected = remote(|error| {
        error.http_status = Some(500);
        error.other = [
            r#"{"type":1}"#,
            r#"{"title":{"a":1}}"#,
            r#"{"status":"500"}"#,
            r#"{"detail":[2]}"#,
            r#"{"instance":true}"#,
        ]
        .map(other)
        .into();
    });
    assert_eq!(problem::decode(500, wrong), Ok(expected));
    let nothing =
        br#"{"type":null,"title":null,"status":null,"detail":null,"reason":null,"help":null}"#;
    let expected = remote(|error| error.http_status = Some(500));
    assert_eq!(problem::decode(500, nothing), Ok(expected));
}

#[test]
fn the_standard_members_of_a_problem_are_kept_as_they_are_written() {
    for (title, message) in [
        (r#"a\u00e9\""#, "a\u{e9}\""),
        (r#"\"b\"\\"#, "\"b\"\\"),
        (r"\ud800", "\u{fffd}"),
        ("\u{2028}\u{e9}", "\u{2028}\u{e9}"),
    ] {
        let body = format!(r#"{{"title":"{title}","type":"{title}","instance":"{title}"}}"#);
        let expected = remote(|error| {
            error.http_status = Some(400);
            error.message = message.into();
            error.other = ["type", "title", "instance"]
                .map(|name| other(&format!(r#"{{"{name}":"{title}"}}"#)))
                .into();
        });
        assert_eq!(problem::decode(400, body.as_bytes()), Ok(expected), "{title}");
    }
}

#[test]
fn a_problem_without_a_detail_says_what_another_member_says() {
    for (body, message) in [
        (r#"{"title":"Bad Request"}"#, ""),
        (r#"{"title":"Bad Request","type":"https://a.example/t"}"#, "Bad Request"),
        (r#"{"title":"Out of credit"}"#, "Out of credit"),
        (r#"{"title":"Out of credit","detail":""}"#, "Out of credit"),
        (r#"{"title":"","more":1}"#, ""),
        (r#"{"title":"Out of credit","message":"no money"}"#, "no money"),
        (r#"{"title":"Out of credit","detail":"no money","message":"x"}"#, "no money"),
        (r#"{"detail":{"error":{"message":"deep"}}}"#, "deep"),
        (r#"{"detail":{"error":{"fault":{"message":"too deep"}}}}"#, ""),
        (r#"{"message":{"lang":"en","value":"no money"}}"#, "no money"),
        (r#"{"value":"no money"}"#, ""),
        (r#"{"detail":{"reason":"no money"}}"#, "no money"),
        (r#"{"detail":{"reason":"NO_MONEY"}}"#, ""),
        (r#"{"message":["a","b"]}"#, "a; b"),
        (r#"{"message":["a",1]}"#, ""),
        (r#"{"message":[],"error":"no money"}"#, "no money"),
        (r#"{"error_description":"expired","error":"invalid_grant"}"#, "expired"),
        (r#"{"error":"invalid_grant"}"#, "invalid_grant"),
        (r#"{"errors":["first","second"]}"#, "first"),
        (r#"{"errors":[{"message":"first"}]}"#, "first"),
        (r#"{"status":400,"message":" "}"#, ""),
    ] {
        assert_eq!(problem::decode(400, body.as_bytes()).unwrap().message, message, "{body}");
    }
}

fn written_as_violations(violations: &[FieldViolation]) -> Value {
    let written = violations.iter().map(|violation| {
        let mut written = json!({ "field": violation.field });
        if !violation.description.is_empty() {
            written["description"] = json!(violation.description);
        }
        if let Some(reason) = &violation.reason {
            written["reason"] = json!(reason);
        }
        written
    });
    written.collect()
}

#[test]
fn violations_are_read_in_every_form_and_what_they_stood_in_is_kept() {
    let violation = |field: &str, description: &str, reason: &str| {
        let violation = FieldViolation::new(field, description);
        if reason.is_empty() { violation } else { violation.with_reason(reason) }
    };
    for (member, expected) in [
        (
            r##""errors":[{"detail":"must be positive","pointer":"#/age"},{"detail":"whole"}]"##,
            vec![violation("#/age", "must be positive", "")],
        ),
        (
            r#""errors":{"Name":["is required","is short"],"Age":["is odd"]}"#,
            vec![
                violation("Name", "is required", ""),
                violation("Name", "is short", ""),
                violation("Age", "is odd", ""),
            ],
        ),
        (
            r#""detail":[{"loc":["body","items",0,"price"],"msg":"Field required","type":"missing"}]"#,
            vec![violation("body.items[0].price", "Field required", "missing")],
        ),
        (
            r#""errors":[{"resource":"Issue","field":"title","code":"missing_field"}]"#,
            vec![violation("title", "", "missing_field")],
        ),
        (
            r#""errors":[{"source":{"pointer":"/data/age"},"title":"odd","code":"E1"}]"#,
            vec![violation("/data/age", "odd", "E1")],
        ),
        (
            r#""invalid-params":[{"name":"age","reason":"must be positive"}]"#,
            vec![violation("age", "must be positive", "")],
        ),
        (
            r#""details":{"causes":[{"field":"spec.n","message":"odd","reason":"FieldValueInvalid"}]}"#,
            vec![violation("spec.n", "odd", "FieldValueInvalid")],
        ),
        (
            r#""violations":[{"field":"a","message":"must not be null"}]"#,
            vec![violation("a", "must not be null", "")],
        ),
        (r#""errors":[{"message":"no field"}]"#, vec![]),
        (r#""errors":{"a":1}"#, vec![]),
        (r#""errors":{"a":["is odd",1]}"#, vec![]),
        (r#""detail":[{"loc":[{},0],"msg":"no path"}]"#, vec![]),
        (r#""detail":[{"loc":[true,"a"],"msg":"no path"}]"#, vec![]),
        (r#""detail":[{"loc":[],"msg":"no path"}]"#, vec![]),
        (r#""details":{"name":"n"}"#, vec![]),
    ] {
        let body = format!(r#"{{"title":"t",{member}}}"#);
        let read = problem::decode(400, body.as_bytes()).unwrap();
        let expected = remote(|error| {
            error.http_status = Some(400);
            error.message = "t".into();
            error.field_violations = expected;
            error.other = vec![other(r#"{"title":"t"}"#), other(&format!("{{{member}}}"))];
        });
        assert_eq!(read, expected, "{member}");
        let mut again = vec![];
        problem::write_remote(&read, &mut again);
        let mut content: Value = serde_json::from_str(&body).unwrap();
        content["status"] = json!(400);
        content["type"] = json!("about:blank");
        content["detail"] = json!("t"); // the message, which is said again
        if !member.starts_with("\"violations\"") && !read.field_violations.is_empty() {
            content["violations"] = written_as_violations(&read.field_violations);
        }
        assert_eq!(serde_json::from_slice::<Value>(&again).unwrap(), content, "{member}");
    }
    let body = r#"{"error":{"message":"m","errors":[{"field":"f","message":"x"}]}}"#;
    let read = aip193::decode(400, body.as_bytes()).unwrap();
    assert_eq!(read.field_violations, [violation("f", "x", "")]);
}

#[test]
fn further_members_of_a_problem_are_kept() {
    let body = r#"{"balance":{"a": 1},"title":"Out of credit","type":"https://e.example/credit",
        "instance":"/a/1","reason":7,"retry_delay":3,"violations":[{"field":"f","pointer":"/f"}],
        "help":"https://e.example","detail":"no","a\"b":null,"@type":"x"}"#;
    let expected = remote(|error| {
        error.http_status = Some(403);
        error.message = "no".into();
        error.field_violations = vec![FieldViolation::new("f", "")];
        error.other = [
            r#"{"type":"https://e.example/credit"}"#,
            r#"{"title":"Out of credit"}"#,
            r#"{"instance":"/a/1"}"#,
            r#"{"balance":{"a": 1}}"#,
            r#"{"reason":7}"#,
            r#"{"retry_delay":3}"#,
            r#"{"violations":[{"field":"f","pointer":"/f"}]}"#,
            r#"{"help":"https://e.example"}"#,
            r#"{"a\"b":null}"#,
            r#"{"@type":"x"}"#,
        ]
        .map(other)
        .into();
    });
    let read = problem::decode(403, body.as_bytes()).unwrap();
    assert_eq!(read, expected);
    let mut again = Vec::new();
    problem::write_remote(&read, &mut again);
    let mut content: Value = serde_json::from_str(body).unwrap();
    content["status"] = json!(403);
    assert_eq!(serde_json::from_slice::<Value>(&again).unwrap(), content);
}

#[test]
fn a_link_of_a_problem_that_says_more_is_kept_as_it_came() {
    let help = r#"{"help":[{"description":"More","url":"https://a.example","rel":"x"}]}"#;
    let expected = remote(|error| {
        error.http_status = Some(404);
        error.help = vec![HelpLink::new("More", "https://a.example")];
        error.other = vec![other(help)];
    });
    let read = problem::decode(404, help.as_bytes()).unwrap();
    assert_eq!(read, expected);
    // Written again it stands there once, and whole.
    let mut body = vec![];
    problem::write_remote(&read, &mut body);
    let written: Value = serde_json::from_slice(&body).unwrap();
    let sent: Value = serde_json::from_str(help).unwrap();
    assert_eq!(written["help"], sent["help"]);
    assert_eq!(String::from_utf8(body).unwrap().matches(r#""help""#).count(), 1);
}

#[test]
fn a_problem_s_known_members_are_read_beside_others_and_those_alone_are_kept() {
    let known = r#""detail":"m","reason":"ORDER_GONE","domain":"shop.example","metadata":{"id":"7"},"violations":[{"field":"f","description":"d"}],"help":null,"request_id":"r""#;
    let expected = remote(|error| {
        error.http_status = Some(404);
        error.message = "m".into();
        error.reason = Some("ORDER_GONE".into());
        error.domain = Some("shop.example".into());
        error.metadata = [("id".into(), "7".into())].into();
        error.field_violations = vec![FieldViolation::new("f", "d")];
        error.request_id = Some("r".into());
    });
    assert_eq!(problem::decode(404, format!("{{{known}}}").as_bytes()), Ok(expected.clone()));
    let mut with_more = expected.clone();
    with_more.other = vec![other(r#"{"more":1}"#)];
    assert_eq!(problem::decode(404, format!(r#"{{{known},"more":1}}"#).as_bytes()), Ok(with_more));

    // What is not all kept of a member stands there too.
    let violations = r#"{"violations":[{"field":"f","description":"d","more":1}]}"#;
    let entries: Vec<_> = (0..1000).map(|at| format!(r#""{at}":"""#)).collect();
    let metadata = format!(r#"{{"metadata":{{{}}}}}"#, entries.join(","));
    let prose = r#"{"reason":"There is no such order."}"#;
    for (body, of_violations) in [(violations, true), (&*metadata, false), (prose, false)] {
        for more in ["", r#","more":1"#] {
            let sent = body.replacen('{', r#"{"detail":"m","#, 1);
            let sent = format!("{}{more}}}", &sent[..sent.len() - 1]);
            let expected = remote(|error| {
                error.http_status = Some(404);
                error.message = "m".into();
                error.field_violations =
                    if of_violations { expected.field_violations.clone() } else { vec![] };
                error.other = vec![other(body)];
                error.other.extend((!more.is_empty()).then(|| other(r#"{"more":1}"#)));
            });
            assert_eq!(problem::decode(404, sent.as_bytes()), Ok(expected), "{sent}");
        }
    }
}

#[test]
fn a_grpc_status_that_is_none_is_refused() {
    for (status, why) in [
        (&b""[..], "not an error: the code of the google.rpc.Status is 0, which is OK"),
        (b"\x12\x02hi", "not an error: the code of the google.rpc.Status is 0, which is OK"),
        (b"\x08\x05\x12\x0cno", "not a google.rpc.Status: a field is broken at byte 2"),
        (b"\x08\x05\x12\x02\xff\xff", "not a google.rpc.Status: a field is broken at byte 2"),
        (b"\x0a\x00", "not a google.rpc.Status: a field is broken at byte 0"),
        // no field has the number 0
        (b"\x08\x05\x00\x01", "not a google.rpc.Status: a field is broken at byte 2"),
        (b"\x08\x05\x1a\x03\x0a\x05x", "not a google.rpc.Status: a field is broken at byte 2"),
        // a type URL and a value that are numbers
        (b"\x08\x05\x1a\x02\x08\x01", "not a google.rpc.Status: a field is broken at byte 2"),
        (b"\x08\x05\x1a\x02\x10\x01", "not a google.rpc.Status: a field is broken at byte 2"),
        // 100 MiB are declared
        (b"\x08\x05\x12\x80\x80\x80\x32", "not a google.rpc.Status: a field is broken at byte 2"),
    ] {
        assert_eq!(grpc::decode(status).unwrap_err().to_string(), why, "{status:?}");
    }
}

#[test]
fn a_grpc_status_may_take_1_mib() {
    // Field 15, which is passed over.
    let status = |len: usize| {
        let mut status = b"\x08\x05\x7a\xfa\xff\x3f".to_vec();
        status.resize(len, 0);
        status
    };
    let expected = remote(|error| error.grpc_code = Some(Code::NotFound));
    assert_eq!(grpc::decode(&status(1 << 20)), Ok(expected));
    let refused = grpc::decode(&status((1 << 20) + 1)).unwrap_err();
    assert_eq!(refused, DecodeError::TooLong { len: (1 << 20) + 1 });
}

#[test]
fn a_grpc_detail_that_is_not_wholly_understood_is_kept_as_it_came() {
    let any = |type_url: &str, value: &[u8]| OtherDetail::Any {
        type_url: type_url.into(),
        value: value.into(),
    };
    let status = |details: &[OtherDetail]| {
        let mut error = RemoteError::default();
        error.grpc_code = Some(Code::Internal);
        error.other = details.into();
        let mut status = Vec::new();
        grpc::write_remote(&error, &mut status);
        status
    };
    let rpc = |name: &str| format!("type.googleapis.com/google.rpc.{name}");
    let details = [
        any("x/y.Z", b"\xff"),
        any(&rpc("ErrorInfo"), b"\x0a\x05"),  // broken
        any(&rpc("ErrorInfo"), b"\x12\x01d"), // without a reason
        any(&rpc("RetryInfo"), b"\x0a\x0b\x08\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"), // -1 s
        any(&rpc("RetryInfo"), b"\x0a\x06\x10\x80\x94\xeb\xdc\x03"), // 1,000,000,000 ns
        any(&rpc("BadRequest"), b""),
        any(&rpc("Help"), b"\x08\x01"),
    ];
    let expected = remote(|error| {
        error.grpc_code = Some(Code::Internal);
        error.other = details.clone().into();
    });
    assert_eq!(grpc::decode(&status(&details)), Ok(expected));

    let served = any(&rpc("RequestInfo"), b"\x0a\x01r\x12\x01s");
    let again = any(&rpc("RequestInfo"), b"\x0a\x01q");
    let elsewhere = any("elsewhere.example/google.rpc.ErrorInfo", b"\x0a\x03R_X");
    let expected = remote(|error| {
        error.grpc_code = Some(Code::Internal);
        error.request_id = Some("r".into());
        error.reason = Some("R_X".into());
        error.other = vec![served.clone(), again.clone(), elsewhere.clone()];
    });
    let read = grpc::decode(&status(&[served, again, elsewhere])).unwrap();
    assert_eq!(read, expected);
    let mut written = Vec::new();
    grpc::write_remote(&read, &mut written);
    assert_eq!(grpc::decode(&written), Ok(expected));
}

#[test]
fn an_entry_of_a_map_that_stands_twice_in_protobuf_is_kept_as_it_came() {
    let read = |name: &str, value: &[u8]| {
        let type_url = format!("type.googleapis.com/google.rpc.{name}");
        let any = OtherDetail::Any { type_url, value: value.into() };
        let mut error = RemoteError::default();
        error.grpc_code = Some(Code::Internal);
        error.other = vec![any.clone()];
        let mut status = Vec::new();
        grpc::write_remote(&error, &mut status);
        let read = grpc::decode(&status).unwrap();
        assert_eq!(read.other, [any], "{name}");
        read
    };
    let entries =
        |tag: u8| [tag, 6, 0x0a, 1, b'k', 0x12, 1, b'a', tag, 6, 0x0a, 1, b'k', 0x12, 1, b'b'];
    let info = read("ErrorInfo", &[&b"\x0a\x03R_X"[..], &entries(0x1a)].concat());
    assert_eq!(info.metadata, [("k".into(), "b".into())].into());
    let violation = [&[0x0a, 16][..], &entries(0x32)].concat();
    let quota = read("QuotaFailure", &violation).quota_failure.clone().unwrap();
    assert_eq!(quota.violations[0].quota_dimensions, [("k".into(), "b".into())].into());
}

#[test]
fn a_detail_that_only_protobuf_holds_whole_is_said_in_json_as_far_as_it_is_read() {
    let mut error = RemoteError::default();
    error.grpc_code = Some(Code::Internal);
    let info = b"\x0a\x03R_X\x12\x01d\x22\x01?"; // a reason, a domain, and what is not known
    error.other = vec![OtherDetail::Any {
        type_url: "type.googleapis.com/google.rpc.ErrorInfo".into(),
        value: info.into(),
    }];
    let mut status = vec![];
    grpc::write_remote(&error, &mut status);
    let read = grpc::decode(&status).unwrap();
    assert_eq!((read.reason.as_deref(), read.other.len()), (Some("R_X"), 1));
    let mut body = vec![];
    jsonrpc::write_remote(1, &read, &mut body);
    aip193::write_remote(&read, &mut body);
    let expected = concat!(
        r#"{"jsonrpc":"2.0","id":1,"error":{"code":-32603,"message":"","data":[{"@type":"#,
        r#""type.googleapis.com/google.rpc.ErrorInfo","reason":"R_X","domain":"d"}]}}"#,
        r#"{"error":{"code":500,"message":"","status":"INTERNAL","details":[{"@type":"#,
        r#""type.googleapis.com/google.rpc.ErrorInfo","reason":"R_X","domain":"d"}]}}"#,
    );
    assert_eq!(String::from_utf8(body).unwrap(), expected);
    let mut again = vec![];
    grpc::write_remote(&read, &mut again);
    assert_eq!(again, status);
}

#[test]
fn a_code_that_grpc_does_not_have_is_unknown() {
    assert_eq!(grpc::decode(b"\x08\x63").unwrap().grpc_code, Some(Code::Unknown));
    let negative = b"\x08\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01";
    assert_eq!(grpc::decode(negative).unwrap().grpc_code, Some(Code::Unknown));
}

#[test]
fn a_code_of_0_says_nothing_beside_that_of_the_call() {
    let details = b"\x08\x00\x12\x02no".to_vec();
    let status = tonic::Status::with_details(tonic::Code::NotFound, "no", details.into());
    let expected = remote(|error| {
        error.grpc_code = Some(Code::NotFound);
        error.message = "no".into();
    });
    assert_eq!(grpc::decode(b"\x08\x05\x08\x00\x12\x02no"), Ok(expected.clone()));
    assert_eq!(grpc::from_status(&status), expected);
    let ok = grpc::from_status(&tonic::Status::new(tonic::Code::Ok, "fine"));
    assert_eq!((ok.grpc_code, &*ok.message), (None, "fine"));
}

#[test]
fn only_a_delay_or_unavailable_is_retryable() {
    let retryable = |set: fn(&mut RemoteError)| remote(set).is_retryable();
    assert!(retryable(|error| error.retry_after = Some(Duration::ZERO)));
    assert!(retryable(|error| error.grpc_code = Some(Code::Unavailable)));
    assert!(retryable(|error| error.http_status = Some(503)));
    for status in [408, 425, 429, 500, 504] {
        let error = remote(|error| error.http_status = Some(status));
        assert!(!error.is_retryable(), "{status}");
    }
    assert!(!retryable(|error| {
        error.http_status = Some(503);
        error.grpc_code = Some(Code::Internal);
    }));
    assert!(!retryable(|error| error.code = Some(-32000)));
}

#[test]
fn no_text_of_a_peer_forges_a_line_of_a_log() {
    let error = remote(|error| {
        error.message = "no\n2026 INFO all is well\u{1b}[2J\u{2028}".into();
        error.domain = Some("a\r\n".into());
        error.reason = Some("R\u{85}".into());
    });
    assert_eq!(error.to_string(), r"no\n2026 INFO all is well\u{1b}[2J\u{2028} (a\r\n/R\u{85})",);
}

#[test]
fn an_error_is_one_pointer_whose_members_are_read_through_it() {
    assert_eq!(size_of::<RemoteError>(), size_of::<usize>());
    let mut error = remote(|error| error.message = "no".into());
    error.message.push('!');
    assert_eq!(error.message, "no!");
    assert_eq!(error.into_parts().message, "no!");
}

#[test]
fn an_error_without_a_message_is_shown_by_its_reason_or_else_by_its_status() {
    let shown = |set: fn(&mut RemoteError)| remote(set).to_string();
    let full: fn(&mut RemoteError) = |error| {
        error.domain = Some("a.example".into());
        error.reason = Some("R_X".into());
        error.http_status = Some(503);
    };
    assert_eq!(shown(full), "a.example/R_X");
    assert_eq!(shown(|error| error.reason = Some("R\n".into())), r"R\n");
    assert_eq!(shown(|error| error.http_status = Some(503)), "HTTP 503 Service Unavailable");
    assert_eq!(shown(|error| error.http_status = Some(200)), "HTTP 200");
    assert_eq!(shown(|error| error.grpc_code = Some(Code::NotFound)), "NOT_FOUND");
    assert_eq!(shown(|error| error.code = Some(-32000)), "JSON-RPC error -32000");
    assert_eq!(shown(|_| {}), "unknown error");
}

/// The details that are rarer, in the order of the standard.
const RARE: &str = r#"[
    {"@type":"type.googleapis.com/google.rpc.PreconditionFailure","violations":[{"type":"TOS","subject":"google.com/cloud","description":"accept them"},{}]},
    {"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"subject":"project:7","description":"too many CPUs","apiService":"compute.googleapis.com","quotaMetric":"cpus","quotaId":"CPUS-per-region","quotaDimensions":{"region":"eu"},"quotaValue":"9007199254740993","futureQuotaValue":"0"},{"quotaValue":-3}]},
    {"@type":"type.googleapis.com/google.rpc.ResourceInfo","resourceType":"sql table","resourceName":"orders","owner":"project:7","description":"it is locked"},
    {"@type":"type.googleapis.com/google.rpc.LocalizedMessage","locale":"de-CH","message":"geht nicht"}]"#;

/// What all of them say.
fn with_rare_details(error: &mut RemoteError) {
    error.precondition_failure = Some(PreconditionFailure::new([
        PreconditionViolation::new("TOS", "google.com/cloud", "accept them"),
        PreconditionViolation::default(),
    ]));
    let mut cpus = QuotaViolation::new("project:7", "too many CPUs");
    cpus.api_service = "compute.googleapis.com".into();
    cpus.quota_metric = "cpus".into();
    cpus.quota_id = "CPUS-per-region".into();
    cpus.quota_dimensions = [("region".into(), "eu".into())].into();
    cpus.quota_value = 9_007_199_254_740_993;
    cpus.future_quota_value = Some(0);
    let mut negative = QuotaViolation::default();
    negative.quota_value = -3;
    error.quota_failure = Some(QuotaFailure::new([cpus, negative]));
    let mut table = ResourceInfo::new("sql table", "orders");
    table.owner = "project:7".into();
    table.description = "it is locked".into();
    error.resource_info = Some(table);
    error.localized_message = Some(LocalizedMessage::new("de-CH", "geht nicht"));
}

#[test]
fn the_rarer_details_are_read_and_written_again_in_json() {
    assert_data(RARE, with_rare_details);
    let body = format!(r#"{{"error":{{"code":1,"message":"m","data":{RARE}}}}}"#);
    let mut again = vec![];
    jsonrpc::write_remote(1, &jsonrpc::decode(body.as_bytes()).unwrap(), &mut again);
    let again: Value = serde_json::from_slice(&again).unwrap();
    let mut expected: Value = serde_json::from_str(RARE).unwrap();
    expected[1]["violations"][1]["quotaValue"] = json!("-3");
    assert_eq!(again["error"]["data"], expected);
}

#[test]
fn the_rarer_details_are_read_and_written_again_in_protobuf() {
    use tonic_types::{ErrorDetails, StatusExt as _};

    let expected = remote(|error| {
        error.grpc_code = Some(Code::Internal);
        with_rare_details(error);
    });
    let mut status = vec![];
    grpc::write_remote(&expected, &mut status);
    assert_eq!(grpc::decode(&status), Ok(expected));

    let mut details = ErrorDetails::new();
    details.add_precondition_failure_violation("TOS", "google.com/cloud", "accept them");
    details.add_quota_failure_violation("project:7", "too many CPUs");
    details.set_resource_info("sql table", "orders", "project:7", "it is locked");
    details.set_localized_message("de-CH", "geht nicht");
    let status = tonic::Status::with_error_details(tonic::Code::NotFound, "no", details);
    let expected = remote(|error| {
        with_rare_details(error);
        error.grpc_code = Some(Code::NotFound);
        error.message = "no".into();
        let terms = PreconditionViolation::new("TOS", "google.com/cloud", "accept them");
        error.precondition_failure = Some(PreconditionFailure::new([terms]));
        let cpus = QuotaViolation::new("project:7", "too many CPUs");
        error.quota_failure = Some(QuotaFailure::new([cpus]));
    });
    assert_eq!(grpc::decode(status.details()), Ok(expected));
}

#[test]
fn a_rarer_detail_that_is_not_wholly_understood_is_kept_as_it_came() {
    const RPC: &str = "type.googleapis.com/google.rpc";
    for members in [
        r#"PreconditionFailure","violations":[]"#,
        r#"QuotaFailure","violations":[{"quotaValue":"1.5"}]"#,
        r#"QuotaFailure","violations":[{"quotaValue":"9223372036854775808"}]"#,
        r#"ResourceInfo","resourceName":7"#,
        r#"ResourceInfo""#,
        r#"LocalizedMessage","message":"""#,
    ] {
        let detail = format!(r#"{{"@type":"{RPC}.{members}}}"#);
        assert_data(&format!("[{detail}]"), |error| error.other = vec![other(&detail)]);
    }
    let more = format!(
        r#"{{"@type":"{RPC}.PreconditionFailure","violations":[{{"type":"TOS","quotaId":"q"}}]}}"#
    );
    assert_data(&format!("[{more}]"), |error| {
        let terms = PreconditionViolation::new("TOS", "", "");
        error.precondition_failure = Some(PreconditionFailure::new([terms]));
        error.other = vec![other(&more)];
    });
}

#[test]
fn a_peer_s_error_is_written_again_on_one_line() {
    let body = b"{\"error\":{\"code\":7,\"message\":\"\xe2\x80\xa8\",\"data\":{\"a\":\n[1,\r\n\t2],\"b\":\"\x7f\"}}}";
    let mut again = Vec::new();
    jsonrpc::write_remote("i", &jsonrpc::decode(body).unwrap(), &mut again);
    assert_eq!(
        String::from_utf8(again).unwrap(),
        r#"{"jsonrpc":"2.0","id":"i","error":{"code":7,"message":"\u2028","data":{"a": [1,   2],"b":"\u007f"}}}"#,
    );
}

#[test]
fn a_field_that_is_not_known_is_passed_over_by_its_width() {
    let mut status = vec![0x08, 5];
    status.extend([0x79, 1, 2, 3, 4, 5, 6, 7, 8]); // field 15, of 64 bits
    status.extend([0x7d, 1, 2, 3, 4]); // of 32 bits
    status.extend([0x12, 2, b'n', b'o']);
    let error = grpc::decode(&status).unwrap();
    assert_eq!((error.grpc_code, &*error.message), (Some(Code::NotFound), "no"));
    for cut in [3, 10, 12, 15] {
        assert!(grpc::decode(&status[..cut]).is_err(), "{cut}");
    }
}

#[test]
fn a_detail_whose_entries_say_more_is_kept_whole_too() {
    for detail in [
        r#"{"@type":"type.googleapis.com/google.rpc.Help","links":[{"url":"https://a.example","more":1}]}"#,
        r#"{"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"subject":"s"},7]}"#,
        r#"{"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"subject":"s","more":1}]}"#,
    ] {
        let body = format!(r#"{{"error":{{"code":404,"message":"no","details":[{detail}]}}}}"#);
        let error = aip193::decode(404, body.as_bytes()).unwrap();
        assert_eq!(error.other, [OtherDetail::Json(detail.into())]);
    }
}

#[test]
fn long_bytes_are_shown_by_their_start_and_their_number() {
    let shown = |len| {
        let value = vec![b'x'; len];
        format!("{:?}", OtherDetail::Any { type_url: "t".into(), value })
    };
    assert!(!shown(1024).contains(" bytes"));
    assert!(shown(1025).contains("... of 1025 bytes"));
    assert!(shown(1025).len() < shown(1024).len() + 30);
}

#[test]
fn errors_are_equal_if_their_rare_parts_are() {
    let mut error = RemoteError::default();
    error.body = vec![7];
    assert_ne!(error, RemoteError::default());
    error.body.clear();
    assert_eq!(error, RemoteError::default());
}
