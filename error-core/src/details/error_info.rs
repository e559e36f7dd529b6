//! `google.rpc.ErrorInfo`: who is at fault for what, for programs.

use alloc::collections::BTreeMap;
use alloc::string::String;

use wire_error_shared::layout::{self, Around, Part};

use super::read::{Read, each, entry, keep};
use crate::error::field_spec::FieldSpec;
use crate::error::left_out::LeftOut;
use crate::read::fields::{Value, text};
use crate::read::remote::RemoteError;
use crate::view::metadata::{Entry, Said};
use crate::view::view::View;
use crate::write::json::Json;
use crate::write::proto::Proto;

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

/// Takes what a peer encoded, unless it cannot be read or says nothing.
pub(crate) fn read_proto(message: &[u8], error: &mut RemoteError) -> Option<Read> {
    let (mut reason, mut domain, mut metadata) = (String::new(), String::new(), BTreeMap::new());
    let read = each(message, |number, value| {
        match (number, value) {
            (1, Value::Bytes(bytes)) => reason = text(bytes)?,
            (2, Value::Bytes(bytes)) => domain = text(bytes)?,
            (3, Value::Bytes(message)) => {
                let (key, value) = entry(message)?;
                return Some(metadata.insert(key, value).is_none());
            }
            _ => return Some(false),
        }
        Some(true)
    })?;
    if !keep(reason, &mut error.reason) {
        return None;
    }
    keep(domain, &mut error.domain);
    error.metadata = metadata;
    Some(read)
}
