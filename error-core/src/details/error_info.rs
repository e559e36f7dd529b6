//! `google.rpc.ErrorInfo`: who is at fault for what, for programs.

#[cfg(feature = "grpc")]
use alloc::collections::BTreeMap;
#[cfg(any(feature = "json", feature = "grpc"))]
use alloc::string::String;

#[cfg(feature = "grpc")]
use super::Read;
#[cfg(feature = "json")]
use super::json::Detail;
#[cfg(any(feature = "json", feature = "grpc"))]
use crate::RemoteError;
#[cfg(feature = "grpc")]
use crate::grpc::{Fields, Proto, Value, text};
use crate::rendered::Rendered;
use crate::write::json::Json;
use crate::{Disclosed, ErrorSpec, Text};

/// How the object starts.
const OPEN: &str = r#"{"@type":"type.googleapis.com/google.rpc.ErrorInfo","#;

/// How a body ends whose last and only detail is the object, as the derive has it written.
pub(crate) const CLOSE: &str = "}]}}";

/// Writes the object, and says whether the error has one.
pub(crate) fn write(error: &Disclosed<'_>, fields: &[Text<'_>], json: &mut Json<'_>) -> bool {
    if error.spec().reason.is_none() {
        return false;
    }
    json.raw(OPEN);
    write_members(error, fields, json);
    json.raw("}");
    true
}

/// `"reason":"…","domain":"…","metadata":{…}`, of an error that has a reason.
pub(crate) fn write_members(error: &Disclosed<'_>, fields: &[Text<'_>], json: &mut Json<'_>) {
    match error.rendered() {
        Some(Rendered { info, .. }) if !info.is_empty() => {
            json.bytes(&info[OPEN.len()..info.len() - CLOSE.len()]);
        }
        _ => write_reason(error.spec(), json),
    }
    if error.may_have_metadata() {
        write_metadata(error, fields, json);
    }
}

/// Writes an end that the derive has written, with the metadata before its last `close` bytes.
#[inline]
pub(crate) fn write_last(
    info: &[u8],
    close: usize,
    error: &Disclosed<'_>,
    fields: &[Text<'_>],
    json: &mut Json<'_>,
) {
    if error.spec().metadata.is_empty() {
        json.bytes(info);
    } else {
        write_with_metadata(info, close, error, fields, json);
    }
}

#[inline(never)]
fn write_with_metadata(
    info: &[u8],
    close: usize,
    error: &Disclosed<'_>,
    fields: &[Text<'_>],
    json: &mut Json<'_>,
) {
    let (info, close) = info.split_at(info.len() - close);
    json.bytes(info);
    write_metadata(error, fields, json);
    json.bytes(close);
}

/// `","reason":"…","domain":"…"}`, of what the derive has written.
#[inline]
pub(crate) fn members(info: &[u8]) -> &[u8] {
    const QUOTE: usize = OPEN.len() - 2;
    &info[QUOTE..=info.len() - CLOSE.len()]
}

#[inline(never)]
fn write_reason(spec: &ErrorSpec, json: &mut Json<'_>) {
    json.raw(r#""reason":""#);
    json.string(spec.reason.unwrap_or_default(), usize::MAX);
    json.raw(r#"","domain":""#);
    json.string(spec.domain.unwrap_or_default(), usize::MAX);
    json.raw(r#"""#);
}

/// `,"metadata":{"key":"value"}`, unless no value can be written.
#[inline(never)]
fn write_metadata(error: &Disclosed<'_>, fields: &[Text<'_>], json: &mut Json<'_>) {
    let mut any = false;
    let mut keys = json.cut.keys;
    let mut write = |key: &str, is_plain: bool, value: Text<'_>| {
        if keys == 0 {
            return;
        }
        keys -= 1;
        any |= json.unless_empty(|json| {
            json.raw(if any { r#"",""# } else { r#","metadata":{""# });
            if is_plain {
                json.raw(key);
            } else {
                json.string(key, usize::MAX);
            }
            json.raw(r#"":""#);
            let mut left = json.cut.metadata;
            json.text(value, &mut left).is_ok()
        });
    };
    if error.rendered().is_some() {
        for (key, value) in error.spec().metadata.iter().zip(fields) {
            write(key.name, true, *value); // the derive has checked it
        }
    } else {
        error.visit_metadata(&mut |key, value| write(key, false, value));
    }
    if any {
        json.raw(r#""}"#);
    }
}

/// The object, if the error has one.
#[cfg(feature = "json")]
pub(crate) fn to_value(error: Disclosed<'_>) -> Option<serde_json::Value> {
    error.spec().reason?;
    Some(crate::write::json::to_owned(|buf| {
        crate::write::json::render(buf, |json| {
            error.visit_fields(&mut |fields| {
                write(&error, fields, json);
            });
        });
    }))
}

/// Writes the detail, if the error has one.
#[cfg(feature = "grpc")]
#[inline]
pub(crate) fn write_proto(error: &Disclosed<'_>, proto: &mut Proto<'_>) {
    let spec = error.spec();
    let Some(reason) = spec.reason else { return };
    let header = b"\x1a\0\x0a\x28type.googleapis.com/google.rpc.ErrorInfo\x12\0";
    proto.detail_from(header, |proto| {
        proto.literal(1, reason);
        proto.literal(2, spec.domain.unwrap_or_default());
        if error.may_have_metadata() {
            write_metadata_proto(*error, proto);
        }
    });
}

#[cfg(feature = "grpc")]
#[inline(never)]
fn write_metadata_proto(error: Disclosed<'_>, proto: &mut Proto<'_>) {
    let mut keys = proto.cut.keys;
    error.visit_metadata(&mut |key, value| {
        if keys == 0 {
            return;
        }
        keys -= 1;
        proto.unless_failed(|proto| {
            proto.message(3, |proto| {
                proto.literal(1, key);
                let mut left = proto.cut.metadata;
                let mut written = Ok(());
                proto.pieces(2, |proto| written = proto.text(value, &mut left));
                written
            })
        });
    });
}

/// Writes the object of a peer's error again.
#[cfg(feature = "json")]
pub(crate) fn write_remote(error: &RemoteError, json: &mut Json<'_>) -> bool {
    if error.reason.is_none() {
        return false;
    }
    json.raw(r#"{"@type":"type.googleapis.com/google.rpc.ErrorInfo""#);
    write_remote_members(error, json);
    json.raw("}");
    true
}

/// `,"reason":"…","domain":"…","metadata":{…}`, as much of it as the peer sent.
#[cfg(feature = "json")]
pub(crate) fn write_remote_members(error: &RemoteError, json: &mut Json<'_>) {
    json.member("reason", error.reason.as_deref());
    json.member("domain", error.domain.as_deref());
    let mut separator = r#","metadata":{""#;
    for (key, value) in error.metadata.iter().take(json.cut.keys) {
        json.raw(separator);
        json.string(key, usize::MAX);
        json.raw(r#"":""#);
        json.string(value, json.cut.metadata);
        json.raw(r#"""#);
        separator = r#",""#;
    }
    if !error.metadata.is_empty() {
        json.raw("}");
    }
}

/// Takes what a peer says of reason, domain and metadata, and says whether there was a reason.
#[cfg(feature = "json")]
pub(crate) fn read(detail: &mut Detail<'_>, error: &mut RemoteError) -> bool {
    if error.reason.is_some() || detail.reason.as_ref().is_none_or(String::is_empty) {
        return false;
    }
    error.reason = detail.reason.take();
    error.domain = detail.domain.take().filter(|domain| !domain.is_empty());
    error.metadata = detail.metadata.take().unwrap_or_default().0;
    true
}

/// Takes what a peer encoded, unless it cannot be read or an error has it already.
#[cfg(feature = "grpc")]
pub(crate) fn read_proto(message: &[u8], error: &mut RemoteError) -> Option<Read> {
    let (mut reason, mut domain, mut metadata) = (String::new(), String::new(), BTreeMap::new());
    let mut read = Read::Whole;
    for field in Fields::of(message) {
        match field? {
            (1, Value::Bytes(bytes)) => reason = text(bytes)?,
            (2, Value::Bytes(bytes)) => domain = text(bytes)?,
            (3, Value::Bytes(entry)) => {
                let (key, value) = read_entry(entry)?;
                if metadata.insert(key, value).is_some() {
                    read = Read::Part;
                }
            }
            _ => read = Read::Part,
        }
    }
    if error.reason.is_some() || reason.is_empty() {
        return None;
    }
    error.reason = Some(reason);
    error.domain = Some(domain).filter(|domain| !domain.is_empty());
    error.metadata = metadata;
    Some(read)
}

/// One entry of the map: a message with a key and a value.
#[cfg(feature = "grpc")]
pub(super) fn read_entry(entry: &[u8]) -> Option<(String, String)> {
    let (mut key, mut value) = (String::new(), String::new());
    for field in Fields::of(entry) {
        match field? {
            (1, Value::Bytes(bytes)) => key = text(bytes)?,
            (2, Value::Bytes(bytes)) => value = text(bytes)?,
            _ => return None,
        }
    }
    Some((key, value))
}
