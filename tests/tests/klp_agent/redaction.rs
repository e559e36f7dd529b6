//! What is planted inside the agent is in no reply.

use std::time::Instant;

use rusqlite::Connection;
use serde_json::json;
use wire_error_examples::klp::{Broker, Store};

use crate::peer::{Directory, Running, failure};

const CANARY: &str = "CANARY";

/// A database with canaries wherever no reply may read, which fails with one where it writes.
fn plant(file: &std::path::Path) -> Store {
    let store = Store::open(Some(file)).unwrap();
    Connection::open(file)
        .unwrap()
        .execute_batch(
            r#"
            UPDATE jobs SET manifest = '{"user_invokable": true, "command": ["CANARY"]}'
                WHERE job_id = 'backup';
            UPDATE jobs SET manifest = '{"user_invokable": false, "token": "CANARY"}'
                WHERE job_id = 'reboot';
            UPDATE jobs SET manifest = '{"user_invokable": CANARY' WHERE job_id = 'import';
            INSERT INTO jobs VALUES ('typed', 'A manifest of a wrong type', '"CANARY"');
            INSERT INTO runs VALUES ('run', 'backup', 'CANARY', 'running');
            UPDATE notifications SET text = 'CANARY';
            CREATE TRIGGER fails BEFORE INSERT ON runs
                BEGIN SELECT RAISE(ABORT, 'CANARY'); END;
            "#,
        )
        .unwrap();
    store
}

#[tokio::test]
async fn no_reply_holds_what_the_database_and_its_errors_say() {
    let directory = Directory::new();
    let store = plant(&directory.join("CANARY.db"));
    let agent = Running::with(store, Broker::Up, Instant::now);
    let mut peer = agent.greet().await;
    let mut replies = Vec::new();
    for (method, params) in [
        ("system.ping", json!({})),
        ("jobs.list", json!({})),
        ("jobs.execute", json!({ "job_id": "backup" })),
        ("jobs.execute", json!({ "job_id": "reboot" })),
        ("jobs.execute", json!({ "job_id": "import" })),
        ("jobs.execute", json!({ "job_id": "typed" })),
        ("jobs.execute", json!({ "job_id": 1 })),
        ("jobs.kill", json!({ "run_id": "run" })),
        ("jobs.kill", json!({ "run_id": "x" })),
        ("notifications.ack", json!({ "notification_id": "welcome" })),
        ("notifications.ack", json!({ "notification_id": "x" })),
        ("no.such.method", json!({})),
    ] {
        replies.push(peer.call(method, params).await);
    }
    for reply in &replies {
        assert!(!reply.to_string().contains(CANARY), "{reply}");
    }
    let internal = failure("1", "InternalError", "Internal error");
    assert_eq!([&replies[2], &replies[4], &replies[5]], [&internal; 3]);
    agent.stop().await;
}

#[tokio::test]
async fn no_failure_tells_its_cause_apart_from_another() {
    let directory = Directory::new();
    let store = plant(&directory.join("klp.db"));
    let agent = Running::with(store, Broker::Up, Instant::now);
    let mut peer = agent.greet().await;
    let mut replies = Vec::new();
    for job_id in ["backup", "import", "typed"] {
        let request = json!({
            "jsonrpc": "2.0", "id": "1", "method": "jobs.execute", "params": { "job_id": job_id },
        });
        peer.send(request.to_string()).await;
        replies.push(peer.receive_bytes().await);
    }
    assert!(replies.windows(2).all(|pair| pair[0] == pair[1]), "{replies:?}");
    agent.stop().await;
}
