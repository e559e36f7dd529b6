//! What a whole error takes, and what more of a list may.

use crate::read::held::{Held, Room, held};
use crate::read::remote::{OtherDetail, Rare, RemoteError, RemoteErrorParts};

impl Room {
    /// Adds that of so many bytes more.
    pub(crate) fn add(&mut self, len: usize) {
        self.0 += len * 5 / 2;
    }
}

held! {
    RemoteErrorParts {
        message, reason, domain, metadata, field_violations, help, request_id, id, other, rare
    }
}

impl Held for RemoteError {
    fn heap(&self) -> usize {
        size_of::<RemoteErrorParts>() + (**self).heap()
    }
}

impl Held for Rare {
    fn heap(&self) -> usize {
        self.0.heap()
    }
}

impl Held for OtherDetail {
    fn heap(&self) -> usize {
        match self {
            Self::Json(json) => json.len(),
            Self::Any { type_url, value } => type_url.capacity() + value.capacity(),
        }
    }
}
