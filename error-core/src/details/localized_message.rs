//! `google.rpc.LocalizedMessage`: what happened, in the reader's language.

#[cfg(feature = "json")]
use super::json::Detail;
#[cfg(feature = "grpc")]
use super::read::Read;
use crate::error::rpc_details::LocalizedMessage;
#[cfg(feature = "_peer")]
use crate::read::remote::RemoteError;
use crate::view::cut::MAX_TEXT;
use crate::view::prose::Prose;
use crate::view::view::View;
use crate::write::object::Object;
#[cfg(feature = "grpc")]
use crate::{
    read::fields::{Fields, Value, text},
    write::proto::Proto,
};

/// What is said: of an empty one nothing, since a reader would take it for none.
#[inline]
fn said<'v>(error: &View<'v>) -> Option<&'v LocalizedMessage> {
    let said = error.details.rpc.localized_message;
    said.filter(|said| {
        error.cut.localized_message
            && **said != LocalizedMessage::default()
            && said.locale.len() <= MAX_TEXT
    })
}

/// Whether the error has one.
#[inline]
pub(crate) fn is_said(error: &View<'_>) -> bool {
    said(error).is_some()
}

/// Writes the members of the object.
pub(crate) fn write(error: &View<'_>, object: &mut Object<'_>) {
    let Some(localized) = said(error) else { return };
    object.text_unless_empty("locale", &localized.locale);
    object.prose("message", Prose::new(&localized.message, error.cut.description));
}

/// Writes the message.
#[cfg(feature = "grpc")]
pub(crate) fn write_proto(error: &View<'_>, proto: &mut Proto<'_>) {
    let Some(localized) = said(error) else { return };
    proto.string(1, &localized.locale);
    proto.prose(2, Prose::new(&localized.message, error.cut.description));
}

/// Takes what a peer says, and says whether there was anything to take.
#[cfg(feature = "json")]
pub(crate) fn read(detail: &mut Detail<'_>, error: &mut RemoteError) -> bool {
    if error.localized_message.is_some() {
        return false;
    }
    let detail = LocalizedMessage {
        locale: detail.locale.take().unwrap_or_default(),
        message: detail.message.take().unwrap_or_default(),
    };
    error.localized_message = Some(detail).filter(|detail| *detail != LocalizedMessage::default());
    error.localized_message.is_some()
}

/// Takes what a peer encoded, unless it cannot be read or an error has it already.
#[cfg(feature = "grpc")]
pub(crate) fn read_proto(message: &[u8], error: &mut RemoteError) -> Option<Read> {
    let (mut detail, mut read) = (LocalizedMessage::default(), Read::Whole);
    for field in Fields::of(message) {
        match field? {
            (1, Value::Bytes(bytes)) => detail.locale = text(bytes)?,
            (2, Value::Bytes(bytes)) => detail.message = text(bytes)?,
            _ => read = Read::Part,
        }
    }
    if error.localized_message.is_some() || detail == LocalizedMessage::default() {
        return None;
    }
    error.localized_message = Some(detail);
    Some(read)
}
