//! Why a request has no result.

use wire_error::WireError;

use super::{SessionError, SessionId};
use crate::database::{Undone, is_busy};
use crate::serve::Busy;

/// An error of the session, or there is no room for the request now.
#[derive(Debug, WireError)]
#[wire(into(axum))]
pub(super) enum Fault {
    #[wire(transparent)]
    Session(#[from] SessionError),
    #[wire(transparent)]
    Busy(#[from] Busy),
}

impl Fault {
    /// What SQLite says is for the logs: it names files, tables and values.
    pub(super) fn storage(session_id: SessionId) -> impl Fn(rusqlite::Error) -> Self {
        move |error| {
            if is_busy(&error) {
                return Busy::Locked.into();
            }
            SessionError::StorageWriteThrough { session_id, detail: error.to_string() }.into()
        }
    }

    pub(super) fn undone(session_id: SessionId, undone: Undone) -> Self {
        let detail = match undone {
            Undone::Busy(busy) => return busy.into(),
            Undone::Moved(error) => error.to_string(),
            Undone::Panicked(panic) => panic.to_string(),
        };
        SessionError::StorageWriteThrough { session_id, detail }.into()
    }
}
