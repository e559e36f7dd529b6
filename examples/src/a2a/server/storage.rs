//! What the task store reports, for the code above it.

use super::{A2aError, A2aV1Error};

/// Why the task store refused. It never leaves the process: [`A2aError`] does.
///
/// A state is named as the store keeps it, such as `TASK_STATE_COMPLETED`.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "a field is what its variant's message names")]
pub enum StorageError {
    /// No task has this id.
    #[error("no task {task_id}")]
    TaskNotFound { task_id: String },

    /// A finished task never changes again.
    #[error("task {task_id} is {state}, which is final")]
    TerminalState { task_id: String, state: String },

    /// Another request changed the task between our read and our write.
    #[error("task {task_id} is no longer {expected}")]
    LostCompareAndSet { task_id: String, expected: String },

    /// A task does not go from the one state to the other.
    #[error("task {task_id} does not go from {from} to {to}")]
    InvalidTransition { task_id: String, from: String, to: String },

    /// The database failed.
    #[error("SQLite: {0}")]
    Sqlite(#[from] rusqlite::Error),
}

/// Only a fault of the database is one of the server; the rest is the caller's to know, id included.
impl From<StorageError> for A2aError {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::TaskNotFound { task_id } => Self::TaskNotFound { task_id },
            StorageError::TerminalState { task_id, .. }
            | StorageError::LostCompareAndSet { task_id, .. }
            | StorageError::InvalidTransition { task_id, .. } => {
                Self::TaskNotCancelable { task_id }
            }
            StorageError::Sqlite(_) => Self::Internal(error.to_string()),
        }
    }
}

/// As in [`A2aError`].
impl From<StorageError> for A2aV1Error {
    fn from(error: StorageError) -> Self {
        A2aError::from(error).into()
    }
}
