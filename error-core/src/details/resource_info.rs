//! `google.rpc.ResourceInfo`: which resource the error is about.

#[cfg(feature = "json")]
use super::json::Detail;
#[cfg(feature = "grpc")]
use super::read::Read;
use crate::error::rpc_details::ResourceInfo;
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
fn said<'v>(error: &View<'v>) -> Option<&'v ResourceInfo> {
    error.details.rpc.resource_info.filter(|info| {
        let texts = [&info.resource_type, &info.resource_name, &info.owner];
        error.cut.resource_info
            && **info != ResourceInfo::default()
            && texts.into_iter().all(|text| text.len() <= MAX_TEXT)
    })
}

/// Whether the error has one.
#[inline]
pub(crate) fn is_said(error: &View<'_>) -> bool {
    said(error).is_some()
}

/// Writes the members of the object.
pub(crate) fn write(error: &View<'_>, object: &mut Object<'_>) {
    let Some(info) = said(error) else { return };
    object.text_unless_empty("resourceType", &info.resource_type);
    object.text_unless_empty("resourceName", &info.resource_name);
    object.text_unless_empty("owner", &info.owner);
    object.prose("description", Prose::new(&info.description, error.cut.description));
}

/// Writes the message.
#[cfg(feature = "grpc")]
pub(crate) fn write_proto(error: &View<'_>, proto: &mut Proto<'_>) {
    let Some(info) = said(error) else { return };
    proto.string(1, &info.resource_type);
    proto.string(2, &info.resource_name);
    proto.string(3, &info.owner);
    proto.prose(4, Prose::new(&info.description, error.cut.description));
}

/// Takes what a peer says, and says whether there was anything to take.
#[cfg(feature = "json")]
pub(crate) fn read(detail: &mut Detail<'_>, error: &mut RemoteError) -> bool {
    if error.resource_info.is_some() {
        return false;
    }
    let detail = ResourceInfo {
        resource_type: detail.resource_type.take().unwrap_or_default(),
        resource_name: detail.resource_name.take().unwrap_or_default(),
        owner: detail.owner.take().unwrap_or_default(),
        description: detail.description.take().unwrap_or_default(),
    };
    error.resource_info = Some(detail).filter(|detail| *detail != ResourceInfo::default());
    error.resource_info.is_some()
}

/// Takes what a peer encoded, unless it cannot be read or an error has it already.
#[cfg(feature = "grpc")]
pub(crate) fn read_proto(message: &[u8], error: &mut RemoteError) -> Option<Read> {
    let (mut detail, mut read) = (ResourceInfo::default(), Read::Whole);
    for field in Fields::of(message) {
        match field? {
            (1, Value::Bytes(bytes)) => detail.resource_type = text(bytes)?,
            (2, Value::Bytes(bytes)) => detail.resource_name = text(bytes)?,
            (3, Value::Bytes(bytes)) => detail.owner = text(bytes)?,
            (4, Value::Bytes(bytes)) => detail.description = text(bytes)?,
            _ => read = Read::Part,
        }
    }
    if error.resource_info.is_some() || detail == ResourceInfo::default() {
        return None;
    }
    error.resource_info = Some(detail);
    Some(read)
}
