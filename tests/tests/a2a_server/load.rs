//! Many requests at once.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::join_all;

use serde_json::Value;

use crate::operation::{BINDINGS, Binding, Failure, Operation, V1_0, text};
use crate::server::{Server, Wire};

#[tokio::test(flavor = "multi_thread")]
async fn five_hundred_parallel_requests_get_five_hundred_right_answers() {
    let server = Arc::new(Server::start(Wire::V1).await);
    let calls = (0..500).map(|n| {
        let server = server.clone();
        tokio::spawn(async move {
            let binding = BINDINGS[n % 3];
            let id = format!("t-{n}");
            match n % 4 {
                0 => {
                    let say = Operation::Send(text(&id));
                    let sent = answer(binding, &server, &say).await.unwrap();
                    assert_eq!(sent["task"]["artifacts"][0]["parts"][0]["text"], id);
                }
                1 => {
                    let crash = Operation::Send(text("crash"));
                    let failure = answer(binding, &server, &crash).await.unwrap_err();
                    assert_eq!(failure.reason.as_deref(), Some("INTERNAL_ERROR"));
                }
                _ => {
                    let get = Operation::Get(id.clone());
                    let failure = answer(binding, &server, &get).await.unwrap_err();
                    assert_eq!(failure.metadata["taskId"], id);
                }
            }
        })
    });
    for call in join_all(calls).await {
        call.unwrap();
    }
}

/// What the server answers in the end: a machine that is slow may find it busy, which it says.
async fn answer(
    binding: Binding,
    server: &Server,
    operation: &Operation,
) -> Result<Value, Failure> {
    loop {
        match binding.call(server, operation, V1_0).await {
            Err(failure) if failure.message == "the server is busy" => {
                tokio::time::sleep(Duration::from_millis(200)).await;
            }
            answer => return answer,
        }
    }
}
