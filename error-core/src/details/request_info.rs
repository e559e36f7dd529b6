//! `google.rpc.RequestInfo`: which request failed.

use alloc::string::String;

use super::fields::Fields;
use super::read::{Read, keep, strings};
use crate::read::remote::RemoteError;
use crate::view::view::View;
use crate::write::object::Object;

/// Whether the error has one.
#[inline]
pub(crate) fn is_said(error: &View<'_>) -> bool {
    error.request_id().is_some()
}

/// Writes the fields.
pub(crate) fn write(error: &View<'_>, to: &mut impl Fields) {
    to.string(1, "requestId", error.request_id().unwrap_or_default());
}

/// Writes the member of a problem.
pub(crate) fn write_member(error: &View<'_>, problem: &mut Object<'_>) {
    problem.text_unless_empty("request_id", error.request_id().unwrap_or_default());
}

/// Takes what a peer encoded, unless it cannot be read or says nothing.
pub(crate) fn read_proto(message: &[u8], error: &mut RemoteError) -> Option<Read> {
    let mut id = String::new();
    let read = strings(message, [&mut id])?;
    keep(id, &mut error.request_id).then_some(read)
}
