//! What a peer says of its failure, wherever it says so.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::value::RawValue;

use super::members::{Kind, Members, kind, text};

/// The members that may say what happened, the most telling first.
const NAMES: [&str; 11] = [
    "message",
    "detail",
    "title",
    "error_description",
    "errorMessage",
    "error_message",
    "msg",
    "Message",
    "description",
    "details",
    "error",
];

/// How deep a message may stand in objects: `{"detail":{"message":"no"}}`.
const MAX_DEPTH: usize = 2;

/// What the members of an object say, in the first of [`NAMES`] that says anything.
pub(crate) fn of_members(members: &Members<'_>) -> Option<String> {
    of_members_at(members, 0)
}

fn of_members_at(members: &Members<'_>, depth: usize) -> Option<String> {
    NAMES.into_iter().find_map(|name| of_value(members.get(name)?, depth))
}

/// A text, texts in a list, or what an object says.
fn of_value(value: &RawValue, depth: usize) -> Option<String> {
    match kind(value) {
        Kind::String => text(value).filter(|text| !text.trim().is_empty()),
        Kind::Array => {
            let texts: Vec<String> = serde_json::from_str(value.get()).ok()?;
            Some(texts.join("; ")).filter(|text| !text.is_empty())
        }
        Kind::Object if depth < MAX_DEPTH => of_members_at(&Members::of(value)?, depth + 1),
        _ => None,
    }
}

/// What the first entry of a list says, be it a text or an object.
pub(crate) fn of_first(list: &RawValue) -> Option<String> {
    if kind(list) != Kind::Array {
        return None;
    }
    let entries: Vec<&RawValue> = serde_json::from_str(list.get()).ok()?;
    of_value(entries.first()?, 0)
}
