//! Many requests at once.

use std::sync::Arc;

use futures_util::future::join_all;

use crate::operation::{BINDINGS, Operation, V1_0, text};
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
                    let sent = binding.call(&server, &say, V1_0).await.unwrap();
                    assert_eq!(sent["task"]["artifacts"][0]["parts"][0]["text"], id);
                }
                1 => {
                    let crash = Operation::Send(text("crash"));
                    let failure = binding.call(&server, &crash, V1_0).await.unwrap_err();
                    assert_eq!(failure.reason.as_deref(), Some("INTERNAL_ERROR"));
                }
                _ => {
                    let get = Operation::Get(id.clone());
                    let failure = binding.call(&server, &get, V1_0).await.unwrap_err();
                    assert_eq!(failure.metadata["taskId"], id);
                }
            }
        })
    });
    for call in join_all(calls).await {
        call.unwrap();
    }
}
