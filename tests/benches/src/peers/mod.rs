//! The same error by what else there is, each as its documentation shows it.

mod by_hand_with_value;
mod grpc;
mod http_problem;
mod jsonrpsee;
mod serde_structs;

use std::rc::Rc;

use crate::Case;
use crate::ours::display;
use crate::rows::{
    DISPLAY_16, DISPLAY_NUMBER, DISPLAY_OPAQUE, JSONRPC_16, JSONRPC_64K, JSONRPC_256,
    JSONRPC_ESCAPES, NUMBER, escapes, plain,
};

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

pub fn cases() -> Vec<Case> {
    let mut cases = vec![];
    for (row, text) in [
        (JSONRPC_16, plain(16)),
        (JSONRPC_256, plain(256)),
        (JSONRPC_64K, plain(64 << 10)),
        (JSONRPC_ESCAPES, escapes(256)),
    ] {
        let error = Rc::new(not_found(text));
        cases.extend([
            serde_structs::jsonrpc(row, &error),
            by_hand_with_value::jsonrpc(row, &error),
            jsonrpsee::jsonrpc(row, &error),
        ]);
    }
    let error = Rc::new(not_found(plain(16)));
    cases.extend(serde_structs::others(&error));
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
