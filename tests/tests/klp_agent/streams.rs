//! Streams that end, stall, or come in pieces.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::AsyncWriteExt;
use tokio::time::{sleep, timeout};

use crate::peer::{Running, failure, frame, success};

const PING: &[u8] = br#"{"jsonrpc":"2.0","id":"1","method":"system.ping"}"#;
const HANDSHAKE: &[u8] =
    br#"{"jsonrpc":"2.0","id":"1","method":"system.handshake","params":{"protocol":[1]}}"#;

#[tokio::test]
async fn a_frame_of_no_bytes_is_not_json() {
    let agent = Running::new();
    let mut peer = agent.greet().await;
    let detail = "EOF while parsing a value at line 1 column 0";
    for _ in 0..3 {
        peer.write(&[0; 4]).await;
        assert_eq!(peer.receive().await, failure(Value::Null, "ParseError", detail));
    }
    peer.assert_alive().await;
    agent.stop().await;
}

#[tokio::test]
async fn a_frame_of_exactly_one_mebibyte_is_read() {
    let agent = Running::new();
    let mut peer = agent.greet().await;
    let mut body = PING.to_vec();
    body.resize(1 << 20, b' ');
    assert_eq!(peer.exchange(body).await, success(json!({})));
    agent.stop().await;
}

#[tokio::test]
async fn four_gibibytes_are_refused_before_they_come() {
    let agent = Running::new();
    let mut peer = agent.greet().await;
    peer.write(&[0xff; 4]).await;
    let detail = "a frame is at most 1048576 bytes";
    assert_eq!(peer.receive().await, failure(Value::Null, "PayloadTooLarge", detail));
    peer.write(&vec![0; 3 << 20]).await;
    peer.0.shutdown().await.unwrap();
    peer.assert_closed().await;
    agent.greet().await.assert_alive().await;
    agent.stop().await;
}

#[tokio::test]
async fn a_stream_that_ends_inside_a_frame_is_told_so() {
    let agent = Running::new();
    let whole = frame(PING);
    for cut in [1, 3, 4, 5, whole.len() - 1] {
        let mut peer = agent.greet().await;
        peer.write(&whole[..cut]).await;
        peer.0.shutdown().await.unwrap();
        let detail = "the stream ended inside a frame";
        assert_eq!(peer.receive().await, failure(Value::Null, "ParseError", detail));
        peer.assert_closed().await;
    }
    agent.greet().await.assert_alive().await;
    agent.stop().await;
}

#[tokio::test]
async fn a_half_closed_connection_is_still_answered() {
    let agent = Running::new();
    let mut peer = agent.connect().await;
    peer.write(&[frame(HANDSHAKE), frame(PING), frame(PING)].concat()).await;
    peer.0.shutdown().await.unwrap();
    assert_eq!(peer.receive().await, success(json!({ "protocol": 1 })));
    assert_eq!(peer.receive().await, success(json!({})));
    assert_eq!(peer.receive().await, success(json!({})));
    peer.assert_closed().await;
    agent.stop().await;
}

#[tokio::test]
async fn a_peer_that_is_gone_disturbs_nobody() {
    let agent = Running::new();
    for bytes in [&b""[..], b"\0", b"\0\x10\0\0{", b"\0\0\0\0", &frame(HANDSHAKE)] {
        let mut peer = agent.connect().await;
        peer.write(bytes).await;
        drop(peer);
    }
    agent.greet().await.assert_alive().await;
    agent.stop().await;
}

#[tokio::test]
async fn a_slow_peer_is_answered_and_holds_up_nobody() {
    let agent = Running::new();
    let mut slow = agent.greet().await;
    for byte in frame(PING) {
        slow.write(&[byte]).await;
        sleep(Duration::from_millis(1)).await;
        agent.greet().await.assert_alive().await;
    }
    assert_eq!(slow.receive().await, success(json!({})));
    agent.stop().await;
}

#[tokio::test]
async fn a_peer_that_does_not_read_holds_up_nobody_and_no_stop() {
    let agent = Running::new();
    let mut deaf = agent.greet().await;
    let list = frame(br#"{"jsonrpc":"2.0","id":"1","method":"jobs.list"}"#);
    let flood = async {
        loop {
            deaf.0.write_all(&list).await.unwrap();
        }
    };
    timeout(Duration::from_millis(500), flood).await.expect_err("the agent takes any amount");
    agent.greet().await.assert_alive().await;
    agent.stop().await;
}

#[tokio::test]
async fn a_stop_does_not_wait_for_peers_that_say_nothing() {
    let agent = Running::new();
    let mut idle = agent.greet().await;
    let mut stalled = agent.greet().await;
    stalled.write(b"\0\0\0\x09{").await;
    let started = std::time::Instant::now();
    agent.stop().await;
    assert!(started.elapsed() < Duration::from_secs(1), "it waited");
    idle.assert_closed().await;
}
