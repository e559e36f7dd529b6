//! A peer's details, as protobuf has them, and how much of one is understood.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::time::Duration;

use crate::error::details::MAX_DELAY_SECONDS;
use crate::read::fields::{Fields, Value, text};
use crate::read::held::{Held, Room};

/// What stands before the full name of a type in `@type`, and in the `type_url` of an `Any`.
pub(crate) const TYPE_PREFIX: &str = "type.googleapis.com/";

/// How much of a peer's detail went where it belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Read {
    /// All of it.
    Whole,
    /// What is modelled; there is more.
    Part,
    /// Nothing: it is of an unknown type, or cannot be read, or is the second of its type.
    Not,
}

/// The prefix of a type's URL, and the full name of the type.
pub(crate) fn split_type_url(type_url: &str) -> (&str, &str) {
    type_url.split_at(type_url.rfind('/').map_or(0, |slash| slash + 1))
}

/// A delay that `google.protobuf.Duration` can hold.
pub(crate) fn delay_within_bounds(delay: Duration) -> Option<Duration> {
    (delay <= Duration::from_secs(MAX_DELAY_SECONDS)).then_some(delay)
}

/// Puts what a peer said where it belongs, and says whether that is anything.
pub(crate) fn keep<T: Default + PartialEq>(said: T, place: &mut Option<T>) -> bool {
    *place = Some(said).filter(|said| *said != T::default());
    place.is_some()
}

/// Reads a message. `take` says of each field whether it knows it, and `None` where it cannot be read.
pub(crate) fn each(
    message: &[u8],
    mut take: impl FnMut(u32, Value<'_>) -> Option<bool>,
) -> Option<Read> {
    let mut read = Read::Whole;
    for field in Fields::of(message) {
        let (number, value) = field?;
        if !take(number, value)? {
            read = Read::Part;
        }
    }
    Some(read)
}

/// Reads a message whose fields are strings, from the first on.
pub(crate) fn strings<const N: usize>(
    message: &[u8],
    mut places: [&mut String; N],
) -> Option<Read> {
    each(message, |number, value| {
        let at = usize::try_from(number).ok()?.checked_sub(1)?;
        let (Some(place), Value::Bytes(bytes)) = (places.get_mut(at), value) else {
            return Some(false);
        };
        **place = text(bytes)?;
        Some(true)
    })
}

/// Reads a message whose first field is a list of messages, if there is room for them.
pub(crate) fn list<T: Held>(
    message: &[u8],
    read_one: impl Fn(&[u8]) -> Option<(T, Read)>,
) -> Option<(Vec<T>, Read)> {
    let mut room = Room::of(message.len());
    let mut list = room.list(Fields::count_of(message, 1))?;
    let read = each(message, |number, value| {
        let (1, Value::Bytes(message)) = (number, value) else { return Some(false) };
        let (one, read) = read_one(message)?;
        room.take(&one).then(|| list.push(one))?;
        Some(read == Read::Whole)
    })?;
    Some((list, read))
}

/// Adds an entry of a map, and says whether it is the only one of its key. Where there is no room for it
/// there is none for the map. `None` where it cannot be read.
pub(crate) fn add_entry(
    message: &[u8],
    map: &mut BTreeMap<String, String>,
    room: &mut Room,
) -> Option<bool> {
    let (key, value) = entry(message)?;
    if !room.take_entry(&key, &value) {
        map.clear();
        return Some(false);
    }
    Some(map.insert(key, value).is_none())
}

/// Reads an entry of a map: a message with a key and a value.
fn entry(message: &[u8]) -> Option<(String, String)> {
    let (mut key, mut value) = (String::new(), String::new());
    let read = strings(message, [&mut key, &mut value])?;
    (read == Read::Whole).then_some((key, value))
}
