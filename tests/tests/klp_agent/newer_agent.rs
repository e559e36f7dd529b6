//! The client, before agents that are newer, older, or none at all.

use std::path::PathBuf;

use serde_json::{Value, json};
use tokio::net::UnixListener;
use wire_error_examples::klp::{CallError, ErrorKind, Reply, call};

use crate::peer::{Directory, Peer, frame};

/// Calls an agent that sends these bytes in place of its replies, one after the other.
async fn call_one_that_sends(replies: Vec<Vec<u8>>) -> Result<Reply, CallError> {
    let directory = Directory::new();
    let socket: PathBuf = directory.join("klp.sock");
    let listener = UnixListener::bind(&socket).unwrap();
    tokio::spawn(async move {
        let mut peer = Peer(listener.accept().await.unwrap().0);
        for reply in replies {
            peer.receive().await;
            peer.write(&reply).await;
        }
    });
    call(&socket, "jobs.list", None).await
}

fn reply(id: &str, key: &str, value: impl Into<Value>) -> Vec<u8> {
    frame(json!({ "jsonrpc": "2.0", "id": id, key: value.into() }).to_string().as_bytes())
}

fn greeting() -> Vec<u8> {
    reply("0", "result", json!({ "protocol": 1 }))
}

#[tokio::test]
async fn a_kind_that_only_a_newer_agent_has_is_unknown() {
    let error = json!({
        "code": -32042,
        "message": "Quota exceeded",
        "data": { "kind": "QuotaExceeded", "detail": "3 of 3", "limit": 3 },
    });
    let reply = call_one_that_sends(vec![greeting(), reply("1", "error", error.clone())]).await;
    let reply = reply.unwrap();
    assert_eq!(serde_json::from_str::<Value>(&reply.json).unwrap()["error"], error);
    let error = reply.error.unwrap();
    assert_eq!((error.kind(), error.code), (ErrorKind::Unknown, -32042));
    assert_eq!((&*error.message, &*error.data.unwrap().detail), ("Quota exceeded", "3 of 3"));
}

#[tokio::test]
async fn a_refused_handshake_is_the_reply() {
    let stale = json!({
        "code": -32004,
        "message": "Stale protocol version",
        "data": { "kind": "StaleProtocol", "detail": "the agent speaks [2]" },
    });
    let reply = call_one_that_sends(vec![reply("0", "error", stale)]).await.unwrap();
    assert_eq!(reply.error.unwrap().kind(), ErrorKind::StaleProtocol);
}

#[tokio::test]
async fn a_result_of_null_is_a_result() {
    let reply = call_one_that_sends(vec![greeting(), reply("1", "result", Value::Null)]).await;
    assert_eq!(reply.unwrap().error, None);
}

#[tokio::test]
async fn what_is_no_reply_is_said_to_be_none() {
    let both = br#"{"jsonrpc":"2.0","id":"1","result":1,"error":{"code":1,"message":""}}"#;
    let mut messages = Vec::new();
    for bytes in [
        frame(b"rubbish"),
        frame(b"\xff"),
        frame(b"[]"),
        frame(both),
        reply("1", "neither", json!(1)),
        reply("2", "result", json!(1)),
        reply("1", "error", json!("text")),
        vec![0xff; 4],
        b"\0\0\0\x09{".to_vec(),
    ] {
        let error = call_one_that_sends(vec![greeting(), bytes]).await.unwrap_err();
        messages.push(error.to_string());
    }
    let expected = [
        "what came is no response of an agent: expected value at line 1 column 1",
        "what came is no response of an agent: expected value at line 1 column 1",
        "what came is no response of an agent: a response is an object",
        "what came is no response of an agent: it has not one of `result` and `error`",
        "what came is no response of an agent: it has not one of `result` and `error`",
        "what came is no response of an agent: it answers another request",
        "what came is no response of an agent: invalid type: string \"text\", expected struct RpcError at line 1 column 15",
        "what came is no response of an agent: 4294967295 bytes",
        "the agent closed the connection without a reply",
    ];
    assert_eq!(messages, expected);
}

#[tokio::test]
async fn nobody_there_is_said_so() {
    let directory = Directory::new();
    let socket = directory.join("klp.sock");
    let error = call(&socket, "jobs.list", None).await.unwrap_err();
    let expected =
        format!("no agent answers on {}: No such file or directory (os error 2)", socket.display());
    assert_eq!(error.to_string(), expected);
}
