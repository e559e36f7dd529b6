//! The same error by what else there is, each as its documentation shows it.

#[cfg(feature = "peers")]
mod by_hand_with_value;
#[cfg(feature = "peers")]
mod grpc;
#[cfg(feature = "peers")]
mod http_problem;
#[cfg(feature = "peers")]
mod jsonrpsee;
mod serde_structs;

use std::rc::Rc;

use crate::Case;
#[cfg(feature = "peers")]
use crate::ours::display;
#[cfg(feature = "peers")]
use crate::rows::{DISPLAY_16, DISPLAY_NUMBER, DISPLAY_OPAQUE, NUMBER};
use crate::rows::{JSONRPC_16, JSONRPC_64K, JSONRPC_256, JSONRPC_ESCAPES, escapes, plain};

/// The error as thiserror declares it: what a peer renders.
#[derive(Debug, thiserror::Error)]
pub enum PlainError {
    #[error("Task not found: {task_id}")]
    TaskNotFound { task_id: String },
    #[error("Task not cancelable: {task_id}")]
    TaskNotCancelable { task_id: String },
    #[error("Push notifications not supported")]
    PushNotificationNotSupported,
    #[error("Unsupported operation: {message}")]
    UnsupportedOperation { message: String },
    #[error("Content type not supported: {content_type}")]
    ContentTypeNotSupported { content_type: String },
    #[error("Invalid agent response: {message}")]
    InvalidAgentResponse { message: String },
    #[error("Task {number} not found")]
    NumberNotFound { number: u64 },
    #[error("internal error")]
    Internal(#[source] std::io::Error),
}

/// The rows of JSON-RPC, by the text in the field.
fn texts() -> [(&'static str, Rc<PlainError>); 4] {
    [
        (JSONRPC_16, plain(16)),
        (JSONRPC_256, plain(256)),
        (JSONRPC_64K, plain(64 << 10)),
        (JSONRPC_ESCAPES, escapes(256)),
    ]
    .map(|(row, text)| (row, Rc::new(not_found(text))))
}

/// What serde writes of structs: the least that a user's own code costs.
pub fn serde_cases() -> Vec<Case> {
    let of_texts = texts().map(|(row, error)| serde_structs::jsonrpc(row, &error));
    let mut cases = Vec::from(of_texts);
    cases.extend(serde_structs::others(&Rc::new(not_found(plain(16)))));
    cases
}

#[cfg(feature = "peers")]
pub fn cases() -> Vec<Case> {
    let mut cases = serde_cases();
    for (row, error) in texts() {
        cases.extend([by_hand_with_value::jsonrpc(row, &error), jsonrpsee::jsonrpc(row, &error)]);
    }
    let error = Rc::new(not_found(plain(16)));
    cases.extend(by_hand_with_value::others(&error));
    cases.extend(http_problem::cases(&error));
    cases.extend(grpc::cases(&error));
    for (row, error) in [
        (DISPLAY_16, not_found(plain(16))),
        (DISPLAY_NUMBER, PlainError::NumberNotFound { number: NUMBER }),
        (DISPLAY_OPAQUE, PlainError::PushNotificationNotSupported),
    ] {
        cases.push(display(row, "thiserror", error));
    }
    cases
}

fn not_found(task_id: String) -> PlainError {
    PlainError::TaskNotFound { task_id }
}
