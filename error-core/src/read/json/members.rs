//! The members of a JSON object, as they came.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde::de::{Error as _, MapAccess};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;
use wire_error_shared::rules::PROBLEM_MEMBERS;

use super::parse::{Str, quote_no_more_than_the_start};
use crate::read::held::MAX_PARTS;
use crate::read::remote::OtherDetail;

/// The members of an object, in their order. One of [`READ`] stands once, or it is no such object: which
/// of two is meant is not guessed at. Of others with one name the first counts.
///
/// Of more than [`MAX_PARTS`] it has the first, and of the others those that are read.
pub(crate) struct Members<'a> {
    list: Vec<Member<'a>>,
    /// The object, where it has members that are not in the list.
    crowd: Option<&'a str>,
}

/// What says something in any format, beside the members of a problem.
const READ: [&str; 8] = ["error", "code", "message", "status", "details", "data", "id", "result"];

#[derive(Clone)]
pub(crate) struct Member<'a> {
    pub(crate) name: Cow<'a, str>,
    pub(crate) value: &'a RawValue,
    /// The name as it is written.
    key: &'a RawValue,
}

impl<'a> Members<'a> {
    /// The members of `json`, if it is an object.
    pub(crate) fn of(json: &'a RawValue) -> Option<Self> {
        if kind(json) == Kind::Object { Self::read(json.get()).ok() } else { None }
    }

    /// The members of an object.
    pub(crate) fn read(json: &'a str) -> Result<Self, serde_json::Error> {
        let mut list: Vec<Member<'_>> = Vec::new();
        let (mut is_crowd, mut is_twice) = (false, false);
        each_member(json, |member| {
            let name = &*member.name;
            let is_read = READ.contains(&name) || PROBLEM_MEMBERS.contains(&name);
            if list.len() >= MAX_PARTS && !is_read {
                is_crowd = true;
            } else if list.iter().all(|other| other.name != name) {
                list.push(member);
            } else if is_read {
                is_twice = true;
            }
            !is_twice
        })?;
        Ok(Self { list, crowd: is_crowd.then_some(json) })
    }

    /// The member of this name, unless it is null.
    pub(crate) fn get(&self, name: &str) -> Option<&'a RawValue> {
        let member = self.iter().find(|member| member.name == name)?;
        (kind(member.value) != Kind::Null).then_some(member.value)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Member<'a>> {
        self.list.iter()
    }

    /// The one member, where it is alone.
    pub(crate) fn only(&self) -> Option<&Member<'a>> {
        match (&*self.list, self.crowd) {
            ([member], None) => Some(member),
            _ => None,
        }
    }

    /// What is kept of the members: each that is not read, in an object of its own, and together those
    /// that are not in the list.
    pub(crate) fn keep(
        &self,
        mut is_read: impl FnMut(&str, &'a RawValue) -> bool,
    ) -> Vec<OtherDetail> {
        let unread = self.iter().filter(|member| !is_read(&member.name, member.value));
        let mut kept: Vec<_> = unread.map(Member::alone).collect();
        kept.extend(self.crowd.map(|object| self.others(object)));
        kept
    }

    /// The object without what is in the list.
    fn others(&self, object: &str) -> OtherDetail {
        let mut list = self.iter().peekable();
        let mut json = String::with_capacity(object.len());
        // It has been read before.
        let _ = each_member(object, |Member { key, value, .. }| {
            if list.next_if(|member| core::ptr::eq(member.value, value)).is_none() {
                let before = if json.is_empty() { '{' } else { ',' };
                json.push(before);
                for part in [key.get(), ":", value.get()] {
                    json.push_str(part);
                }
            }
            true
        });
        json.push('}');
        OtherDetail::Json(json.into_boxed_str())
    }
}

impl Member<'_> {
    /// The member in an object of its own: how it is kept where it is not modelled.
    pub(crate) fn alone(&self) -> OtherDetail {
        alone(self.key.get(), self.value)
    }
}

/// Calls `take` with each member of an object, until it says that it is not one.
pub(crate) fn each_member<'a>(
    json: &'a str,
    take: impl FnMut(Member<'a>) -> bool,
) -> Result<(), serde_json::Error> {
    struct Visitor<F>(F);

    impl<'de, F: FnMut(Member<'de>) -> bool> serde::de::Visitor<'de> for Visitor<F> {
        type Value = ();

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        quote_no_more_than_the_start!();

        fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
            while let Some((key, value)) = map.next_entry::<&RawValue, _>()? {
                let name = key.get().trim_matches('"');
                // What is not text (a lone surrogate) is no name that is known.
                let unescaped = name.contains('\\').then(|| serde_json::from_str(key.get()).ok());
                let Str(name) = unescaped.flatten().unwrap_or(Str(name.into()));
                if !self.0(Member { name, value, key }) {
                    return Err(A::Error::custom("a member stands twice"));
                }
            }
            Ok(())
        }
    }

    let is_string = json.trim_start().starts_with('"');
    let mut json = serde_json::Deserializer::from_str(json);
    // Of a string that is no object serde_json would say all.
    if is_string {
        json.deserialize_any(Visitor(take))?;
    } else {
        json.deserialize_map(Visitor(take))?;
    }
    json.end()
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

/// A member in an object of its own, with its name as it is written.
pub(crate) fn alone(key: &str, value: &RawValue) -> OtherDetail {
    let json = ["{", key, ":", value.get(), "}"].concat();
    OtherDetail::Json(json.into_boxed_str())
}
