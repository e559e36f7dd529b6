//! A peer's details, as protobuf has them, and how much of one is understood.

use alloc::string::String;
use alloc::vec::Vec;
use core::time::Duration;

use crate::error::details::MAX_DELAY_SECONDS;
use crate::read::fields::{Fields, Value, text};

/// What stands before the full name of a type in `@type`, and in the `type_url` of an `Any`.
pub(crate) const TYPE_PREFIX: &str = "type.googleapis.com/";

/// A longer list of a detail's is not read, and the detail is kept as it came: an entry takes two bytes
/// on the wire, and some hundred in memory.
pub(crate) const MAX_LIST: usize = 2048;

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

/// Reads a message whose first field is a list of messages.
pub(crate) fn list<T>(
    message: &[u8],
    read_one: impl Fn(&[u8]) -> Option<(T, Read)>,
) -> Option<(Vec<T>, Read)> {
    let mut list = Vec::new();
    let read = each(message, |number, value| {
        let (1, Value::Bytes(message)) = (number, value) else { return Some(false) };
        if list.len() == MAX_LIST {
            return None;
        }
        let (one, read) = read_one(message)?;
        list.push(one);
        Some(read == Read::Whole)
    })?;
    Some((list, read))
}

/// Reads an entry of a map: a message with a key and a value.
pub(crate) fn entry(message: &[u8]) -> Option<(String, String)> {
    let (mut key, mut value) = (String::new(), String::new());
    let read = strings(message, [&mut key, &mut value])?;
    (read == Read::Whole).then_some((key, value))
}
