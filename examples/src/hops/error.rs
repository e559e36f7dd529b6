//! What the server's own clients hear of a failure behind it.

use std::error::Error;

use wire_error::{DecodeError, Received, WireError};

use crate::session::SessionClientError;

/// Why a message did not reach the agent.
#[derive(Debug, WireError)]
#[wire(domain = "agents.example", client = GuardClientError)]
pub enum GuardError {
    /// The agent made all the calls that it was given. The same message may be sent later.
    #[wire(
        code = -31060,
        grpc = ResourceExhausted,
        reason = "AGENT_EXHAUSTED",
        message = "the agent takes no more messages",
        description
    )]
    Exhausted(#[source] Box<Received<SessionClientError>>),

    /// Nobody answers for the agent now.
    #[wire(
        code = -31061,
        grpc = Unavailable,
        reason = "AGENT_UNREACHABLE",
        message = "the agent cannot be reached",
        retry_after = "1s",
        description
    )]
    Unreachable(#[source] Box<dyn Error + Send + Sync>),

    /// Any other error of the gateway is the server's own affair.
    #[wire(opaque)]
    Session(#[source] Box<Received<SessionClientError>>),

    /// The gateway answered what is no error.
    #[wire(opaque)]
    Answer(#[from] DecodeError),
}

/// The gateway's error is never forwarded: each is taken for one that is declared here.
impl From<Received<SessionClientError>> for GuardError {
    fn from(received: Received<SessionClientError>) -> Self {
        match received.error {
            SessionClientError::BudgetExceeded | SessionClientError::RateLimited => {
                Self::Exhausted(received.into())
            }
            _ => Self::Session(received.into()),
        }
    }
}
