//! Why a request has no result.

use wire_error::{FieldViolation, WireError};

use super::{A2aV1Error, Profile, StorageError};
use crate::database::{Undone, is_busy};
use crate::serve::Busy;

/// Why an operation has no result: an error of A2A, or there is no room for it now.
#[derive(Debug)]
pub(super) enum Fault {
    Error(A2aV1Error),
    Busy(Busy),
}

/// The same on the wire of `E`. A2A has no error of its own for a server that is busy.
#[derive(Debug, WireError)]
#[wire(into(axum, tonic), content_type = "application/a2a+json")]
pub(super) enum Failure<E: Profile> {
    #[wire(transparent)]
    Error(E),
    #[wire(transparent)]
    Busy(Busy),
}

impl From<A2aV1Error> for Fault {
    fn from(error: A2aV1Error) -> Self {
        Self::Error(error)
    }
}

impl From<FieldViolation> for Fault {
    fn from(violation: FieldViolation) -> Self {
        Self::Error(violation.into())
    }
}

impl From<StorageError> for Fault {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::Sqlite(error) if is_busy(&error) => Self::Busy(Busy::Locked),
            other => Self::Error(other.into()),
        }
    }
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        StorageError::from(error).into()
    }
}

impl From<Undone> for Fault {
    fn from(undone: Undone) -> Self {
        match undone {
            Undone::Busy(busy) => Self::Busy(busy),
            Undone::Moved(error) => error.into(),
            Undone::Panicked(panic) => std::panic::resume_unwind(panic.into_panic()),
        }
    }
}

impl<E: Profile> From<Fault> for Failure<E> {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Error(error) => Self::Error(error.into()),
            Fault::Busy(busy) => Self::Busy(busy),
        }
    }
}

impl<E: Profile> From<A2aV1Error> for Failure<E> {
    fn from(error: A2aV1Error) -> Self {
        Self::Error(error.into())
    }
}
