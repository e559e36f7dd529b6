//! `google.rpc.ErrorInfo`: who is at fault for what, for programs.

use crate::Disclosed;
#[cfg(feature = "grpc")]
use crate::grpc::Proto;
use crate::json::Json;

/// Writes the object, and says whether the error has one.
pub(crate) fn write(error: Disclosed<'_>, json: &mut Json<'_>) -> bool {
    if error.spec().reason.is_none() {
        return false;
    }
    json.raw(r#"{"@type":"type.googleapis.com/google.rpc.ErrorInfo","#);
    write_members(error, json);
    json.raw("}");
    true
}

/// `"reason":"…","domain":"…","metadata":{…}`, of an error that has a reason.
pub(crate) fn write_members(error: Disclosed<'_>, json: &mut Json<'_>) {
    let spec = error.spec();
    json.raw(r#""reason":""#);
    json.string(spec.reason.unwrap_or_default(), usize::MAX);
    json.raw(r#"","domain":""#);
    json.string(spec.domain.unwrap_or_default(), usize::MAX);
    json.raw(r#"""#);
    write_metadata(error, json);
}

/// `,"metadata":{"key":"value"}`, unless no value can be written.
fn write_metadata(error: Disclosed<'_>, json: &mut Json<'_>) {
    json.unless_empty(|json| {
        let mut separator = r#","metadata":{""#;
        let mut keys = json.cut.keys;
        error.visit_metadata(&mut |key, value| {
            if keys == 0 {
                return;
            }
            keys -= 1;
            let written = json.unless_empty(|json| {
                json.raw(separator);
                json.string(key, usize::MAX);
                json.raw(r#"":""#);
                let mut left = json.cut.metadata;
                json.text(value, &mut left).is_ok()
            });
            if written {
                json.raw(r#"""#);
                separator = r#",""#;
            }
        });
        json.raw("}");
        separator == r#",""#
    });
}

/// The object, if the error has one.
#[cfg(feature = "json")]
pub(crate) fn to_value(error: Disclosed<'_>) -> Option<serde_json::Value> {
    error.spec().reason?;
    Some(crate::json::to_owned(|buf| {
        crate::json::render(buf, |json| {
            write(error, json);
        });
    }))
}

/// Writes the detail, if the error has one.
#[cfg(feature = "grpc")]
pub(crate) fn write_proto(error: Disclosed<'_>, proto: &mut Proto<'_>) {
    let spec = error.spec();
    let Some(reason) = spec.reason else { return };
    proto.detail("type.googleapis.com/google.rpc.ErrorInfo", |proto| {
        proto.string(1, reason, usize::MAX);
        proto.string(2, spec.domain.unwrap_or_default(), usize::MAX);
        let mut keys = proto.cut.keys;
        error.visit_metadata(&mut |key, value| {
            if keys == 0 {
                return;
            }
            keys -= 1;
            proto.unless_failed(|proto| {
                proto.message(3, |proto| {
                    proto.string(1, key, usize::MAX);
                    let mut left = proto.cut.metadata;
                    let mut written = Ok(());
                    proto.pieces(2, |proto| written = proto.text(value, &mut left));
                    written
                })
            });
        });
    });
}
