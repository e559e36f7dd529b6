//! `google.rpc.ErrorInfo`: who is at fault for what, for programs.

use alloc::collections::BTreeMap;
use alloc::string::String;

use wire_error_shared::layout::{self, Around};

use super::read::{Read, add_entry, each, keep};
use crate::error::left_out::LeftOut;
use crate::read::fields::{Value, text};
use crate::read::held::Room;
use crate::read::remote::RemoteError;
use crate::view::metadata::Said;
use crate::view::view::View;
use crate::write::json::Json;
use crate::write::proto::Proto;

/// Whether the error has one.
#[inline]
pub(crate) fn is_said(error: &View<'_>) -> bool {
    error.facts.reason.is_some()
}

/// Writes the object.
pub(crate) fn write_alone(error: &View<'_>, json: &mut Json<'_>) {
    write(error, &Around::NOTHING, json);
}

/// Writes the object, if the error has one, and what stands around it.
pub(crate) fn write(error: &View<'_>, around: &Around, json: &mut Json<'_>) {
    let mut entries = Said::of(error);
    layout::info(around, error.facts, &mut entries, json, |value, json| json.text(value));
    json.left_out.add(LeftOut::METADATA, entries.has_left_out);
}

/// Writes the message.
#[inline]
pub(crate) fn write_proto(error: &View<'_>, proto: &mut Proto<'_>) {
    proto.string(1, error.facts.reason.unwrap_or_default());
    proto.string(2, error.facts.domain.unwrap_or_default());
    let mut entries = Said::of(error);
    for (key, value) in &mut entries {
        proto.entry(3, key, value);
    }
    proto.left_out.add(LeftOut::METADATA, entries.has_left_out);
}

/// Takes what a peer encoded, unless it cannot be read or says nothing.
pub(crate) fn read_proto(message: &[u8], error: &mut RemoteError) -> Option<Read> {
    let (mut reason, mut domain, mut metadata) = (String::new(), String::new(), BTreeMap::new());
    let mut room = Room::of_map(message.len());
    let read = each(message, |number, value| {
        match (number, value) {
            (1, Value::Bytes(bytes)) => reason = text(bytes)?,
            (2, Value::Bytes(bytes)) => domain = text(bytes)?,
            (3, Value::Bytes(message)) => {
                return add_entry(message, &mut metadata, &mut room);
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
