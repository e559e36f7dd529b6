//! `google.rpc.LocalizedMessage`: what happened, in the reader's language.

use super::fields::Fields;
use super::read::{Read, keep, strings};
use crate::error::left_out::LeftOut;
use crate::error::rpc_details::LocalizedMessage;
use crate::read::remote::RemoteError;
use crate::view::view::{View, have_room};

impl<'v> View<'v> {
    /// What happened, in the reader's language: `google.rpc.LocalizedMessage`. An empty one is none.
    #[must_use]
    pub fn localized_message(&self) -> Option<&'v LocalizedMessage> {
        let localized = self
            .details
            .rpc
            .localized_message
            .filter(|_| self.cut.says(LeftOut::LOCALIZED_MESSAGE))?;
        let is_said = have_room([&localized.locale]);
        (is_said && *localized != LocalizedMessage::default()).then_some(localized)
    }
}

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
