//! `google.rpc.BadRequest`: what is wrong with the request, field by field.

use crate::Disclosed;
#[cfg(feature = "grpc")]
use crate::grpc::Proto;
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
        if json.is_full() {
            break;
        }
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

/// Writes the detail, if the error has one.
#[cfg(feature = "grpc")]
pub(crate) fn write_proto(error: Disclosed<'_>, proto: &mut Proto<'_>) {
    let violations = error.field_violations();
    let violations = &violations[..violations.len().min(proto.cut.violations)];
    if violations.is_empty() {
        return;
    }
    let limit = proto.cut.violation;
    proto.detail("type.googleapis.com/google.rpc.BadRequest", |proto| {
        for violation in violations {
            if proto.is_full() {
                break;
            }
            proto.message(1, |proto| {
                proto.string(1, &violation.field, limit);
                proto.string(2, &violation.description, limit);
                proto.string(3, violation.reason.as_deref().unwrap_or_default(), limit);
            });
        }
    });
}
