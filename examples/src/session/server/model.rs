//! A session, and the limits of its calls.

use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{SessionError, SessionId};

/// How many live sessions an agent may have.
pub(super) const MAX_LIVE_SESSIONS: u64 = 10;

/// The length of a rate limit's window, in seconds.
const MINUTE: u64 = 60;

/// What a caller asks for. A limit has 32 bits, so no sum of limits and times overflows.
#[derive(Debug, Deserialize)]
pub(super) struct NewSession {
    pub(super) agent_id: Uuid,
    /// The tools it may call, and no others.
    pub(super) tools: Vec<String>,
    pub(super) call_budget: u32,
    pub(super) ttl_seconds: u32,
    pub(super) rate_limit_per_minute: u32,
}

/// A session as it is stored. Times are in seconds since 1970.
#[derive(Debug)]
pub(super) struct Session {
    pub(super) id: SessionId,
    pub(super) agent_id: Uuid,
    pub(super) tools: Vec<String>,
    pub(super) call_budget: u64,
    pub(super) calls: u64,
    pub(super) rate_limit_per_minute: u64,
    pub(super) window: Window,
    pub(super) expires_at: u64,
    pub(super) closed: bool,
}

/// The calls of one minute, which begins with its first call.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window {
    pub(super) start: u64,
    pub(super) calls: u64,
}

impl Window {
    /// The window that `now` is in.
    fn at(self, now: u64) -> Self {
        if now.saturating_sub(self.start) < MINUTE { self } else { Self { start: now, calls: 0 } }
    }
}

impl Session {
    /// A session belongs to one agent.
    pub(super) fn check_agent(&self, agent_id: Uuid) -> Result<(), SessionError> {
        if agent_id == self.agent_id {
            return Ok(());
        }
        Err(SessionError::AgentMismatch {
            session_id: self.id,
            expected: self.agent_id,
            actual: agent_id,
        })
    }

    /// A session is closed once.
    pub(super) fn check_open(&self) -> Result<(), SessionError> {
        if self.closed { Err(SessionError::AlreadyClosed(self.id)) } else { Ok(()) }
    }

    /// Checks a call of `tool` against every limit, and counts it into its minute.
    pub(super) fn admit(&self, tool: &str, now: u64) -> Result<Window, SessionError> {
        let session_id = self.id;
        self.check_open()?;
        if self.is_expired(now) {
            return Err(SessionError::Expired(session_id));
        }
        if self.calls >= self.call_budget {
            let (limit, used) = (self.call_budget, self.calls);
            return Err(SessionError::BudgetExceeded { session_id, limit, used });
        }
        if !self.tools.iter().any(|allowed| allowed == tool) {
            return Err(SessionError::ToolNotAuthorized { session_id, tool: tool.into() });
        }
        let Window { start, calls } = self.window.at(now);
        if calls >= self.rate_limit_per_minute {
            let limit_per_minute = self.rate_limit_per_minute;
            return Err(SessionError::RateLimited { session_id, limit_per_minute });
        }
        Ok(Window { start, calls: calls + 1 })
    }

    /// What its owner may see of it.
    pub(super) fn to_json(&self, now: u64) -> Value {
        json!({
            "session_id": self.id,
            "agent_id": self.agent_id,
            "tools": self.tools,
            "call_budget": self.call_budget,
            "calls_made": self.calls,
            "rate_limit_per_minute": self.rate_limit_per_minute,
            "expires_at": self.expires_at,
            "status": self.status(now),
        })
    }

    fn status(&self, now: u64) -> &'static str {
        match (self.closed, self.is_expired(now)) {
            (true, _) => "closed",
            (false, true) => "expired",
            (false, false) => "active",
        }
    }

    fn is_expired(&self, now: u64) -> bool {
        now >= self.expires_at
    }
}
