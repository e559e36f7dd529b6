//! `google.rpc.ResourceInfo`: which resource the error is about.

#[cfg(feature = "grpc")]
use super::Read;
#[cfg(feature = "json")]
use super::json::Detail;
use crate::RemoteError;
use crate::error::rpc_details::ResourceInfo;
#[cfg(feature = "grpc")]
use crate::grpc::{Fields, Proto, Value, text};
#[cfg(feature = "json")]
use crate::write::json::Json;

/// Writes the object of a peer's error again.
#[cfg(feature = "json")]
pub(crate) fn write_remote(error: &RemoteError, json: &mut Json<'_>) -> bool {
    let Some(detail) = error.resource_info.as_ref().filter(|_| json.cut.data) else { return false };
    json.raw(r#"{"@type":"type.googleapis.com/google.rpc.ResourceInfo""#);
    let texts = [
        ("resourceType", &detail.resource_type),
        ("resourceName", &detail.resource_name),
        ("owner", &detail.owner),
        ("description", &detail.description),
    ];
    super::write_texts(texts, true, json);
    json.raw("}");
    true
}

/// Writes the detail of a peer's error again.
#[cfg(feature = "grpc")]
pub(crate) fn write_remote_proto(error: &RemoteError, proto: &mut Proto<'_>) {
    let Some(detail) = &error.resource_info else { return };
    proto.detail("type.googleapis.com/google.rpc.ResourceInfo", |proto| {
        proto.literal(1, &detail.resource_type);
        proto.literal(2, &detail.resource_name);
        proto.literal(3, &detail.owner);
        proto.literal(4, &detail.description);
    });
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
