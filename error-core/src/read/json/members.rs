//! The members of a JSON object, as they came.

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde::de::{Error as _, MapAccess};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;
use wire_error_shared::rules::PROBLEM_MEMBERS;

use super::parse::Str;
use crate::read::remote::OtherDetail;
use crate::write::escape;

/// The members of an object, in their order. One of [`READ`] stands once, or it is no such object: which
/// of two is meant is not guessed at. Of others with one name the first counts.
#[derive(Default)]
pub(crate) struct Members<'a>(pub(crate) Vec<Member<'a>>);

/// What says something in any format, beside the members of a problem.
const READ: [&str; 8] = ["error", "code", "message", "status", "details", "data", "id", "result"];

pub(crate) type Member<'a> = (Str<'a>, &'a RawValue);

impl<'a> Members<'a> {
    /// The members of `json`, if it is an object.
    pub(crate) fn of(json: &'a RawValue) -> Option<Self> {
        if kind(json) == Kind::Object { serde_json::from_str(json.get()).ok() } else { None }
    }

    /// The member of this name, unless it is null.
    pub(crate) fn get(&self, name: &str) -> Option<&'a RawValue> {
        let (_, value) = self.0.iter().find(|(other, _)| other.0 == name)?;
        (kind(value) != Kind::Null).then_some(*value)
    }

    /// Each name and its value.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &'a RawValue)> {
        self.0.iter().map(|(name, value)| (&*name.0, *value))
    }
}

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members<'de>, A::Error> {
                let mut members = Members::default();
                let mut names = BTreeSet::new();
                while let Some((name, value)) = map.next_entry::<Str<'_>, _>()? {
                    if names.insert(name.0.clone()) {
                        members.0.push((name, value));
                    } else if READ.contains(&&*name.0) || PROBLEM_MEMBERS.contains(&&*name.0) {
                        return Err(A::Error::custom("a member stands twice"));
                    }
                }
                Ok(members)
            }
        }

        deserializer.deserialize_map(Visitor)
    }
}

/// What JSON is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    Bool,
    Number,
    String,
    Array,
    Object,
}

pub(crate) fn kind(json: &RawValue) -> Kind {
    match json.get().as_bytes().first() {
        Some(b'n') => Kind::Null,
        Some(b't' | b'f') => Kind::Bool,
        Some(b'"') => Kind::String,
        Some(b'[') => Kind::Array,
        Some(b'{') => Kind::Object,
        _ => Kind::Number,
    }
}

/// What a string says. What is not text in it (a lone surrogate) is read as U+FFFD.
pub(crate) fn text(json: &RawValue) -> Option<String> {
    if kind(json) != Kind::String {
        return None;
    }
    let text = serde_json::from_str(json.get()).ok();
    text.or_else(|| serde_json::from_str(json.get()).ok().map(|Lossy(text)| text))
}

/// A string in which a surrogate may stand alone.
struct Lossy(String);

impl<'de> Deserialize<'de> for Lossy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl serde::de::Visitor<'_> for Visitor {
            type Value = Lossy;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Lossy, E> {
                let mut text = String::with_capacity(bytes.len());
                for chunk in bytes.utf8_chunks() {
                    text.push_str(chunk.valid());
                    // The first of the three bytes of a surrogate; nothing else is not UTF-8.
                    if chunk.invalid() == [0xED] {
                        text.push(char::REPLACEMENT_CHARACTER);
                    }
                }
                Ok(Lossy(text))
            }
        }

        deserializer.deserialize_bytes(Visitor)
    }
}

/// Whether it is for people: more than one word.
pub(crate) fn is_prose(text: &str) -> bool {
    text.contains(char::is_whitespace)
}

/// A member in an object of its own: how it is kept where it is not modelled.
pub(crate) fn alone(name: &str, value: &RawValue) -> OtherDetail {
    let mut json = Vec::with_capacity(name.len() + value.get().len() + 5);
    json.extend_from_slice(b"{\"");
    escape::push(&mut json, name);
    json.extend_from_slice(b"\":");
    json.extend_from_slice(value.get().as_bytes());
    json.push(b'}');
    OtherDetail::Json(String::from_utf8(json).unwrap_or_default().into_boxed_str())
}
