//! What a peer says of its failure, wherever it says so.

use alloc::string::String;

use serde_json::value::RawValue;

use super::members::{Kind, Members, is_prose, kind, text};
use super::parse::{Str, each};
use super::violations;

/// The members that may say what happened, the most telling first.
const NAMES: [&str; 14] = [
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
    REASON,
    "error",
    "fault",
    "faultstring",
];

/// What says it where it is prose: one word is for programs.
const REASON: &str = "reason";

/// What says it in an object that is itself the message: `{"lang":"en","value":"no"}` of `OData`.
const VALUE: &str = "value";

/// How deep a message may stand in objects: `{"detail":{"message":"no"}}`.
const MAX_DEPTH: usize = 2;

/// What the members of an object say: in the first of [`NAMES`] that says anything, or else in a list
/// of errors.
pub(crate) fn of_members(members: &Members<'_>) -> Option<String> {
    of_members_at(members, 0).or_else(|| of_errors(members))
}

fn of_members_at(members: &Members<'_>, depth: usize) -> Option<String> {
    let names = NAMES.into_iter().chain((depth > 0).then_some(VALUE));
    names.into_iter().find_map(|name| match name {
        REASON => text(members.get(name)?).filter(|reason| is_prose(reason)),
        _ => of_value(members.get(name)?, depth),
    })
}

/// A text, texts in a list, or what an object says.
fn of_value(value: &RawValue, depth: usize) -> Option<String> {
    match kind(value) {
        Kind::String => text(value).filter(|text| !text.trim().is_empty()),
        Kind::Array => {
            let mut message = String::with_capacity(value.get().len());
            let (mut between, mut is_text) = ("", true);
            each(value.get(), |entry| match serde_json::from_str(entry.get()) {
                Ok(Str(text)) => {
                    message.push_str(core::mem::replace(&mut between, "; "));
                    message.push_str(&text);
                }
                Err(_) => is_text = false,
            })
            .ok()?;
            Some(message).filter(|text| is_text && !text.is_empty())
        }
        Kind::Object if depth < MAX_DEPTH => of_members_at(&Members::of(value)?, depth + 1),
        _ => None,
    }
}

/// What a list of errors says, unless it is one of what is wrong with each field.
pub(crate) fn of_errors(members: &Members<'_>) -> Option<String> {
    if violations::are_in(members) {
        return None;
    }
    ["errors", "error"].into_iter().find_map(|name| of_first(members.get(name)?))
}

/// What a text says, or the first entry of a list, be it a text or an object.
pub(crate) fn of_first(list: &RawValue) -> Option<String> {
    match kind(list) {
        Kind::String => of_value(list, 0),
        Kind::Array => {
            let mut first = None;
            each(list.get(), |entry| first = first.or(Some(entry))).ok()?;
            of_value(first?, 0)
        }
        _ => None,
    }
}
