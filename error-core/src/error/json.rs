//! What serializes is `Data`, and a text serializes.

use alloc::vec::Vec;
use core::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};

use super::data::Data;
use super::data::json::Json;
use super::text::Text;

/// Longer data has no room on any wire, in bytes.
const MAX_DATA: usize = 1 << 20;

/// A string; numbers and booleans as such.
impl Serialize for Text<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Self::Str(text) => serializer.serialize_str(text),
            Self::Int(number) => serializer.serialize_i64(number),
            Self::Uint(number) => serializer.serialize_u64(number),
            Self::Bool(value) => serializer.serialize_bool(value),
            Self::Display(_) | Self::Message(_) => serializer.collect_str(self),
        }
    }
}

#[diagnostic::do_not_recommend]
impl<T: Serialize + ?Sized> Data for T {}

#[diagnostic::do_not_recommend]
impl<T: Serialize + ?Sized> Json for T {
    fn to_json(&self) -> Option<Vec<u8>> {
        let json = to_json(self, MAX_DATA)?;
        let mut deserializer = serde_json::Deserializer::from_slice(&json);
        Readable { depth: MAX_DEPTH }.deserialize(&mut deserializer).ok()?;
        deserializer.end().ok()?;
        Some(json)
    }
}

/// Stops where the limit is reached, so that long data takes no more memory than the limit.
#[cfg(feature = "std")]
fn to_json<T: Serialize + ?Sized>(data: &T, limit: usize) -> Option<Vec<u8>> {
    struct Limited {
        json: Vec<u8>,
        limit: usize,
    }

    impl std::io::Write for Limited {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            if bytes.len() > self.limit - self.json.len() {
                return Err(std::io::ErrorKind::StorageFull.into());
            }
            self.json.extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    let mut limited = Limited { json: Vec::new(), limit };
    serde_json::to_writer(&mut limited, data).ok()?;
    Some(limited.json)
}

/// Without the standard library `serde_json` writes into a `Vec` alone.
#[cfg(not(feature = "std"))]
fn to_json<T: Serialize + ?Sized>(data: &T, limit: usize) -> Option<Vec<u8>> {
    serde_json::to_vec(data).ok().filter(|json| json.len() <= limit)
}

/// Data is nested no deeper: with what stands around it in a body, decoders still read it.
const MAX_DEPTH: usize = 120;

/// Reads any value, and keeps nothing.
#[derive(Clone, Copy)]
struct Readable {
    /// How many levels more.
    depth: usize,
}

impl Readable {
    fn inside<E: serde::de::Error>(self) -> Result<Self, E> {
        let depth = self.depth.checked_sub(1).ok_or_else(|| E::custom("too deep"))?;
        Ok(Self { depth })
    }
}

impl<'de> DeserializeSeed<'de> for Readable {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Readable {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let inside = self.inside()?;
        while seq.next_element_seed(inside)?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        struct Name;

        impl<'de> Deserialize<'de> for Name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(Readable { depth: 0 }).map(|()| Self)
            }
        }

        let inside = self.inside::<A::Error>()?;
        while map.next_key::<Name>()?.is_some() {
            map.next_value_seed(inside)?;
        }
        Ok(())
    }
}
