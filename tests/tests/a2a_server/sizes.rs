//! Sizes that hurt: each real client still reads the reason and the domain.

use prost::Message as _;
use reqwest::Client;
use serde_json::{Value, json};
use wire_error_examples::a2a::proto::{Message, Part, SendMessageRequest};
use wire_error_examples::a2a::to_json;

use crate::grpc::{details, encode, raw, raw_failure};
use crate::jsonrpc::headers;
use crate::operation::{BINDINGS, Operation, V1_0, text, text_to};
use crate::server::{Server, Wire};

/// Texts of 1 MiB, and some that take three times their size when they are percent-encoded.
fn texts() -> Vec<String> {
    let mib = |unit: &str| unit.repeat((1 << 20) / unit.len());
    ["a", "#", "?", "%", "\n", "\u{1f980}", "\u{2028}", "\"\\", "\u{7f}", "\r\n\t "].map(mib).into()
}

async fn assert_readable(server: &Server, operation: Operation, reason: &str) {
    for binding in BINDINGS {
        let failure = binding.call(server, &operation, V1_0).await.unwrap_err();
        assert_eq!(failure.reason.as_deref(), Some(reason), "{binding:?}");
        assert_eq!(failure.domain.as_deref(), Some("a2a-protocol.org"), "{binding:?}");
        // A value that a program reads goes whole or not at all.
        assert!(failure.metadata.is_empty(), "{binding:?}");
        assert!(failure.message.len() > 1_000, "{binding:?}: {}", failure.message);
    }
}

/// The sizes of what is sent for a message that is refused: two bodies, and the headers of gRPC.
async fn assert_in_budget(server: &Server, message: Message) {
    let params = json!({ "message": to_json(&message) });
    let call = json!({ "jsonrpc": "2.0", "id": 1, "method": "SendMessage", "params": params });
    let at = format!("{}/message:send", server.http);
    for request in
        [Client::new().post(&server.http).json(&call), Client::new().post(at).json(&params)]
    {
        let body = request.headers(headers(V1_0)).send().await.unwrap().text().await.unwrap();
        assert!(body.len() < 1 << 20, "{} bytes", body.len());
        let control = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
        assert!(!body.contains(control));
        serde_json::from_str::<Value>(&body).unwrap();
    }
    let request = SendMessageRequest { message: Some(message), ..Default::default() };
    raw_failure(&raw(server, "SendMessage", encode(&request)).await);
}

#[tokio::test]
async fn a_public_field_of_a_mebibyte_hides_no_reason() {
    for (wire, texts) in [(Wire::V1, texts()), (Wire::Published, texts()[..2].to_vec())] {
        let server = Server::start(wire).await;
        for text in texts {
            let operation = Operation::Send(text_to(&text));
            assert_readable(&server, operation, "TASK_NOT_FOUND").await;
            assert_in_budget(&server, text_to(&text)).await;
        }
    }
}

#[tokio::test]
async fn a_media_type_of_a_mebibyte_hides_no_reason() {
    let server = Server::start(Wire::V1).await;
    let mut message = text("hi");
    message.parts[0].media_type = "%".repeat(1 << 20);
    assert_in_budget(&server, message.clone()).await;
    let operation = Operation::Send(message);
    assert_readable(&server, operation, "CONTENT_TYPE_NOT_SUPPORTED").await;
}

#[tokio::test]
async fn two_hundred_violations_hide_no_reason() {
    let server = Server::start(Wire::V1).await;
    let message = Message { parts: vec![Part::default(); 200], ..text("hi") };
    let named: Vec<_> = (0..200).map(|index| format!("message.parts[{index}]")).collect();
    for binding in BINDINGS {
        let operation = Operation::Send(message.clone());
        let failure = binding.call(&server, &operation, V1_0).await.unwrap_err();
        assert_eq!(failure.reason.as_deref(), Some("INVALID_PARAMS"), "{binding:?}");
        let kept = failure.violations.len();
        assert_eq!(failure.violations, named[..kept], "{binding:?}");
        assert!(kept == 200 || binding == crate::operation::Binding::Grpc && kept > 20, "{kept}");
    }
    assert_in_budget(&server, message).await;
}

#[tokio::test]
async fn a_status_says_the_same_twice() {
    let server = Server::start(Wire::V1).await;
    let request =
        SendMessageRequest { message: Some(text_to(&"é%".repeat(9_999))), ..Default::default() };
    let headers = raw(&server, "SendMessage", encode(&request)).await;
    let inner = crate::grpc::RpcStatus::decode(&details(&headers)[..]).unwrap();
    let outer = tonic::Status::from_header_map(&headers).unwrap();
    assert_eq!(inner.message, outer.message());
    assert!(inner.message.starts_with("Task not found: é%é%"));
}
