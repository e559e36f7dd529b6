//! The values of details in JSON, as they are read.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::time::Duration;

use serde::de::{Error as _, IgnoredAny, MapAccess, SeqAccess};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::details::read::delay_within_bounds;
use crate::read::held::{Held, Room};
use crate::read::json::parse::{Str, each, quote_no_more_than_the_start};

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
    type As: Held;

    /// What is kept, if there is anything, and whether there was more.
    fn keep(self) -> (Option<Self::As>, bool);
}

/// An array of objects, as they are kept, and whether there was `more` in one.
#[derive(PartialEq)]
pub(crate) struct List<As> {
    pub(crate) kept: Vec<As>,
    pub(crate) more: bool,
}

impl<As> Default for List<As> {
    fn default() -> Self {
        Self { kept: Vec::new(), more: false }
    }
}

/// A list that is read in one go, unless it has more than a [`FEW`] entries: then it is read once its
/// length is known.
#[derive(PartialEq)]
pub(crate) struct Few<T: Kept>(pub(crate) Option<List<T::As>>);

const FEW: usize = 16;

impl<'de, T: Kept + Deserialize<'de>> Deserialize<'de> for Few<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let entries = Entries::<T> { most: FEW, room: None, kept: Vec::new() };
        deserializer.deserialize_any(entries).map(Self)
    }
}

/// A value as it came: read once it is known what it is.
#[derive(PartialEq)]
pub(crate) struct Unread<'a>(&'a str);

impl<'de: 'a, 'a> Deserialize<'de> for Unread<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <&RawValue>::deserialize(deserializer).map(Self::of)
    }
}

impl<'a> Unread<'a> {
    pub(crate) fn of(value: &'a RawValue) -> Self {
        Self(value.get())
    }

    /// A list, if there is room for it.
    pub(crate) fn list<T: Kept + Deserialize<'a>>(&self) -> Option<List<T::As>> {
        let Self(json) = *self;
        let (mut count, room) = (0, Room::of(json.len()));
        each(json, |_| count += 1).ok()?;
        let kept = room.list(count)?;
        let entries = Entries::<T> { most: count, room: Some(room), kept };
        let mut list = serde_json::Deserializer::from_str(json).deserialize_any(entries).ok()??;
        list.kept.shrink_to_fit();
        Some(list)
    }
}

/// Reads the entries of a list, of which there are so many at most. `None` where there are more, or no
/// room for them.
struct Entries<T: Kept> {
    most: usize,
    room: Option<Room>,
    kept: Vec<T::As>,
}

impl<'de, T: Kept + Deserialize<'de>> serde::de::Visitor<'de> for Entries<T> {
    type Value = Option<List<T::As>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of objects")
    }

    quote_no_more_than_the_start!();

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let Self { most, mut room, kept } = self;
        let mut list = List { kept, more: false };
        while let Some(object) = seq.next_element::<T>()? {
            let (kept, more) = object.keep();
            if let Some(kept) = kept {
                if list.kept.len() == most || room.as_mut().is_some_and(|room| !room.take(&kept)) {
                    drop(list);
                    while seq.next_element::<IgnoredAny>()?.is_some() {}
                    return Ok(None);
                }
                list.kept.push(kept);
            }
            list.more |= more;
        }
        Ok(Some(list))
    }
}

/// `ErrorInfo.metadata`, its values as text whatever they are. One that is null is not there.
#[derive(Default, PartialEq)]
pub(crate) struct Metadata {
    pub(crate) entries: BTreeMap<String, String>,
    /// Whether there is no room for the entries, of which there are then none.
    pub(crate) more: bool,
}

impl<'de> Deserialize<'de> for Metadata {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Metadata;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of strings")
            }

            quote_no_more_than_the_start!();

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Metadata, A::Error> {
                let mut metadata = Metadata::default();
                let mut room = Room::of_map(0);
                while let Some((key, value)) = map.next_entry::<String, &RawValue>()? {
                    if value.get() == "null" || metadata.more {
                        continue;
                    }
                    room.add(key.len() + value.get().len());
                    let value = text(value);
                    if !room.take_entry(&key, &value) {
                        metadata = Metadata { more: true, ..Metadata::default() };
                    } else if metadata.entries.insert(key, value).is_some() {
                        return Err(A::Error::custom("a key stands twice"));
                    }
                }
                Ok(metadata)
            }
        }

        deserializer.deserialize_any(Visitor)
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

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;
    use crate::details::json::Link;

    /// An array of so many of the same.
    fn array(count: usize, entry: &str) -> String {
        format!("[{}]", alloc::vec![entry; count].join(","))
    }

    #[test]
    fn a_list_of_over_16_entries_is_not_read_in_one_go() {
        let read = |count| {
            let Few(list) = serde_json::from_str::<Few<Link>>(&array(count, "{}")).unwrap();
            list.map(|list| list.kept.len())
        };
        assert_eq!([0, 16, 17].map(read), [Some(0), Some(16), None]);
    }

    #[test]
    fn a_list_whose_entries_take_too_much_memory_is_none() {
        // Each has 19 bytes, which make room for 47.5, and takes 56: that of a link, and its text.
        let read = |count| {
            let json = array(count, r#"{"url":"aaaaaaaa"}"#);
            let list = Unread(&json).list::<Link>();
            list.map(|list| list.kept.len())
        };
        let most = (16 << 10) * 2 / 17;
        assert_eq!([most, most + 1].map(read), [Some(most), None]);
    }

    #[test]
    fn a_map_whose_entries_take_too_much_memory_is_empty() {
        // Each has 35 bytes, which make room for 87, and takes 139: a sixth of a node, and its texts.
        let read = |count| {
            let entries: Vec<_> = (0..count).map(|at| format!(r#""{at:03}":"{at:030}""#)).collect();
            let json = format!("{{{}}}", entries.join(","));
            let read: Metadata = serde_json::from_str(&json).unwrap();
            (read.entries.len(), read.more)
        };
        let most = (20 << 10) / (139 - 87);
        assert_eq!([most, most + 1].map(read), [(most, false), (0, true)]);
    }
}
