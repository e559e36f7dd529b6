//! The JSON of a client, looked at before anything is built of it.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// How many values the body of a request may have: an empty one has three bytes on the wire, and
/// a hundred in memory.
pub(crate) const MAX_VALUES: usize = 2_000;

/// Why a body is not read.
#[derive(Debug)]
pub(crate) enum Refused {
    NotJson(serde_json::Error),
    TooManyValues,
}

/// Checks that a body is JSON, and small enough in memory.
pub(crate) fn check(body: &[u8]) -> Result<(), Refused> {
    match serde_json::from_slice(body) {
        Ok(Count(values)) if values <= MAX_VALUES => Ok(()),
        Ok(_) => Err(Refused::TooManyValues),
        Err(error) => Err(Refused::NotJson(error)),
    }
}

/// How many values a value has, with itself.
struct Count(usize);

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Counter)
    }
}

struct Counter;

impl<'de> Visitor<'de> for Counter {
    type Value = Count;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Count, E> {
        Ok(Count(1))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Count, E> {
        Ok(Count(1))
    }

    fn visit_u64<E>(self, _: u64) -> Result<Count, E> {
        Ok(Count(1))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Count, E> {
        Ok(Count(1))
    }

    fn visit_str<E>(self, _: &str) -> Result<Count, E> {
        Ok(Count(1))
    }

    fn visit_unit<E>(self) -> Result<Count, E> {
        Ok(Count(1))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Count, A::Error> {
        let mut values = 1;
        while let Some(Count(inner)) = items.next_element()? {
            values += inner;
        }
        Ok(Count(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Count, A::Error> {
        let mut values = 1;
        while let Some((Count(_), Count(inner))) = members.next_entry()? {
            values += inner;
        }
        Ok(Count(values))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_counted_is_each_value() {
        let count = |json| serde_json::from_str::<Count>(json).unwrap().0;
        assert_eq!(count(r#"{"a":[1,-1,1.5,null,true,"x"],"b":{}}"#), 9);
        assert_eq!(count("7"), 1);
    }

    #[test]
    fn a_body_has_so_many_values_and_no_more() {
        let list = |items: usize| format!("[{}]", vec!["0"; items].join(","));
        assert!(check(list(MAX_VALUES - 1).as_bytes()).is_ok());
        let refused = check(list(MAX_VALUES).as_bytes());
        assert!(matches!(refused, Err(Refused::TooManyValues)));
        for no_json in [&b""[..], b"{", b"\"\\ud800\"", b"\xff", &[b'['; 1_000]] {
            assert!(matches!(check(no_json), Err(Refused::NotJson(_))), "{no_json:?}");
        }
    }
}
