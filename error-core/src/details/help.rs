//! `google.rpc.Help`: where to read more.

#[cfg(feature = "grpc")]
use alloc::vec::Vec;

#[cfg(feature = "grpc")]
use super::Read;
#[cfg(feature = "json")]
use super::json::Detail;
#[cfg(any(feature = "json", feature = "grpc"))]
use crate::RemoteError;
#[cfg(feature = "grpc")]
use crate::error::rpc_details::HelpLink;
#[cfg(feature = "grpc")]
use crate::grpc::{Fields, Proto, Value, text};
use crate::write::json::Json;
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
#[inline]
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

/// Writes the object of a peer's error again.
#[cfg(feature = "json")]
pub(crate) fn write_remote(error: &RemoteError, json: &mut Json<'_>) -> bool {
    json.raw(r#"{"@type":"type.googleapis.com/google.rpc.Help","links":["#);
    let any = write_remote_links(error, json);
    json.raw("]}");
    any
}

/// `{"description":"…","url":"…"},…`, and whether there is one.
#[cfg(feature = "json")]
pub(crate) fn write_remote_links(error: &RemoteError, json: &mut Json<'_>) -> bool {
    if !json.cut.help {
        return false;
    }
    let mut separator = "";
    for link in &error.help {
        json.raw(separator);
        json.raw(r#"{"description":""#);
        json.string(&link.description, usize::MAX);
        json.raw(r#"","url":""#);
        json.string(&link.url, usize::MAX);
        json.raw(r#""}"#);
        separator = ",";
    }
    !error.help.is_empty()
}

/// Takes the links of a peer, and says whether there were any to take.
#[cfg(feature = "json")]
pub(crate) fn read(detail: &mut Detail<'_>, error: &mut RemoteError) -> bool {
    if !error.help.is_empty() {
        return false;
    }
    let links = detail.links.take().unwrap_or_default();
    detail.more |= links.more;
    error.help = links.kept;
    !error.help.is_empty()
}

/// Takes what a peer encoded, unless it cannot be read or an error has it already.
#[cfg(feature = "grpc")]
pub(crate) fn read_proto(message: &[u8], error: &mut RemoteError) -> Option<Read> {
    let (mut links, mut read) = (Vec::new(), Read::Whole);
    for field in Fields::of(message) {
        let (1, Value::Bytes(message)) = field? else {
            read = Read::Part;
            continue;
        };
        let mut link = HelpLink::default();
        for field in Fields::of(message) {
            match field? {
                (1, Value::Bytes(bytes)) => link.description = text(bytes)?,
                (2, Value::Bytes(bytes)) => link.url = text(bytes)?,
                _ => read = Read::Part,
            }
        }
        links.push(link);
    }
    if !error.help.is_empty() || links.is_empty() {
        return None;
    }
    error.help = links;
    Some(read)
}
