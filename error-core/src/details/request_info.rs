//! `google.rpc.RequestInfo`: which request failed.

use crate::Disclosed;
#[cfg(feature = "grpc")]
use crate::grpc::Proto;
use crate::json::Json;

/// Writes the object, and says whether the error has one.
pub(crate) fn write(error: Disclosed<'_>, json: &mut Json<'_>) -> bool {
    let Some(id) = error.request_id() else { return false };
    json.raw(r#"{"@type":"type.googleapis.com/google.rpc.RequestInfo","requestId":""#);
    json.string(id, usize::MAX);
    json.raw(r#""}"#);
    true
}

/// Writes the detail, if the error has one.
#[cfg(feature = "grpc")]
pub(crate) fn write_proto(error: Disclosed<'_>, proto: &mut Proto<'_>) {
    let Some(id) = error.request_id() else { return };
    proto.detail("type.googleapis.com/google.rpc.RequestInfo", |proto| {
        proto.string(1, id, usize::MAX);
    });
}
