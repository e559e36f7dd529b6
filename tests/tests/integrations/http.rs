//! `http`, and what all wrappers share.

use std::time::Duration;

use http::Response;
use wire_error::jsonrpc::{self, ErrorObject, ProtocolError};
use wire_error::negotiate::{self, Accept};
use wire_error::{Challenge, ErrorSpec, WireContract, WireError, aip193, problem};

use crate::shop::*;

/// The status, the headers in their order, and the body.
fn shown(response: impl Into<Response<Vec<u8>>>) -> (u16, Vec<(String, String)>, String) {
    let response = response.into();
    let headers = response.headers().iter();
    let headers = headers.map(|(name, value)| (name.to_string(), value.to_str().unwrap().into()));
    let (status, headers) = (response.status().as_u16(), headers.collect());
    (status, headers, String::from_utf8(response.into_body()).unwrap())
}

fn headers(of: &[(&str, &str)]) -> Vec<(String, String)> {
    of.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect()
}

#[test]
fn an_error_goes_into_a_response_in_the_body_that_its_type_declares() {
    assert_eq!(
        shown(not_found()),
        (
            404,
            headers(&[("content-type", "application/json"), ("cache-control", "no-store")]),
            NOT_FOUND_AIP193.into()
        ),
    );
    let kiosk = [("content-type", "application/shop+json"), ("cache-control", "no-store")];
    assert_eq!(
        shown(KioskError::Shop(not_found())),
        (404, headers(&kiosk), NOT_FOUND_PROBLEM.into())
    );
    assert_eq!(
        shown(KioskError::Teapot),
        (
            418,
            headers(&kiosk),
            r#"{"type":"about:blank","title":"Client Error","status":418,"detail":"no coffee"}"#
                .into()
        ),
    );
}

#[test]
fn a_wrapper_chooses_the_body() {
    let (status, sent, body) = shown(problem::Response::from(not_found()));
    assert_eq!((status, &*body), (404, NOT_FOUND_PROBLEM));
    assert_eq!(sent[0], ("content-type".into(), "application/problem+json".into()));
    let (.., body) = shown(aip193::Response::from(KioskError::Shop(not_found())));
    assert_eq!(body, NOT_FOUND_AIP193);
}

#[test]
fn the_declared_content_type_is_that_of_the_declared_body_only() {
    let (_, sent, _) = shown(problem::Response::from(KioskError::Teapot));
    assert_eq!(sent[0].1, "application/shop+json");
    let (_, sent, _) = shown(aip193::Response::from(KioskError::Teapot));
    assert_eq!(sent[0].1, "application/json");
}

#[test]
fn a_delay_is_sent_in_whole_seconds_rounded_up() {
    for (wait, header) in [
        (Duration::ZERO, "0"),
        (Duration::from_nanos(1), "1"),
        (Duration::from_secs(3), "3"),
        (Duration::from_millis(3001), "4"),
        (Duration::from_hours(720), "2147483"), // more would be none to a client's timer
        (Duration::MAX, "2147483"),
    ] {
        let (status, sent, _) = shown(ShopError::Busy { wait });
        assert_eq!(status, 503);
        assert_eq!(sent[2], ("retry-after".into(), header.into()));
    }
}

#[test]
fn a_401_has_its_challenge() {
    let (status, sent, _) = shown(ShopError::Stranger);
    assert_eq!(status, 401);
    assert_eq!(sent[2], ("www-authenticate".into(), "Bearer realm=\"shop\"".into()));
}

#[derive(Debug, WireError)]
#[wire(http = 401, message = "no")]
struct Login(#[wire(www_authenticate)] Vec<Challenge>);

#[test]
fn each_challenge_known_at_run_time_is_a_line_of_its_own() {
    let sent = |challenges: &[Challenge]| {
        let sent = shown(aip193::Response::from(Login(challenges.into()))).1;
        let values = sent.into_iter().filter(|(name, _)| name == "www-authenticate");
        values.map(|(_, value)| value).collect::<Vec<_>>()
    };
    assert!(sent(&[]).is_empty());
    let bearer = Challenge::new("Bearer").with_param("realm", r#"a "b" \c"#);
    let basic = Challenge::new("Basic").with_param("realm", "shop");
    assert_eq!(sent(&[bearer, basic]), [r#"Bearer realm="a \"b\" \\c""#, r#"Basic realm="shop""#]);
    // RFC 6750, section 3, has a set of characters for these
    let restricted = Challenge::new("Bearer")
        .with_param("error", "a\nb")
        .with_param("Error_Description", r#"no "é" \"#)
        .with_param("error_uri", "https://shop.example/é")
        .with_param("scope", "orders:read a\u{7f}");
    assert_eq!(
        sent(&[restricted]),
        [concat!(
            r#"Bearer error="a?b", Error_Description="no ??? ?", "#,
            r#"error_uri="https://shop.example/?", scope="orders:read a?""#,
        )]
    );
    // of what HTTP refuses in any other, no challenge is lost
    let refused = Challenge::new("Bearer").with_param("realm", "a\r\nb\0\u{7f}\tc");
    assert_eq!(sent(&[refused]), ["Bearer realm=\"a??b??\tc\""]);
}

#[test]
fn a_fixed_number_of_challenges_is_sent_as_any_other() {
    #[derive(Debug, WireError)]
    #[wire(http = 401, message = "no")]
    struct Twice(#[wire(www_authenticate)] [Challenge; 2]);

    #[derive(Debug, WireError)]
    #[wire(http = 403, message = "no")]
    struct Maybe(#[wire(www_authenticate)] Option<Challenge>);

    let error = Twice([Challenge::new("Bearer"), Challenge::new("Basic")]);
    let sent = shown(aip193::Response::from(error)).1;
    let challenges = headers(&[("www-authenticate", "Bearer"), ("www-authenticate", "Basic")]);
    assert_eq!(sent[2..], challenges);

    let sent = shown(aip193::Response::from(Maybe(Some(Challenge::new("Basic"))))).1;
    assert_eq!(sent[2..], headers(&[("www-authenticate", "Basic")]));
    assert_eq!(shown(aip193::Response::from(Maybe(None))).1.len(), 2);
}

#[test]
fn a_header_of_nothing_is_left_out() {
    #[derive(Debug, WireError)]
    #[wire(http = 429, message = "no")]
    struct Limited(#[wire(header = "RateLimit")] Option<&'static str>);

    let own = headers(&[("content-type", "application/json"), ("cache-control", "no-store")]);
    let sent = |limit| shown(aip193::Response::from(Limited(limit))).1;
    assert_eq!(sent(None), own);
    assert_eq!(sent(Some("")), own);
    let limit = headers(&[("ratelimit", "\"default\";r=0")]);
    assert_eq!(sent(Some("\"default\";r=0")), [own, limit].concat());
}

#[test]
fn a_cache_control_of_the_errors_own_replaces_no_store() {
    #[derive(Debug, WireError)]
    #[wire(http = 410, message = "no", header("Cache-Control", "max-age=5"))]
    struct Gone;

    assert_eq!(
        shown(aip193::Response::from(Gone)).1,
        headers(&[("content-type", "application/json"), ("cache-control", "max-age=5")]),
    );
}

#[test]
fn json_rpc_is_answered_with_200_unless_another_status_is_asked_for() {
    let plain = headers(&[("content-type", "application/json"), ("cache-control", "no-store")]);
    let body = format!(r#"{{"jsonrpc":"2.0","id":"a","error":{NOT_FOUND_OBJECT}}}"#);
    let response = || jsonrpc::Response::from(not_found()).id("a");
    assert_eq!(shown(response()), (200, plain.clone(), body.clone()));
    assert_eq!(shown(response().status(404)), (404, plain, body.clone()));
    assert_eq!(shown(response().status(7)).0, 500);
    // without an error's status, headers that speak of one would mislead
    let busy = || jsonrpc::Response::from(ShopError::Busy { wait: Duration::from_secs(1) });
    assert_eq!(shown(busy()).1.len(), 2);
    assert_eq!(shown(busy().status(503)).1[2], ("retry-after".into(), "1".into()));
    assert_eq!(shown(busy().status(7)), shown(busy().status(500)));
    assert_eq!(shown(jsonrpc::Response::from(ShopError::Stranger)).1.len(), 2);
}

#[test]
fn a_request_id_stands_in_the_body_and_a_bad_one_does_not() {
    let with_id = |id: &str| shown(problem::Response::from(KioskError::Teapot).request_id(id)).2;
    assert!(with_id("req-1").ends_with(r#","request_id":"req-1"}"#));
    for bad in ["", "two words", "line\nbreak", "é", &"x".repeat(129)] {
        assert!(!with_id(bad).contains("request_id"), "{bad:?}");
    }
}

#[test]
fn headers_are_added_and_replace_those_of_the_wrapper() {
    let response = aip193::Response::from(ShopError::Stranger)
        .header("Set-Cookie", "a=1")
        .header("set-cookie", "b=2")
        .header("Content-Type", "application/vnd.shop+json")
        .header("WWW-Authenticate", "Basic")
        .header("www-authenticate", String::from("Bearer"));
    assert_eq!(
        shown(response).1,
        headers(&[
            ("cache-control", "no-store"),
            ("set-cookie", "a=1"),
            ("set-cookie", "b=2"),
            ("content-type", "application/vnd.shop+json"),
            ("www-authenticate", "Basic"),
            ("www-authenticate", "Bearer"),
        ]),
    );
}

#[test]
fn a_header_that_http_does_not_allow_is_left_out() {
    let response = aip193::Response::from(KioskError::Teapot)
        .header("no header", "x")
        .header("", "x")
        .header("x-line", "a\r\nset-cookie: b")
        .header("x-nul", [0])
        .header("x-fine", b"\xff");
    let response = Response::<Vec<u8>>::from(response);
    assert_eq!(response.headers().len(), 3);
    assert_eq!(response.headers()["x-fine"], b"\xff"[..]);
}

#[test]
fn a_header_that_is_refused_takes_nothing_with_it() {
    let response = aip193::Response::from(KioskError::Teapot)
        .header("cache-control", "\n")
        .header("content-type", [0])
        .header("content-length", "3")
        .header("transfer-encoding", "chunked");
    assert_eq!(
        shown(response).1,
        headers(&[("content-type", "application/json"), ("cache-control", "no-store")]),
    );
}

/// What it shows has no end.
#[derive(Debug)]
struct Endless;

impl std::fmt::Display for Endless {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        loop {
            f.write_str("endless ")?;
        }
    }
}

#[derive(Debug, WireError)]
#[wire(http = 400, message = "no")]
struct Tired(#[wire(header = "X-Tired")] Endless);

#[derive(Debug, WireError)]
#[wire(http = 400, message = "no")]
struct Long(#[wire(header = "X-Long")] String);

#[test]
fn a_header_is_64_kib_long_at_most() {
    let sent = |len| {
        let sent = shown(aip193::Response::from(Long("x".repeat(len)))).1;
        sent.into_iter().find(|(name, _)| name == "x-long").map(|(_, value)| value.len())
    };
    assert_eq!(sent(64 << 10), Some(64 << 10));
    assert_eq!(sent((64 << 10) + 1), None);
    assert_eq!(sent(200_000), None);
}

#[test]
fn a_header_without_end_is_left_out() {
    assert_eq!(
        shown(aip193::Response::from(Tired(Endless))).1,
        headers(&[("content-type", "application/json"), ("cache-control", "no-store")]),
    );
}

#[test]
fn vary_is_added_to() {
    let accept = || Accept::parse("application/problem+json");
    let vary = |response: negotiate::Response<ShopError>| {
        let sent = shown(response).1.into_iter().filter(|(name, _)| name == "vary");
        sent.map(|(_, value)| value).collect::<Vec<_>>()
    };
    let response = || accept().response(not_found());
    assert_eq!(vary(response().header("vary", "origin")), ["origin, accept"]);
    assert_eq!(
        vary(response().header("Vary", "Origin, ACCEPT").header("vary", "cookie, origin")),
        ["Origin, ACCEPT, cookie"]
    );
    assert_eq!(vary(response().header("vary", "*")), ["*"]);
    assert_eq!(vary(response().header("vary", " ,, ")), ["accept"]);
}

#[test]
fn the_record_stands_in_the_extensions() {
    let name =
        |response: Response<Vec<u8>>| response.extensions().get::<ErrorSpec>().unwrap().name();
    assert_eq!(name(not_found().into()), "OrderNotFound");
    assert_eq!(name(jsonrpc::Response::from(not_found()).into()), "OrderNotFound");
    assert_eq!(name(KioskError::Shop(storage()).into()), "Storage");
}

#[test]
fn the_table_says_which_body_a_type_has() {
    assert_eq!(ShopError::CONTRACT.http_body(), wire_error::HttpBody::AIP193);
    assert_eq!(
        KioskError::CONTRACT.http_body(),
        wire_error::HttpBody::PROBLEM.with_content_type("application/shop+json"),
    );
}

#[test]
fn generic_errors_go_into_a_response() {
    let (status, _, body) = shown(Generic::<String>::Conflict("taken".into()));
    assert_eq!(
        (status, &*body),
        (409, r#"{"error":{"code":409,"message":"taken","status":"ABORTED"}}"#)
    );
    let text = String::from("no");
    let (status, ..) = shown(Generic::<u8, 2>::Bad(&text, [1, 2]));
    assert_eq!(status, 400);
}

#[test]
fn a_json_rpc_response_serializes_as_it_is_sent() {
    let response = jsonrpc::Response::from(not_found()).id(i64::MIN).request_id("r");
    let sent = shown(response.clone()).2;
    assert!(sent.contains(r#""requestId":"r""#) && sent.contains("-9223372036854775808"));
    assert_eq!(serde_json::to_string(&response).unwrap(), sent);
    assert_eq!(
        serde_json::to_value(&response).unwrap(),
        serde_json::from_str::<serde_json::Value>(&sent).unwrap()
    );
}

#[test]
fn an_owned_json_rpc_response_survives_a_round_trip() {
    let owned = jsonrpc::Response::new(u64::MAX, &not_found());
    let json = serde_json::to_string(&owned).unwrap();
    let sent = shown(jsonrpc::Response::from(not_found()).id(u64::MAX)).2;
    let value = |json: &str| serde_json::from_str::<serde_json::Value>(json).unwrap();
    assert_eq!(value(&json), value(&sent));
    let read: jsonrpc::Response = serde_json::from_str(&json).unwrap();
    assert_eq!(read, owned);
    assert_eq!(read.error.code, -32001);
    let read: jsonrpc::Response<ErrorObject> =
        serde_json::from_value(serde_json::to_value(&owned).unwrap()).unwrap();
    assert_eq!(read, owned);
}

#[test]
fn what_is_no_json_rpc_response_does_not_deserialize() {
    for json in [
        r#"{"jsonrpc":"1.0","id":1,"error":{"code":1,"message":""}}"#,
        r#"{"id":1,"error":{"code":1,"message":""}}"#,
        r#"{"jsonrpc":"2.0","id":1,"result":1}"#,
        "[]",
    ] {
        assert!(serde_json::from_str::<jsonrpc::Response>(json).is_err(), "{json}");
    }
}

#[test]
fn the_errors_of_json_rpc_itself_have_wrappers_too() {
    let (status, _, body) = shown(jsonrpc::Response::from(ProtocolError::ParseError));
    assert_eq!(
        (status, &*body),
        (200, r#"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"Parse error"}}"#)
    );
}

#[test]
fn a_body_stays_under_a_mebibyte_and_keeps_its_reason() {
    for text in ["x", "\u{2028}", "🦀"] {
        let description = text.repeat((1 << 17) / text.len());
        let fields = vec![wire_error::FieldViolation::new("f", description); 200];
        let error = ShopError::Refused { fields };
        for response in [
            Response::from(aip193::Response::from(error.clone())),
            Response::from(problem::Response::from(error.clone())),
            Response::from(jsonrpc::Response::from(error.clone())),
        ] {
            assert!(response.body().len() < 1 << 20);
            let body: serde_json::Value = serde_json::from_slice(response.body()).unwrap();
            assert!(body.to_string().contains("\"reason\":\"REFUSED\""));
        }
    }
}
