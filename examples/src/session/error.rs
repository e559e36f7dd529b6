//! What can go wrong with a session.

use uuid::Uuid;
use wire_error::WireError;

/// The id of a session: known to its owner, and worth nothing without the token.
pub type SessionId = Uuid;

/// Why a session did not do what it was asked.
///
/// Agents are not trusted with limits, tool names or who owns what, so every variant is opaque:
/// `Display` and every wire say the same whatever the fields hold. `Debug` has them, for the logs.
///
/// # Examples
///
/// ```
/// use uuid::Uuid;
/// use wire_error_examples::session::SessionError;
///
/// let error = SessionError::BudgetExceeded { session_id: Uuid::nil(), limit: 10, used: 10 };
/// assert_eq!(error.to_string(), "session budget exceeded");
/// assert_eq!(error.http_status(), 429);
/// assert_eq!(error.error_reason(), Some("SESSION_BUDGET_EXCEEDED"));
/// ```
#[derive(Debug, WireError)]
#[wire(domain = "session.arbiter.example", opaque, client = SessionClientError)]
pub enum SessionError {
    /// No session has this id, or the caller did not show that it is theirs.
    #[wire(
        code = -31041,
        http = 404,
        reason = "SESSION_NOT_FOUND",
        message = "session not found"
    )]
    NotFound(Uuid),

    /// The session outlived its time limit.
    ///
    /// Middleware that retries sends a 408 again, in vain: `retry` stays false.
    #[wire(
        code = -31042,
        http = 408,
        grpc = FailedPrecondition,
        reason = "SESSION_EXPIRED",
        message = "session expired"
    )]
    Expired(Uuid),

    /// The session made all the calls it was given.
    #[wire(
        code = -31043,
        http = 429,
        reason = "SESSION_BUDGET_EXCEEDED",
        message = "session budget exceeded"
    )]
    BudgetExceeded {
        /// The session.
        session_id: Uuid,
        /// How many calls it was given.
        limit: u64,
        /// How many it made.
        used: u64,
    },

    /// The session was not opened for this tool.
    #[wire(
        code = -31044,
        http = 403,
        reason = "TOOL_NOT_AUTHORIZED",
        message = "tool not authorized in session"
    )]
    ToolNotAuthorized {
        /// The session.
        session_id: Uuid,
        /// The tool that it asked for.
        tool: String,
    },

    /// The session was closed before.
    #[wire(
        code = -31045,
        http = 410,
        grpc = FailedPrecondition,
        reason = "SESSION_ALREADY_CLOSED",
        message = "session already closed"
    )]
    AlreadyClosed(Uuid),

    /// The session made its calls of this minute.
    #[wire(
        code = -31046,
        http = 429,
        reason = "SESSION_RATE_LIMITED",
        message = "session rate limit exceeded",
        retryable
    )]
    RateLimited {
        /// The session.
        session_id: Uuid,
        /// How many calls it may make in a minute.
        limit_per_minute: u64,
    },

    /// The session belongs to another agent.
    #[wire(
        code = -31047,
        http = 403,
        reason = "AGENT_MISMATCH",
        message = "agent mismatch"
    )]
    AgentMismatch {
        /// The session.
        session_id: Uuid,
        /// The agent that the session belongs to.
        expected: Uuid,
        /// The agent that presented it.
        actual: Uuid,
    },

    /// A change did not reach the durable storage.
    #[wire(
        code = -31048,
        http = 503,
        reason = "STORAGE_WRITE_THROUGH_FAILED",
        message = "storage write-through failed"
    )]
    StorageWriteThrough {
        /// The session.
        session_id: Uuid,
        /// What the storage said.
        detail: String,
    },

    /// The agent has as many live sessions as it may have.
    #[wire(
        code = -31049,
        http = 429,
        reason = "TOO_MANY_SESSIONS",
        message = "too many concurrent sessions",
        retryable
    )]
    TooManySessions {
        /// The agent.
        agent_id: String,
        /// How many live sessions it may have.
        max: u64,
        /// How many it has.
        current: u64,
    },
}

/// The names that the published types use.
impl SessionError {
    /// The HTTP status.
    #[must_use]
    pub fn http_status(&self) -> u16 {
        WireError::http_status(self)
    }

    /// JSON-RPC 2.0 `error.code`.
    #[must_use]
    pub fn jsonrpc_code(&self) -> i32 {
        WireError::code(self)
    }

    /// `ErrorInfo.reason`.
    #[must_use]
    pub fn error_reason(&self) -> Option<&'static str> {
        WireError::reason(self)
    }
}

/// The HTTP status of `err`, under the name that `arbiter-session` publishes.
#[must_use]
pub fn status_code_for_error(err: &SessionError) -> u16 {
    err.http_status()
}
