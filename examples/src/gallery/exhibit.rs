//! What the gallery shows.

use clap::ValueEnum;
use uuid::Uuid;
use wire_error::contract::Contract;
use wire_error::{FieldViolation, Table, WireContract, WireError};

use crate::a2a::{A2aError, A2aV1Error};
use crate::klp::{ErrorKind, RpcError};
use crate::session::SessionError;

/// One of the domain enums.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Exhibit {
    /// `SessionError`: every variant is opaque.
    Session,
    /// `ErrorKind`, and the `RpcError` around it.
    Klp,
    /// `A2aError`: the published wire.
    A2a,
    /// `A2aV1Error`: the wire of specification 1.0.
    A2aV1,
}

impl Exhibit {
    /// What the enum is for.
    pub(super) fn about(self) -> &'static str {
        match self {
            Self::Session => {
                "Why a session refused a call. Every variant is opaque: no byte depends on a field."
            }
            Self::Klp => {
                "The kinds of KLP, a job agent on a Unix socket. An RpcError adds a detail to one."
            }
            Self::A2a => {
                "The Agent2Agent errors as first published: data is one object, without metadata."
            }
            Self::A2aV1 => {
                "The Agent2Agent errors of specification 1.0: data is the array of details."
            }
        }
    }

    /// The contract.
    #[must_use]
    pub fn table(self) -> &'static Table {
        match self {
            Self::Session => SessionError::CONTRACT,
            Self::Klp => ErrorKind::CONTRACT,
            Self::A2a => A2aError::CONTRACT,
            Self::A2aV1 => A2aV1Error::CONTRACT,
        }
    }

    /// The same as it is locked.
    pub(super) fn contract(self) -> Contract {
        match self {
            Self::Session => Contract::of::<SessionError>(),
            Self::Klp => Contract::of::<ErrorKind>(),
            Self::A2a => Contract::of::<A2aError>(),
            Self::A2aV1 => Contract::of::<A2aV1Error>(),
        }
    }

    /// What its lock file is called.
    pub(super) fn file(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Klp => "klp",
            Self::A2a => "a2a",
            Self::A2aV1 => "a2a_v1",
        }
    }

    /// The fields of a variant that never leave the process. The contract does not know them: it
    /// may be published.
    #[must_use]
    pub fn withheld(self, variant: &str) -> &'static [&'static str] {
        match (self, variant) {
            (Self::Session, "NotFound" | "Expired" | "AlreadyClosed") => &["0: Uuid"],
            (Self::Session, "BudgetExceeded") => &["session_id: Uuid", "limit: u64", "used: u64"],
            (Self::Session, "ToolNotAuthorized") => &["session_id: Uuid", "tool: String"],
            (Self::Session, "RateLimited") => &["session_id: Uuid", "limit_per_minute: u64"],
            (Self::Session, "AgentMismatch") => {
                &["session_id: Uuid", "expected: Uuid", "actual: Uuid"]
            }
            (Self::Session, "StorageWriteThrough") => &["session_id: Uuid", "detail: String"],
            (Self::Session, "TooManySessions") => &["agent_id: String", "max: u64", "current: u64"],
            (Self::Klp, "InternalError") => &["detail: String"],
            (Self::A2a | Self::A2aV1, "Internal") => &["0: String"],
            _ => &[],
        }
    }

    /// The value that is shown on every wire.
    pub(super) fn sample(self) -> Box<dyn WireError> {
        match self {
            Self::Session => Box::new(SessionError::BudgetExceeded {
                session_id: Uuid::from_u128(0x6F1D_2C3B_4A59_4687_9786_A5B4_C3D2_E1F0),
                limit: 100,
                used: 100,
            }),
            Self::Klp => Box::new(RpcError::new(ErrorKind::RateLimit, "61 requests in a minute")),
            Self::A2a => Box::new(A2aError::TaskNotFound { task_id: "t-1".into() }),
            Self::A2aV1 => Box::new(A2aV1Error::InvalidRequest {
                message: "the message has no parts".into(),
                violations: vec![
                    FieldViolation::new("message.parts", "must not be empty")
                        .with_reason("PARTS_EMPTY"),
                ],
            }),
        }
    }
}
