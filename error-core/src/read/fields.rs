//! Reads protobuf without copying it.

use crate::write::varint::{self, LENGTH_DELIMITED, VARINT};

/// The value of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Value<'a> {
    /// An integer.
    Number(u64),
    /// A string, a message, or bytes.
    Bytes(&'a [u8]),
    /// A number of fixed width, which no message here has.
    Other,
}

/// The fields of a message, each with its number, in the order they stand. `None` in the place of
/// a field that cannot be read is the last.
pub(crate) struct Fields<'a> {
    rest: &'a [u8],
}

impl<'a> Fields<'a> {
    pub(crate) fn of(message: &'a [u8]) -> Self {
        Self { rest: message }
    }

    /// How many fields have this number, before one that cannot be read.
    pub(crate) fn count_of(message: &'a [u8], number: u32) -> usize {
        let fields = Self::of(message).map_while(|field| field);
        fields.filter(|(other, _)| *other == number).count()
    }

    /// How many bytes are not yet read.
    pub(crate) fn left(&self) -> usize {
        self.rest.len()
    }

    fn read(&mut self) -> Option<(u32, Value<'a>)> {
        let mut rest = self.rest;
        let key = u32::try_from(varint::read(&mut rest)?).ok()?;
        let [wire_type, ..] = (key & 7).to_le_bytes();
        let number = Some(key >> 3).filter(|number| *number > 0)?;
        let (value, rest) = match wire_type {
            VARINT => (Value::Number(varint::read(&mut rest)?), rest),
            LENGTH_DELIMITED => {
                let len = usize::try_from(varint::read(&mut rest)?).ok()?;
                let (bytes, rest) = rest.split_at_checked(len)?;
                (Value::Bytes(bytes), rest)
            }
            1 => (Value::Other, rest.get(8..)?),
            5 => (Value::Other, rest.get(4..)?),
            // No proto3 message has a group, and groups nest without an end.
            _ => return None,
        };
        self.rest = rest;
        Some((number, value))
    }
}

impl<'a> Iterator for Fields<'a> {
    type Item = Option<(u32, Value<'a>)>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() { None } else { Some(self.read()) }
    }
}

/// The text of a string field.
pub(crate) fn text(bytes: &[u8]) -> Option<alloc::string::String> {
    core::str::from_utf8(bytes).ok().map(Into::into)
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    /// Two fields, one with the number of the first, one that has no number, and one behind it.
    const FIELDS: [u8; 10] = [0x08, 7, 0x12, 0, 0x08, 9, 0x00, 1, 0x08, 2];

    #[test]
    fn the_last_field_that_is_read_stands_before_one_that_has_no_number() {
        let fields: Vec<_> = Fields::of(&FIELDS).take(4).collect();
        let [first, second] = [7, 9].map(|number| Some((1, Value::Number(number))));
        assert_eq!(fields, [first, Some((2, Value::Bytes(&[]))), second, None]);
        assert_eq!([1, 2, 3].map(|number| Fields::count_of(&FIELDS, number)), [2, 1, 0]);
    }
}
