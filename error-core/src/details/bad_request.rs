//! `google.rpc.BadRequest`: what is wrong with the request, field by field.

use crate::Disclosed;
use crate::json::Json;

/// Writes the object, and says whether the error has one.
pub(crate) fn write(error: Disclosed<'_>, json: &mut Json<'_>) -> bool {
    json.raw(r#"{"@type":"type.googleapis.com/google.rpc.BadRequest","fieldViolations":["#);
    let any = write_violations(error, json);
    json.raw("]}");
    any
}

/// `{"field":"…","description":"…","reason":"…"},…`, and whether there is one.
pub(crate) fn write_violations(error: Disclosed<'_>, json: &mut Json<'_>) -> bool {
    let limit = json.cut.violation;
    let mut separator = "";
    for violation in error.field_violations().iter().take(json.cut.violations) {
        json.raw(separator);
        json.raw(r#"{"field":""#);
        json.string(&violation.field, limit);
        json.raw(r#"","description":""#);
        json.string(&violation.description, limit);
        if let Some(reason) = &violation.reason {
            json.raw(r#"","reason":""#);
            json.string(reason, limit);
        }
        json.raw(r#""}"#);
        separator = ",";
    }
    separator == ","
}
