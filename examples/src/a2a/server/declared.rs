//! What no handler answers, in the words of A2A.

use wire_error::FieldViolation;
use wire_error::axum::Kind;
use wire_error::contract::Contract;

use super::{A2aV1Error, Profile};
use crate::serve::Busy;

/// A URL that cannot be read is an invalid request, and a panic is an internal error.
pub(super) fn declared<E: Profile>(kind: Kind, text: &str) -> Option<E> {
    let error = match kind {
        Kind::Path | Kind::Query => FieldViolation::new("url", text).into(),
        Kind::Panic => A2aV1Error::Internal("a handler panicked".into()),
        _ => return None,
    };
    Some(error.into())
}

/// What an operation may answer on the wire of `E`: its errors, and that the server is busy.
pub(super) fn contracts<E: Profile>() -> [Contract; 2] {
    let (errors, mut busy) = (Contract::of::<E>(), Contract::of::<Busy>());
    busy.content_type.clone_from(&errors.content_type);
    [errors, busy]
}
