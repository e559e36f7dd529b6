//! Every kind of error, by an ordinary request, as the vectors have it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use wire_error_examples::klp::{Broker, Store};

use crate::peer::{Peer, Running, failure, success};

#[tokio::test]
async fn what_is_not_json_is_a_parse_error() {
    let agent = Running::new();
    let mut peer = agent.connect().await;
    let expected = failure(Value::Null, "ParseError", "expected value at line 1 column 1");
    assert_eq!(peer.exchange("hello").await, expected);
    agent.stop().await;
}

#[tokio::test]
async fn the_handshake_comes_first() {
    let agent = Running::new();
    let mut peer = agent.connect().await;
    let detail = "the first request is system.handshake";
    for method in ["system.ping", "jobs.list", "jobs.execute", "no.such.method"] {
        let reply = peer.call(method, json!({ "protocol": [1] })).await;
        assert_eq!(reply, failure("1", "InvalidRequest", detail));
    }
    let reply = peer.call("system.handshake", json!({ "protocol": [3, 1, 2] })).await;
    assert_eq!(reply, success(json!({ "protocol": 1 })));
    peer.assert_alive().await;
    agent.stop().await;
}

#[tokio::test]
async fn without_a_common_version_the_protocol_is_stale() {
    let agent = Running::new();
    let mut peer = agent.connect().await;
    for offered in [json!([]), json!([0]), json!([2, 3]), json!([u64::MAX])] {
        let reply = peer.call("system.handshake", json!({ "protocol": offered })).await;
        assert_eq!(reply, failure("1", "StaleProtocol", "the agent speaks [1]"));
    }
    let reply = peer.call("system.ping", json!({})).await;
    assert_eq!(reply["error"]["data"]["kind"], "InvalidRequest", "the handshake has failed");
    agent.stop().await;
}

#[tokio::test]
async fn a_method_that_does_not_exist_is_not_found() {
    let agent = Running::new();
    let mut peer = agent.greet().await;
    let detail = "the methods are system.handshake, system.ping, jobs.list, jobs.execute, \
                  jobs.kill and notifications.ack";
    for method in ["jobs.lists", "Jobs.list", "jobs.list ", "", "rpc.discover", "jobs.list\0"] {
        let reply = peer.call(method, json!([])).await;
        assert_eq!(reply, failure("1", "MethodNotFound", detail));
    }
    agent.stop().await;
}

#[tokio::test]
async fn wrong_params_are_named() {
    let agent = Running::new();
    let mut peer = agent.greet().await;
    for (method, field) in [
        ("jobs.execute", "job_id"),
        ("jobs.kill", "run_id"),
        ("notifications.ack", "notification_id"),
    ] {
        for wrong in [json!(null), json!(7), json!(["a"]), json!({}), json!(true)] {
            let reply = peer.call(method, json!({ field: wrong })).await;
            let detail = format!("`{field}` must be a string");
            assert_eq!(reply, failure("1", "InvalidParams", &detail));
        }
        let reply = peer.call(method, json!({ "other": "x" })).await;
        let detail = format!("`{field}` is missing");
        assert_eq!(reply, failure("1", "InvalidParams", &detail));
        for wrong in [json!(null), json!(7), json!(["backup"]), json!("backup")] {
            let reply = peer.call(method, wrong).await;
            let detail = "`params` must be an object";
            assert_eq!(reply, failure("1", "InvalidParams", detail));
        }
    }
    for wrong in [json!(1), json!(["1"]), json!([1.5]), json!([-1]), json!({}), json!(null)] {
        let reply = peer.call("system.handshake", json!({ "protocol": wrong })).await;
        let detail = "`protocol` must be an array of whole numbers";
        assert_eq!(reply, failure("1", "InvalidParams", detail));
    }
    let reply = peer
        .exchange(r#"{"jsonrpc":"2.0","id":"1","method":"jobs.kill","params":{"run_id":"a","run_id":"b"}}"#)
        .await;
    let detail = "duplicate field `run_id` at line 1 column 22";
    assert_eq!(reply, failure("1", "InvalidParams", detail));
    agent.stop().await;
}

#[tokio::test]
async fn a_job_that_users_may_not_invoke_is_unauthorized() {
    let agent = Running::new();
    let reply = agent.greet().await.call("jobs.execute", json!({ "job_id": "reboot" })).await;
    let vectors: Value = serde_json::from_str(include_str!("../../vectors/klp.json")).unwrap();
    let expected = json!({ "jsonrpc": "2.0", "id": "1", "error": vectors["spec_example"] });
    assert_eq!(reply, expected);
    agent.stop().await;
}

#[tokio::test]
async fn a_run_of_another_connection_is_unauthorized() {
    let agent = Running::new();
    let mut owner = agent.greet().await;
    let run = owner.call("jobs.execute", json!({ "job_id": "backup" })).await;
    let run_id = json!({ "run_id": run["result"]["run_id"] });

    let reply = agent.greet().await.call("jobs.kill", run_id.clone()).await;
    let detail = "the run belongs to another connection";
    assert_eq!(reply, failure("1", "Unauthorized", detail));

    let reply = owner.call("jobs.kill", run_id).await;
    assert_eq!(reply["result"]["state"], "killed");
    agent.stop().await;
}

#[tokio::test]
async fn what_does_not_exist_is_not_found() {
    let agent = Running::new();
    let mut peer = agent.greet().await;
    for (method, field, detail) in [
        ("jobs.execute", "job_id", "no such job"),
        ("jobs.kill", "run_id", "no such run"),
        ("notifications.ack", "notification_id", "no such notification"),
    ] {
        for id in ["", "x", "backup'--", "\0", "%", &"x".repeat(1_000_000)] {
            let reply = peer.call(method, json!({ field: id })).await;
            assert_eq!(reply, failure("1", "NotFound", detail));
        }
    }
    agent.stop().await;
}

#[tokio::test]
async fn without_the_broker_what_others_must_hear_of_is_refused() {
    let agent = Running::with(Store::open(None).unwrap(), Broker::Down, Instant::now);
    let mut peer = agent.greet().await;
    for (method, params) in [
        ("jobs.execute", json!({ "job_id": "backup" })),
        ("jobs.kill", json!({ "run_id": "x" })),
        ("notifications.ack", json!({ "notification_id": "welcome" })),
    ] {
        let reply = peer.call(method, params).await;
        assert_eq!(reply, failure("1", "AgentDisconnected", "retry later"));
    }
    peer.assert_alive().await;
    assert_eq!(peer.call("jobs.list", json!({})).await["error"], Value::Null);
    agent.stop().await;
}

#[tokio::test]
async fn the_sixty_first_request_of_a_minute_is_refused() {
    let now = Arc::new(AtomicU64::new(0));
    let (start, millis) = (Instant::now(), Arc::clone(&now));
    let agent = Running::with(Store::open(None).unwrap(), Broker::Up, move || {
        start + Duration::from_millis(millis.load(Ordering::SeqCst))
    });
    let mut peer = agent.greet().await;
    for _ in 1..60 {
        peer.assert_alive().await;
    }
    let detail = "at most 60 requests a minute on a connection";
    for at in [0, 1_000, 59_999] {
        now.store(at, Ordering::SeqCst);
        let reply = peer.call("system.ping", json!({})).await;
        assert_eq!(reply, failure("1", "RateLimit", detail));
    }
    agent.greet().await.assert_alive().await;
    now.store(60_000, Ordering::SeqCst);
    peer.assert_alive().await;
    agent.stop().await;
}

#[tokio::test]
async fn a_frame_that_is_too_long_is_skipped() {
    let agent = Running::new();
    let mut peer = agent.greet().await;
    let detail = "a frame is at most 1048576 bytes";
    for len in [(1 << 20) + 1, 2 << 20, 5_000_000] {
        let reply = peer.exchange(vec![b'{'; len]).await;
        assert_eq!(reply, failure(Value::Null, "PayloadTooLarge", detail));
        peer.assert_alive().await;
    }
    agent.stop().await;
}

#[tokio::test]
async fn a_handler_that_panics_is_an_internal_error_and_the_agent_goes_on() {
    let agent = Running::new();
    let mut peer = agent.greet().await;
    for _ in 0..3 {
        let reply = peer.call("jobs.execute", json!({ "job_id": "import" })).await;
        assert_eq!(reply, failure("1", "InternalError", "Internal error"));
        let reply = peer.call("jobs.execute", json!({ "job_id": "backup" })).await;
        assert!(reply["result"]["run_id"].is_string(), "{reply}");
    }
    agent.greet().await.assert_alive().await;
    agent.stop().await;
}

#[tokio::test]
async fn half_of_all_peers_failing_does_not_disturb_the_others() {
    let agent = Arc::new(Running::new());
    let peers = (0..20).map(|index| {
        let agent = Arc::clone(&agent);
        tokio::spawn(async move {
            let mut peer: Peer = agent.greet().await;
            for _ in 0..20 {
                if index % 2 == 0 {
                    peer.assert_alive().await;
                } else {
                    peer.call("jobs.execute", json!({ "job_id": "import" })).await;
                }
            }
        })
    });
    for peer in peers.collect::<Vec<_>>() {
        peer.await.unwrap();
    }
    Arc::into_inner(agent).unwrap().stop().await;
}
