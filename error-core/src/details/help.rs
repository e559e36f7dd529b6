//! `google.rpc.Help`: where to read more.

#[cfg(feature = "grpc")]
use crate::grpc::Proto;
use crate::json::Json;
use crate::{Disclosed, ErrorSpec};

/// Writes the object, and says whether the error has one.
pub(crate) fn write(error: Disclosed<'_>, json: &mut Json<'_>) -> bool {
    json.raw(r#"{"@type":"type.googleapis.com/google.rpc.Help","links":["#);
    let any = write_link(error, json);
    json.raw("]}");
    any
}

/// `{"description":"…","url":"…"}`, and whether there is one.
pub(crate) fn write_link(error: Disclosed<'_>, json: &mut Json<'_>) -> bool {
    let Some(url) = error.spec().help.filter(|_| json.cut.help) else { return false };
    json.raw(r#"{"description":"Documentation for "#);
    json.string(subject(error.spec()), usize::MAX);
    json.raw(r#"","url":""#);
    json.string(url, usize::MAX);
    json.raw(r#""}"#);
    true
}

/// What the link documents: the reason, or else the canonical code.
pub(crate) fn subject(spec: &ErrorSpec) -> &'static str {
    spec.reason.unwrap_or(spec.grpc_code.as_str())
}

/// Writes the detail, if the error has one.
#[cfg(feature = "grpc")]
pub(crate) fn write_proto(error: Disclosed<'_>, proto: &mut Proto<'_>) {
    let Some(url) = error.spec().help.filter(|_| proto.cut.help) else { return };
    proto.detail("type.googleapis.com/google.rpc.Help", |proto| {
        proto.message(1, |proto| {
            proto.pieces(1, |proto| {
                proto.raw("Documentation for ");
                proto.raw(subject(error.spec()));
            });
            proto.string(2, url, usize::MAX);
        });
    });
}
