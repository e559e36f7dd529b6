//! What is no request: an error of the right shape, and the connection still good.

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};
use tokio::runtime::Runtime;
use tokio::sync::Mutex;

use crate::peer::{Running, failure};

/// An array in an array, this many times.
fn nested(depth: usize) -> String {
    "[".repeat(depth) + &"]".repeat(depth)
}

/// Sends each body and compares the reply; after each, the connection is still good.
async fn assert_replies(cases: Vec<(Vec<u8>, Value)>) {
    let agent = Running::new();
    let mut peer = agent.greet().await;
    for (body, expected) in cases {
        let shown = String::from_utf8_lossy(&body[..body.len().min(80)]).into_owned();
        assert_eq!(peer.exchange(body).await, expected, "for {shown}");
        peer.assert_alive().await;
    }
    agent.stop().await;
}

#[tokio::test]
async fn bytes_that_are_not_json() {
    let syntax = [
        (&b""[..], "EOF while parsing a value at line 1 column 0"),
        (b" ", "EOF while parsing a value at line 1 column 1"),
        (b"{", "EOF while parsing an object at line 1 column 1"),
        (b"[1,2", "EOF while parsing a list at line 1 column 4"),
        (b"{\"id\":\"1\",}", "key must be a string at line 1 column 11"),
        (b"NaN", "expected value at line 1 column 1"),
        (b"{} {}", "trailing characters at line 1 column 4"),
        (b"\xef\xbb\xbf{}", "expected value at line 1 column 1"),
        (b"GET / HTTP/1.1\r\n\r\n", "expected value at line 1 column 1"),
        (b"\0", "expected value at line 1 column 1"),
    ];
    let cases =
        syntax.map(|(body, detail)| (body.to_vec(), failure(Value::Null, "ParseError", detail)));
    assert_replies(cases.into()).await;
}

#[tokio::test]
async fn bytes_that_are_not_utf_8() {
    let agent = Running::new();
    let mut peer = agent.greet().await;
    for body in [&b"\"\xff\""[..], b"{\"\xc0\x80\":1}", b"\xff\xfe{\0}\0", b"\"\xed\xa0\x80\""] {
        let reply = peer.exchange(body).await;
        assert_eq!(reply["error"]["data"]["kind"], "ParseError", "{reply}");
        assert_eq!(reply["id"], Value::Null);
        peer.assert_alive().await;
    }
    agent.stop().await;
}

#[tokio::test]
async fn json_that_is_no_object() {
    let detail = "a request is an object; batches are not supported";
    let expected = failure(Value::Null, "InvalidRequest", detail);
    let batch = r#"[{"jsonrpc":"2.0","id":"1","method":"system.ping"}]"#;
    let bodies = ["null", "true", "0", "-1e999", "\"x\"", "[]", "[1]", "[[[]]]", batch, " [ ] \n"];
    let member_by_member = r#"["2.0","1","system.ping",{}]"#;
    let long_batch = format!("[{}1]", "1,".repeat(500_000));
    let bodies = bodies.into_iter().chain([member_by_member, &long_batch]);
    assert_replies(bodies.map(|body| (body.into(), expected.clone())).collect()).await;
}

#[tokio::test]
async fn ids_of_a_wrong_type() {
    let id = |id: &str, detail: &str| {
        let body = format!(r#"{{"jsonrpc":"2.0","id":{id},"method":"system.ping"}}"#);
        (body.into_bytes(), failure(Value::Null, "InvalidRequest", detail))
    };
    let wrong = "`id` must be a string";
    let long = format!("\"{}\"", "x".repeat(65_537));
    assert_replies(vec![
        id("null", wrong),
        id("1", wrong),
        id("1.5", wrong),
        id("1e999", wrong),
        id("true", wrong),
        id("[\"1\"]", wrong),
        id("{\"id\":\"1\"}", wrong),
        id(r#""\ud800""#, wrong),
        id(&nested(100_000), wrong),
        id(&long, "`id` is over 64 KiB"),
    ])
    .await;
}

#[tokio::test]
async fn members_of_a_wrong_type() {
    let version = failure("1", "InvalidRequest", "`jsonrpc` must be \"2.0\"");
    let method = failure("1", "InvalidRequest", "`method` must be a string");
    let nobody = failure(Value::Null, "InvalidRequest", "`method` must be a string");
    let twice = failure(Value::Null, "InvalidRequest", "duplicate field `id` at line 1 column 30");
    let cases = [
        (r#"{"id":"1","method":"system.ping"}"#, &version),
        (r#"{"jsonrpc":2.0,"id":"1","method":"system.ping"}"#, &version),
        (r#"{"jsonrpc":"1.0","id":"1","method":"system.ping"}"#, &version),
        (r#"{"jsonrpc":null,"id":"1","method":"system.ping"}"#, &version),
        (r#"{"jsonrpc":"2.0","id":"1"}"#, &method),
        (r#"{"jsonrpc":"2.0","id":"1","method":null}"#, &method),
        (r#"{"jsonrpc":"2.0","id":"1","method":["system.ping"]}"#, &method),
        (r#"{"jsonrpc":"2.0","id":"1","method":"\udc00"}"#, &method),
        (r#"{"jsonrpc":"2.0","method":1,"params":"bar"}"#, &nobody),
        (r#"{"jsonrpc":"2.0","id":"1","id":"2","method":"system.ping"}"#, &twice),
    ];
    let cases = cases.map(|(body, expected)| (body.into(), expected.clone()));
    assert_replies(cases.into()).await;
}

#[tokio::test]
async fn what_a_request_need_not_have_is_ignored() {
    let pong = |id: &str| json!({ "jsonrpc": "2.0", "id": id, "result": {} });
    let deep = nested(400_000);
    let long = "x".repeat(65_536);
    assert_replies(vec![
        (br#"{"jsonrpc":"2.0","id":"","method":"system.ping"}"#.into(), pong("")),
        (br#"{"jsonrpc":"2.0","id":"\u0000","method":"system.ping"}"#.into(), pong("\0")),
        (
            br#" {"method":"system\u002eping","id":"\ud83d\ude00","x":1,"jsonrpc":"2.0"} "#.into(),
            pong("\u{1f600}"),
        ),
        (
            format!(r#"{{"jsonrpc":"2.0","id":"{long}","method":"system.ping"}}"#).into(),
            pong(&long),
        ),
        (
            format!(r#"{{"jsonrpc":"2.0","id":"1","method":"system.ping","x":{deep}}}"#).into(),
            pong("1"),
        ),
        (
            format!(
                r#"{{"jsonrpc":"2.0","id":"1","method":"system.ping","params":{{"x":{deep}}}}}"#
            )
            .into(),
            pong("1"),
        ),
    ])
    .await;
}

#[tokio::test]
async fn deep_nesting_where_a_value_is_read() {
    let deep = nested(400_000);
    let request = |method: &str, params: &str| {
        format!(r#"{{"jsonrpc":"2.0","id":"1","method":"{method}","params":{params}}}"#)
            .into_bytes()
    };
    let batches = "a request is an object; batches are not supported";
    let protocol = "`protocol` must be an array of whole numbers";
    let invalid = |detail| failure("1", "InvalidParams", detail);
    let open = "EOF while parsing a list at line 1 column 1000000";
    assert_replies(vec![
        (deep.clone().into(), failure(Value::Null, "InvalidRequest", batches)),
        ("[".repeat(1_000_000).into(), failure(Value::Null, "ParseError", open)),
        (request("system.ping", &deep), invalid("`params` must be an object")),
        (
            request("jobs.execute", &format!(r#"{{"job_id":{deep}}}"#)),
            invalid("`job_id` must be a string"),
        ),
        (request("system.handshake", &format!(r#"{{"protocol":{deep}}}"#)), invalid(protocol)),
    ])
    .await;
}

#[tokio::test]
async fn a_notification_is_carried_out_and_not_answered() {
    let agent = Running::new();
    let mut peer = agent.connect().await;
    for silent in [
        r#"{"jsonrpc":"2.0","method":"system.ping"}"#,
        r#"{"jsonrpc":"2.0","method":"system.handshake","params":{"protocol":[1]}}"#,
        r#"{"jsonrpc":"2.0","method":"no.such.method"}"#,
        r#"{"jsonrpc":"2.0","method":"jobs.execute","params":[]}"#,
        r#"{"jsonrpc":"2.0","method":"jobs.execute","params":{"job_id":"import"}}"#,
    ] {
        peer.send(silent).await;
    }
    // The next reply is to the next request, and the handshake has been done.
    peer.assert_alive().await;
    agent.stop().await;
}

/// Requests with something broken in them, and plain rubbish.
fn bodies() -> impl Strategy<Value = Vec<u8>> {
    let good =
        br#"{"jsonrpc":"2.0","id":"1","method":"jobs.execute","params":{"job_id":"backup"}}"#;
    let cut = (0..good.len()).prop_map(|at| good[..at].to_vec());
    let changed = (0..good.len(), any::<u8>()).prop_map(|(at, byte)| {
        let mut body = good.to_vec();
        body[at] = byte;
        body
    });
    let doubled = (0..good.len(), 0..good.len())
        .prop_map(|(from, to)| [&good[..to], &good[from.min(to)..]].concat());
    prop_oneof![any::<Vec<u8>>(), cut, changed, doubled]
}

#[test]
fn whatever_comes_gets_a_reply_of_the_right_shape() {
    let runtime = Runtime::new().unwrap();
    let (agent, peer) = runtime.block_on(async {
        let agent = Running::new();
        let peer = agent.greet().await;
        (agent, Mutex::new(peer))
    });
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    let checked = TestRunner::new(config).run(&bodies(), |body| {
        // A ping follows, since a notification has no reply.
        let reply = runtime.block_on(async {
            let mut peer = peer.lock().await;
            peer.send(&body).await;
            peer.send(r#"{"jsonrpc":"2.0","id":"ping","method":"system.ping"}"#).await;
            let reply = peer.receive().await;
            if reply["id"] == "ping" {
                return None;
            }
            assert_eq!(peer.receive().await["id"], "ping");
            Some(reply)
        });
        let Some(reply) = reply else { return Ok(()) };
        prop_assert_eq!(&reply["jsonrpc"], "2.0");
        prop_assert!(reply["id"].is_string() || reply["id"].is_null());
        if reply.get("result").is_none() {
            let error = &reply["error"];
            let kind = error["data"]["kind"].as_str().unwrap();
            let detail = error["data"]["detail"].as_str().unwrap();
            prop_assert_eq!(&reply, &failure(reply["id"].clone(), kind, detail));
        }
        Ok(())
    });
    checked.unwrap();
    runtime.block_on(agent.stop());
}
