//! `google.rpc.RequestInfo`: which request failed.

#[cfg(feature = "_peer")]
use alloc::string::String;

#[cfg(feature = "json")]
use super::json::Detail;
#[cfg(feature = "grpc")]
use super::read::Read;
#[cfg(feature = "_peer")]
use crate::read::remote::RemoteError;
use crate::view::view::View;
use crate::write::object::Object;
#[cfg(feature = "grpc")]
use crate::{
    read::fields::{Fields, Value, text},
    write::proto::Proto,
};

/// Whether the error has one.
#[inline]
pub(crate) fn is_said(error: &View<'_>) -> bool {
    error.details.request_id().is_some()
}

/// Writes the members of the object.
pub(crate) fn write(error: &View<'_>, object: &mut Object<'_>) {
    object.text_unless_empty("requestId", error.details.request_id().unwrap_or_default());
}

/// Writes the member of a problem.
pub(crate) fn write_member(error: &View<'_>, problem: &mut Object<'_>) {
    problem.text_unless_empty("request_id", error.details.request_id().unwrap_or_default());
}

/// Writes the message.
#[cfg(feature = "grpc")]
pub(crate) fn write_proto(error: &View<'_>, proto: &mut Proto<'_>) {
    proto.string(1, error.details.request_id().unwrap_or_default());
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
