//! `google.rpc.RequestInfo`: which request failed.

use crate::Disclosed;
use crate::json::Json;

/// Writes the object, and says whether the error has one.
pub(crate) fn write(error: Disclosed<'_>, json: &mut Json<'_>) -> bool {
    let Some(id) = error.request_id() else { return false };
    json.raw(r#"{"@type":"type.googleapis.com/google.rpc.RequestInfo","requestId":""#);
    json.string(id, usize::MAX);
    json.raw(r#""}"#);
    true
}
