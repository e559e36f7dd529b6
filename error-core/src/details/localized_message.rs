//! `google.rpc.LocalizedMessage`: what happened, in the reader's language.

#[cfg(feature = "grpc")]
use super::Read;
#[cfg(feature = "json")]
use super::json::Detail;
use crate::RemoteError;
use crate::error::rpc_details::LocalizedMessage;
#[cfg(feature = "grpc")]
use crate::grpc::{Fields, Proto, Value, text};
#[cfg(feature = "json")]
use crate::write::json::Json;

/// Writes the object of a peer's error again.
#[cfg(feature = "json")]
pub(crate) fn write_remote(error: &RemoteError, json: &mut Json<'_>) -> bool {
    let Some(detail) = error.localized_message.as_ref().filter(|_| json.cut.data) else {
        return false;
    };
    json.raw(r#"{"@type":"type.googleapis.com/google.rpc.LocalizedMessage""#);
    let texts = [("locale", &detail.locale), ("message", &detail.message)];
    super::write_texts(texts, true, json);
    json.raw("}");
    true
}

/// Writes the detail of a peer's error again.
#[cfg(feature = "grpc")]
pub(crate) fn write_remote_proto(error: &RemoteError, proto: &mut Proto<'_>) {
    let Some(detail) = &error.localized_message else { return };
    proto.detail("type.googleapis.com/google.rpc.LocalizedMessage", |proto| {
        proto.literal(1, &detail.locale);
        proto.literal(2, &detail.message);
    });
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
