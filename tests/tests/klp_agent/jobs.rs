//! What the agent does when all is well, and with a database that is kept.

use std::time::Instant;

use rusqlite::Connection;
use serde_json::{Value, json};
use wire_error_examples::klp::{Broker, Store};

use crate::peer::{Directory, Running, failure, success};

#[tokio::test]
async fn jobs_are_listed() {
    let agent = Running::new();
    let reply = agent.greet().await.call("jobs.list", json!({})).await;
    let jobs = json!({ "jobs": [
        { "job_id": "backup", "title": "Back up the home directory" },
        { "job_id": "import", "title": "Import the old calendar" },
        { "job_id": "reboot", "title": "Reboot this machine" },
    ] });
    assert_eq!(reply, success(jobs));
    agent.stop().await;
}

#[tokio::test]
async fn a_run_is_begun_and_killed_and_its_notification_acknowledged() {
    let agent = Running::new();
    let mut peer = agent.greet().await;
    let run = peer.call("jobs.execute", json!({ "job_id": "backup" })).await;
    let (run_id, notification_id) =
        (run["result"]["run_id"].clone(), run["result"]["notification_id"].clone());
    assert_eq!(run, success(json!({ "run_id": run_id, "notification_id": notification_id })));

    for _ in 0..2 {
        let reply = peer.call("jobs.kill", json!({ "run_id": run_id })).await;
        assert_eq!(reply, success(json!({ "run_id": run_id, "state": "killed" })));
        let params = json!({ "notification_id": notification_id });
        let reply = agent.greet().await.call("notifications.ack", params).await;
        let result = json!({ "notification_id": notification_id, "acknowledged": true });
        assert_eq!(reply, success(result));
    }
    agent.stop().await;
}

#[tokio::test]
async fn a_database_outlives_the_agent() {
    let directory = Directory::new();
    let file = directory.join("klp.db");
    let agent = Running::with(Store::open(Some(&file)).unwrap(), Broker::Up, Instant::now);
    let run = agent.greet().await.call("jobs.execute", json!({ "job_id": "backup" })).await;
    agent.stop().await;

    let agent = Running::with(Store::open(Some(&file)).unwrap(), Broker::Up, Instant::now);
    let run_id = json!({ "run_id": run["result"]["run_id"] });
    let reply = agent.greet().await.call("jobs.kill", run_id).await;
    let detail = "the run belongs to another connection";
    assert_eq!(reply, failure("1", "Unauthorized", detail));
    agent.stop().await;
}

#[tokio::test]
async fn a_result_that_no_frame_holds_is_too_large() {
    let directory = Directory::new();
    let file = directory.join("klp.db");
    let store = Store::open(Some(&file)).unwrap();
    let title = "x".repeat(1 << 20);
    Connection::open(&file).unwrap().execute("UPDATE jobs SET title = ?", [title]).unwrap();

    let agent = Running::with(store, Broker::Up, Instant::now);
    let mut peer = agent.greet().await;
    let reply = peer.call("jobs.list", json!({})).await;
    let detail = "the result does not fit into a frame of 1048576 bytes";
    assert_eq!(reply, failure("1", "PayloadTooLarge", detail));
    peer.assert_alive().await;
    agent.stop().await;
}

#[test]
fn a_file_that_is_no_database_is_not_opened() {
    let directory = Directory::new();
    let file = directory.join("klp.db");
    std::fs::write(&file, "hello ".repeat(1000)).unwrap();
    Store::open(Some(&file)).unwrap_err();
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "hello ".repeat(1000));
}

#[tokio::test]
async fn a_database_that_fails_is_an_internal_error_until_it_works_again() {
    let directory = Directory::new();
    let file = directory.join("klp.db");
    let agent = Running::with(Store::open(Some(&file)).unwrap(), Broker::Up, Instant::now);
    let mut peer = agent.greet().await;
    let operator = Connection::open(&file).unwrap();

    let internal = failure("1", "InternalError", "Internal error");
    operator.execute_batch("ALTER TABLE jobs RENAME TO gone").unwrap();
    assert_eq!(peer.call("jobs.list", json!({})).await, internal);
    assert_eq!(peer.call("jobs.execute", json!({ "job_id": "backup" })).await, internal);
    operator.execute_batch("ALTER TABLE gone RENAME TO jobs").unwrap();
    assert_eq!(peer.call("jobs.list", json!({})).await["error"], Value::Null);
    agent.stop().await;
}
