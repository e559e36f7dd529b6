//! What stands in the database, the configuration and the causes of errors stays there.

use reqwest::Method;
use serde_json::json;

use crate::gateway::{Binding, Running, STRANGER, Session, send};
use crate::variants::{provoke, vectors};

/// What no reply may hold.
const CANARY: &str = "canary";

fn assert_silent(reply: &impl std::fmt::Debug) {
    let text = format!("{reply:?}").to_lowercase();
    assert!(!text.contains(CANARY), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn no_variant_says_where_or_with_what_it_happened() {
    let folder = tempfile::tempdir().unwrap();
    for binding in [Binding::Aip193, Binding::Problem, Binding::JsonRpc] {
        for vector in vectors() {
            let database = folder.path().join(format!("canary-{binding:?}-{}", vector.variant));
            let gateway = Running::open(Some(&database)).await;
            let secret = json!({ "agent_id": STRANGER, "tools": ["canary-tool"] });
            let session = gateway.open_session(&secret).await;
            assert_silent(&provoke(&gateway, &database, &vector.variant, binding).await);
            let session = Session { agent: STRANGER.into(), ..session };
            assert_silent(&send(gateway.call(binding, &session, "search")).await);
            assert_silent(&send(gateway.call(binding, &session, "another-canary")).await);
        }
    }
}

/// Ways in which SQLite fails, each with a message that names what is not for callers.
const FAULTS: [(&str, &str); 3] = [
    (
        "a trigger that refuses",
        "CREATE TRIGGER canary_call BEFORE UPDATE ON session
             BEGIN SELECT raise(ABORT, 'canary in a cause'); END;
         CREATE TRIGGER canary_open BEFORE INSERT ON session
             BEGIN SELECT raise(ABORT, 'canary in a cause'); END;",
    ),
    ("a table that is gone", "ALTER TABLE session RENAME TO canary;"),
    ("a column that is gone", "ALTER TABLE session RENAME COLUMN window_calls TO canary;"),
];

#[tokio::test(flavor = "multi_thread")]
async fn what_sqlite_says_stays_in_the_process() {
    let folder = tempfile::tempdir().unwrap();
    for (index, (fault, sql)) in FAULTS.iter().enumerate() {
        let database = folder.path().join(format!("canary-{index}.db"));
        let gateway = Running::open(Some(&database)).await;
        let session = gateway.open_session(&json!({})).await;
        rusqlite::Connection::open(&database).unwrap().execute_batch(sql).unwrap();

        let mut failed = 0;
        for request in [
            gateway.opening(&json!({})),
            gateway.on_session(Method::GET, &session),
            gateway.call(Binding::Aip193, &session, "search"),
            gateway.call(Binding::Problem, &session, "search"),
            gateway.call(Binding::JsonRpc, &session, "search"),
            gateway.on_session(Method::DELETE, &session),
        ] {
            let reply = send(request).await;
            assert_silent(&reply);
            failed += usize::from(reply.body.contains("STORAGE_WRITE_THROUGH_FAILED"));
        }
        assert!(failed >= 4, "{fault}: {failed} requests failed");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_another_process_holds_is_a_storage_failure() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("sessions.db");
    let gateway = Running::open(Some(&database)).await;
    let session = gateway.open_session(&json!({})).await;
    let holder = rusqlite::Connection::open(&database).unwrap();

    holder.execute_batch("BEGIN EXCLUSIVE").unwrap();
    let reply = send(gateway.call(Binding::Aip193, &session, "search")).await;
    assert_eq!(reply.status, 503, "{reply:?}");
    holder.execute_batch("COMMIT").unwrap();

    assert_eq!(send(gateway.call(Binding::Aip193, &session, "search")).await.status, 200);
}
