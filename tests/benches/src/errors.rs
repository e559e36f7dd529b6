//! The error that every row renders, as a user of this project declares it.

use wire_error::WireError;

/// The published A2A errors, `data` the array of details as A2A 1.0 has it.
#[derive(Debug, WireError)]
#[wire(domain = "a2a-protocol.org", metadata = false, reason)]
#[rustfmt::skip]
pub enum A2aError {
    #[wire(code = -32001, http = 404, message = "Task not found: {task_id}")]
    TaskNotFound { #[wire(public)] task_id: String },
    #[wire(code = -32002, http = 409, message = "Task not cancelable: {task_id}")]
    TaskNotCancelable { #[wire(public)] task_id: String },
    #[wire(code = -32003, http = 400, message = "Push notifications not supported")]
    PushNotificationNotSupported,
    #[wire(code = -32004, http = 400, message = "Unsupported operation: {message}")]
    UnsupportedOperation { #[wire(public)] message: String },
    #[wire(code = -32005, http = 415, message = "Content type not supported: {content_type}")]
    ContentTypeNotSupported { #[wire(public)] content_type: String },
    #[wire(code = -32006, http = 502, message = "Invalid agent response: {message}")]
    InvalidAgentResponse { #[wire(public)] message: String },
    #[wire(code = -32008, http = 404, message = "Task {number} not found")]
    NumberNotFound { #[wire(public)] number: u64 },
    #[wire(opaque, reason = false)]
    Internal(#[source] std::io::Error),
}

/// The same, `data` the one `ErrorInfo` object as it was published.
#[derive(Debug, WireError)]
#[wire(domain = "a2a-protocol.org", metadata = false, data = info)]
#[rustfmt::skip]
pub enum PublishedError {
    #[wire(code = -32001, http = 404, reason = "TASK_NOT_FOUND", message = "Task not found: {task_id}")]
    TaskNotFound { #[wire(public)] task_id: String },
    #[wire(opaque)]
    Internal(#[source] std::io::Error),
}

/// The same, with one and with four public fields in `ErrorInfo.metadata`.
#[derive(Debug, WireError)]
#[wire(domain = "a2a-protocol.org")]
#[rustfmt::skip]
pub enum KeyedError {
    #[wire(code = -32001, http = 404, reason = "TASK_NOT_FOUND", message = "Task not found: {task_id}")]
    TaskNotFound { #[wire(public)] task_id: String },
    #[wire(code = -32002, http = 409, reason = "TASK_CONFLICT", message = "Task not found: {task_id}")]
    TaskConflict {
        #[wire(public)] task_id: String,
        #[wire(public)] context_id: String,
        #[wire(public)] holder: String,
        #[wire(public)] version: u64,
    },
    #[wire(opaque)]
    Internal(#[source] std::io::Error),
}

/// The error with this text.
pub fn not_found(task_id: String) -> A2aError {
    A2aError::TaskNotFound { task_id }
}

/// The error with this text under one metadata key.
pub fn keyed(task_id: String) -> KeyedError {
    KeyedError::TaskNotFound { task_id }
}

/// The error with four fields.
pub fn conflict(text: &str, version: u64) -> KeyedError {
    let [task_id, context_id, holder] = [text; 3].map(Into::into);
    KeyedError::TaskConflict { task_id, context_id, holder, version }
}

#[cfg(test)]
mod tests {
    /// The type by itself, as the derive leaves it.
    #[expect(dead_code, reason = "its size is what is asked")]
    enum Bare {
        TaskNotFound { task_id: String },
        TaskNotCancelable { task_id: String },
        PushNotificationNotSupported,
        UnsupportedOperation { message: String },
        ContentTypeNotSupported { content_type: String },
        InvalidAgentResponse { message: String },
        NumberNotFound { number: u64 },
        Internal(std::io::Error),
    }

    #[test]
    fn the_derive_adds_no_byte_to_a_result() {
        assert_eq!(size_of::<Result<(), super::A2aError>>(), size_of::<Result<(), Bare>>());
    }
}
