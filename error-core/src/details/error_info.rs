//! `google.rpc.ErrorInfo`: who is at fault for what, for programs.

#[cfg(feature = "grpc")]
use alloc::collections::BTreeMap;
#[cfg(feature = "_peer")]
use alloc::string::String;

use wire_error_shared::layout::{self, Around, Part};

#[cfg(feature = "json")]
use super::json::Detail;
#[cfg(feature = "grpc")]
use super::read::Read;
use crate::error::field_spec::FieldSpec;
use crate::error::left_out::LeftOut;
#[cfg(feature = "_peer")]
use crate::read::remote::RemoteError;
use crate::view::metadata::{Entry, Said};
use crate::view::view::View;
use crate::write::json::Json;
#[cfg(feature = "grpc")]
use crate::{
    read::fields::{Fields, Value, text},
    write::proto::Proto,
};

/// Whether the error has one.
#[inline]
pub(crate) fn is_said(error: &View<'_>) -> bool {
    error.facts.reason.is_some()
}

/// Writes the object.
pub(crate) fn write(error: &View<'_>, json: &mut Json<'_>) {
    write_alone(error, Part::None, &Around::NOTHING, |_| {}, json);
}

/// Writes the object, if the error has one, and what stands around it: behind what `tail` writes, or,
/// up to the first value of the metadata, what of it all is prepared, if anything is.
#[expect(clippy::inline_always, reason = "a call takes a twentieth more instructions")]
#[inline(always)]
pub(crate) fn write_alone(
    error: &View<'_>,
    prepared: Part,
    around: &Around,
    tail: impl FnOnce(&mut Json<'_>),
    json: &mut Json<'_>,
) {
    let facts = error.facts;
    if !is_said(error) {
        return json.prepared(facts.prepared.part(prepared), |json| {
            tail(json);
            json.raw(around.none);
        });
    }
    let mut entries = Said::of(error);
    let first = entries.next();
    json.left_out.add(LeftOut::METADATA, entries.has_left_out);
    // What is prepared has the key of the first field that metadata carries.
    let has_key = |field: &FieldSpec| field.key().is_some();
    let start = |first_key, json: &mut Json<'_>| {
        tail(json);
        json.raw(around.open_info);
        layout::start(facts, first_key, json);
    };
    let Some(Entry { at, key, value }) = first else {
        let is_prepared = !error.fields.iter().any(has_key);
        let prepared = if is_prepared { facts.prepared.part(prepared) } else { &[] };
        json.prepared(prepared, |json| start(None, json));
        return json.raw(around.close_info);
    };
    let is_prepared = at == 0 || !error.fields.iter().take(at).any(has_key);
    let prepared = if is_prepared { facts.prepared.part(prepared) } else { &[] };
    json.prepared(prepared, |json| start(Some(key), json));
    json.text(value);
    if !entries.is_at_end() {
        write_further(entries, json);
    }
    json.raw(around.close_metadata);
}

/// `","key":"value`, of each entry behind the first.
#[inline(never)]
fn write_further(mut entries: Said<'_, '_>, json: &mut Json<'_>) {
    for Entry { key, value, .. } in &mut entries {
        json.raw(r#"",""#);
        json.string(key);
        json.raw(r#"":""#);
        json.text(value);
    }
    json.left_out.add(LeftOut::METADATA, entries.has_left_out);
}

/// The object, if the error has one.
#[cfg(feature = "json")]
pub(crate) fn to_value(
    error: &crate::error::disclosed::Disclosed<'_>,
) -> Option<serde_json::Value> {
    error.spec().reason()?;
    Some(crate::write::json::to_owned(|buf| {
        crate::write::json::render(error, buf, &write);
    }))
}

/// Writes the message.
#[cfg(feature = "grpc")]
#[inline]
pub(crate) fn write_proto(error: &View<'_>, proto: &mut Proto<'_>) {
    proto.string(1, error.facts.reason.unwrap_or_default());
    proto.string(2, error.facts.domain.unwrap_or_default());
    let mut entries = Said::of(error);
    for entry in &mut entries {
        proto.entry(3, entry.key, entry.value);
    }
    proto.left_out.add(LeftOut::METADATA, entries.has_left_out);
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
