//! `google.rpc.LocalizedMessage`: what happened, in the reader's language.

use super::fields::Fields;
use super::read::{Read, keep, strings};
use crate::error::rpc_details::LocalizedMessage;
use crate::read::remote::RemoteError;
use crate::view::view::View;

/// Whether the error has one.
#[inline]
pub(crate) fn is_said(error: &View<'_>) -> bool {
    error.localized_message().is_some()
}

/// Writes the fields.
pub(crate) fn write(error: &View<'_>, to: &mut impl Fields) {
    let Some(localized) = error.localized_message() else { return };
    to.string(1, "locale", &localized.locale);
    to.prose(2, "message", error.prose(&localized.message));
}

/// Takes what a peer encoded, unless it cannot be read or says nothing.
pub(crate) fn read_proto(message: &[u8], error: &mut RemoteError) -> Option<Read> {
    let mut localized = LocalizedMessage::default();
    let read = strings(message, [&mut localized.locale, &mut localized.message])?;
    keep(localized, &mut error.localized_message).then_some(read)
}
