//! Which session a request is about, and what it shows that the session is its own.

use std::fmt;

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::SessionId;

/// What a request presents. What is missing or malformed is nil or empty: it opens nothing.
pub(super) struct Access {
    pub(super) session_id: SessionId,
    /// The agent that asks, where the request says so.
    pub(super) agent_id: Option<Uuid>,
    token: String,
}

impl Access {
    /// A request to a path with the id in it. It need not say which agent asks.
    pub(super) fn by_path(session_id: &str, headers: &HeaderMap) -> Self {
        Self {
            session_id: session_id.parse().unwrap_or_default(),
            agent_id: uuid(headers, "x-agent-id"),
            token: bearer(headers).into(),
        }
    }

    /// A request with the id in a header. It must say which agent asks.
    pub(super) fn by_headers(headers: &HeaderMap) -> Self {
        Self {
            session_id: uuid(headers, "x-arbiter-session").unwrap_or_default(),
            agent_id: Some(uuid(headers, "x-agent-id").unwrap_or_default()),
            token: bearer(headers).into(),
        }
    }

    /// Access to a new session, with a token that nobody else has.
    pub(super) fn generate() -> Self {
        let token = format!("{}{}", Uuid::new_v4().simple(), Uuid::new_v4().simple());
        Self { session_id: Uuid::new_v4(), agent_id: None, token }
    }

    /// The token, for the session's owner alone.
    pub(super) fn token(&self) -> &str {
        &self.token
    }

    /// Under what the session is stored.
    ///
    /// Id and token are looked up as one, so that an unknown session and a wrong token are the
    /// same search for a key that is not there: neither bytes nor time tell them apart, and who
    /// reads the database gets no token.
    pub(super) fn key(&self) -> [u8; 32] {
        Sha256::new().chain_update(self.session_id).chain_update(&self.token).finalize().into()
    }
}

/// The token is not for the logs.
impl fmt::Debug for Access {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Access")
            .field("session_id", &self.session_id)
            .field("agent_id", &self.agent_id)
            .finish_non_exhaustive()
    }
}

/// The id in a header: nil where it is none.
fn uuid(headers: &HeaderMap, name: &str) -> Option<Uuid> {
    let value = headers.get(name)?;
    Some(value.to_str().ok().and_then(|id| id.trim().parse().ok()).unwrap_or_default())
}

/// The credentials of `Authorization: Bearer` (RFC 6750, section 2.1).
fn bearer(headers: &HeaderMap) -> &str {
    let value = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    match value.and_then(|value| value.split_once(' ')) {
        Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => token.trim(),
        _ => "",
    }
}
