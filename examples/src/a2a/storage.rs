//! What the task store reports, for the code above it.

/// Why the task store refused. It never leaves the process: [`A2aError`](super::A2aError) does.
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
