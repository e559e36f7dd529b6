//! The values of details in JSON, as they are read.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;
use core::time::Duration;

use serde::de::{Error as _, MapAccess, SeqAccess};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::details::read::{MAX_LIST, delay_within_bounds};
use crate::read::json::parse::Str;

/// A `google.protobuf.Duration` that is not negative.
#[derive(PartialEq)]
pub(crate) struct Delay(pub(crate) Duration);

impl<'de> Deserialize<'de> for Delay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Str(text) = Str::deserialize(deserializer)?;
        read_delay(&text).map(Self).ok_or_else(|| D::Error::custom("no duration"))
    }
}

/// An `int64`, which `ProtoJSON` writes as a string, and reads as a number too.
#[derive(PartialEq)]
pub(crate) struct Int64(pub(crate) i64);

impl<'de> Deserialize<'de> for Int64 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = <&RawValue>::deserialize(deserializer)?.get();
        let number = json.strip_prefix('"').and_then(|json| json.strip_suffix('"'));
        let number = number.unwrap_or(json).parse();
        number.map(Self).map_err(|_| D::Error::custom("not an int64"))
    }
}

/// What is kept of an object in a list.
pub(crate) trait Kept {
    type As;

    /// What is kept, if there is anything, and whether there was more.
    fn keep(self) -> (Option<Self::As>, bool);
}

/// An array of objects, as they are kept, and whether there was `more` in one.
pub(crate) struct List<T: Kept> {
    pub(crate) kept: Vec<T::As>,
    pub(crate) more: bool,
}

impl<T: Kept> Default for List<T> {
    fn default() -> Self {
        Self { kept: Vec::new(), more: false }
    }
}

impl<T: Kept<As: PartialEq>> PartialEq for List<T> {
    fn eq(&self, other: &Self) -> bool {
        self.kept == other.kept && self.more == other.more
    }
}

impl<'de, T: Kept + Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor<T>(PhantomData<T>);

        impl<'de, T: Kept + Deserialize<'de>> serde::de::Visitor<'de> for Visitor<T> {
            type Value = List<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an array of objects")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<List<T>, A::Error> {
                let mut list = List::default();
                while let Some(object) = seq.next_element::<T>()? {
                    if list.kept.len() == MAX_LIST {
                        return Err(A::Error::custom("too long a list"));
                    }
                    let (kept, more) = object.keep();
                    list.kept.extend(kept);
                    list.more |= more;
                }
                Ok(list)
            }
        }

        deserializer.deserialize_seq(Visitor(PhantomData))
    }
}

/// `ErrorInfo.metadata`, its values as text whatever they are. One that is null is not there.
#[derive(Default, PartialEq)]
pub(crate) struct Metadata(pub(crate) BTreeMap<String, String>);

impl<'de> Deserialize<'de> for Metadata {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Metadata;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of strings")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Metadata, A::Error> {
                let mut metadata = BTreeMap::new();
                while let Some((key, value)) = map.next_entry::<String, &RawValue>()? {
                    if value.get() == "null" {
                        continue;
                    }
                    if metadata.insert(key, text(value)).is_some() {
                        return Err(A::Error::custom("a key stands twice"));
                    }
                }
                Ok(Metadata(metadata))
            }
        }

        deserializer.deserialize_map(Visitor)
    }
}

/// What a string says; any other JSON, and a string that is no text (a lone surrogate), as it is.
fn text(value: &RawValue) -> String {
    let json = value.get();
    match json.strip_prefix('"').and_then(|json| json.strip_suffix('"')) {
        Some(text) if !text.contains('\\') => text.into(),
        Some(_) => serde_json::from_str(json).unwrap_or_else(|_| json.into()),
        None => json.into(),
    }
}

/// A `google.protobuf.Duration` as JSON has it, which is not negative: `3s`, `1.5s`.
fn read_delay(text: &str) -> Option<Duration> {
    let number = text.strip_suffix('s')?;
    let (seconds, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(seconds) || !digits(fraction) || fraction.len() > 9 {
        return None;
    }
    let nanos = fraction.bytes().chain([b'0'; 9]).take(9);
    let nanos = nanos.fold(0, |nanos, digit| nanos * 10 + u32::from(digit - b'0'));
    delay_within_bounds(Duration::new(seconds.parse().ok()?, nanos))
}
