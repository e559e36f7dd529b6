//! What a detail is written into: one function writes it in both encodings.

use alloc::collections::BTreeMap;
use alloc::string::String;
use core::fmt;
use core::time::Duration;

use crate::error::details::MAX_DELAY_SECONDS;
use crate::error::left_out::LeftOut;
use crate::view::prose::Prose;
use crate::write::object::Object;
use crate::write::proto::Proto;

/// The members of a JSON object, or the fields of a protobuf message: each with its number and its
/// name. What is empty is not written.
pub(crate) trait Fields {
    /// The fields of a message in a list.
    type Inner<'i>: Fields;

    /// Writes a text that a program reads.
    fn string(&mut self, number: u8, name: &str, text: &str);

    /// Writes a text that a person reads.
    fn prose(&mut self, number: u8, name: &str, prose: Prose<'_>);

    /// Writes what a `Display` writes.
    fn display(&mut self, number: u8, name: &str, value: &dyn fmt::Display);

    /// Writes an `int64`, be it zero.
    fn int64(&mut self, number: u8, name: &str, value: i64);

    /// Writes a `google.protobuf.Duration`.
    fn duration(&mut self, number: u8, name: &str, duration: Duration);

    /// Writes a map.
    fn map(&mut self, number: u8, name: &str, map: &BTreeMap<String, String>);

    /// Writes a message of each item, as far as there is room, and notes that something was left out
    /// where that is not `all`.
    fn list<T>(
        &mut self,
        field: (u8, &str),
        items: impl Iterator<Item = T>,
        write: impl for<'i> Fn(T, &mut Self::Inner<'i>),
        all: (LeftOut, usize),
    );
}

impl Fields for Object<'_> {
    type Inner<'i> = Object<'i>;

    fn string(&mut self, _: u8, name: &str, text: &str) {
        self.text_unless_empty(name, text);
    }

    fn prose(&mut self, _: u8, name: &str, prose: Prose<'_>) {
        self.prose(name, prose);
    }

    fn display(&mut self, _: u8, name: &str, value: &dyn fmt::Display) {
        self.display(name, value);
    }

    /// As a string, as `ProtoJSON` has it.
    fn int64(&mut self, _: u8, name: &str, value: i64) {
        self.display(name, &value);
    }

    fn duration(&mut self, _: u8, name: &str, duration: Duration) {
        self.display(name, &ProtoJsonDuration(duration));
    }

    fn map(&mut self, _: u8, name: &str, map: &BTreeMap<String, String>) {
        if map.is_empty() {
            return;
        }
        self.object(name, |object| {
            for (key, value) in map {
                object.text(key, value);
            }
        });
    }

    fn list<T>(
        &mut self,
        (_, name): (u8, &str),
        items: impl Iterator<Item = T>,
        write: impl for<'i> Fn(T, &mut Object<'i>),
        (part, all): (LeftOut, usize),
    ) {
        let mut written = 0;
        self.array(name, |list| {
            for item in items {
                if list.is_full() {
                    break;
                }
                list.object(|object| write(item, object));
                written += 1;
            }
        });
        self.left_out(part, written < all);
    }
}

impl Fields for Proto<'_> {
    type Inner<'i> = Proto<'i>;

    fn string(&mut self, number: u8, _: &str, text: &str) {
        self.string(number, text);
    }

    fn prose(&mut self, number: u8, _: &str, prose: Prose<'_>) {
        self.prose(number, prose);
    }

    fn display(&mut self, number: u8, _: &str, value: &dyn fmt::Display) {
        self.display(number, value);
    }

    /// As two's complement.
    fn int64(&mut self, number: u8, _: &str, value: i64) {
        self.optional_number(number, u64::from_ne_bytes(value.to_ne_bytes()));
    }

    fn duration(&mut self, number: u8, _: &str, duration: Duration) {
        let (seconds, nanos) = parts(duration);
        self.message(number, |message| {
            message.number(1, seconds);
            message.number(2, nanos.into());
        });
    }

    fn map(&mut self, number: u8, _: &str, map: &BTreeMap<String, String>) {
        for (key, value) in map {
            self.message(number, |entry| {
                entry.string(1, key);
                entry.string(2, value);
            });
        }
    }

    fn list<T>(
        &mut self,
        (number, _): (u8, &str),
        items: impl Iterator<Item = T>,
        write: impl for<'i> Fn(T, &mut Proto<'i>),
        (part, all): (LeftOut, usize),
    ) {
        let mut written = 0;
        for item in items {
            if self.is_full() {
                break;
            }
            self.message(number, |message| write(item, message));
            written += 1;
        }
        self.left_out.add(part, written < all);
    }
}

/// `3s`, `1.500s`: a `google.protobuf.Duration` as JSON has it, with 0, 3, 6 or 9 digits.
struct ProtoJsonDuration(Duration);

impl fmt::Display for ProtoJsonDuration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (seconds, nanos) = parts(self.0);
        match nanos {
            0 => write!(f, "{seconds}s"),
            nanos if nanos % 1_000_000 == 0 => write!(f, "{seconds}.{:03}s", nanos / 1_000_000),
            nanos if nanos % 1_000 == 0 => write!(f, "{seconds}.{:06}s", nanos / 1_000),
            nanos => write!(f, "{seconds}.{nanos:09}s"),
        }
    }
}

/// Seconds and nanoseconds, within what `google.protobuf.Duration` holds.
fn parts(duration: Duration) -> (u64, u32) {
    if duration.as_secs() >= MAX_DELAY_SECONDS {
        return (MAX_DELAY_SECONDS, 0);
    }
    (duration.as_secs(), duration.subsec_nanos())
}
