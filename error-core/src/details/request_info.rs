//! `google.rpc.RequestInfo`: which request failed.

#[cfg(any(feature = "json", feature = "grpc"))]
use alloc::string::String;

#[cfg(feature = "grpc")]
use super::Read;
#[cfg(feature = "json")]
use super::json::Detail;
use crate::Disclosed;
#[cfg(any(feature = "json", feature = "grpc"))]
use crate::RemoteError;
#[cfg(feature = "grpc")]
use crate::grpc::{Fields, Proto, Value, text};
use crate::write::json::Json;

/// Writes the object, and says whether the error has one.
pub(crate) fn write(error: Disclosed<'_>, json: &mut Json<'_>) -> bool {
    write_object(error.request_id(), json)
}

/// Writes the object of a peer's error again.
#[cfg(feature = "json")]
pub(crate) fn write_remote(error: &RemoteError, json: &mut Json<'_>) -> bool {
    write_object(error.request_id.as_deref(), json)
}

fn write_object(id: Option<&str>, json: &mut Json<'_>) -> bool {
    let Some(id) = id else { return false };
    json.raw(r#"{"@type":"type.googleapis.com/google.rpc.RequestInfo","requestId":""#);
    json.string(id, usize::MAX);
    json.raw(r#""}"#);
    true
}

/// Writes the detail, if the error has one.
#[cfg(feature = "grpc")]
#[inline]
pub(crate) fn write_proto(error: Disclosed<'_>, proto: &mut Proto<'_>) {
    write_id_proto(error.request_id(), proto);
}

/// Writes the detail, if there is an id.
#[cfg(feature = "grpc")]
#[inline]
pub(crate) fn write_id_proto(id: Option<&str>, proto: &mut Proto<'_>) {
    let Some(id) = id else { return };
    proto.detail("type.googleapis.com/google.rpc.RequestInfo", |proto| {
        proto.string(1, id, usize::MAX);
    });
}

/// Takes the id that a peer gave the request, and says whether there was one.
#[cfg(feature = "json")]
pub(crate) fn read(detail: &mut Detail<'_>, error: &mut RemoteError) -> bool {
    if error.request_id.is_some() || detail.request_id.as_ref().is_none_or(String::is_empty) {
        return false;
    }
    error.request_id = detail.request_id.take();
    true
}

/// Takes what a peer encoded, unless it cannot be read or an error has it already.
#[cfg(feature = "grpc")]
pub(crate) fn read_proto(message: &[u8], error: &mut RemoteError) -> Option<Read> {
    let (mut id, mut read) = (String::new(), Read::Whole);
    for field in Fields::of(message) {
        match field? {
            (1, Value::Bytes(bytes)) => id = text(bytes)?,
            _ => read = Read::Part,
        }
    }
    if error.request_id.is_some() || id.is_empty() {
        return None;
    }
    error.request_id = Some(id);
    Some(read)
}
