//! The id of a request, as its response repeats it.

use crate::write::json::Json;

/// The longest string id, in bytes. The answer to a longer one has no room to be useful.
const MAX_STR: usize = 64 << 10;

/// The `id` of a JSON-RPC request, which its response must repeat (section 5).
///
/// # Examples
///
/// ```
/// use serde_json::{Value, json};
/// use wire_error::jsonrpc::Id;
///
/// assert_eq!(Id::from(7), Id::Number(7));
/// assert_eq!(Id::from(&json!("a")), Id::Str("a"));
/// assert_eq!(Id::from(None::<&Value>), Id::Null);
/// assert_eq!(Id::from(&json!({})), Id::Null); // no id that JSON-RPC allows
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[non_exhaustive]
pub enum Id<'a> {
    /// The request had no id, or none that could be read.
    #[default]
    Null,
    /// An integer.
    Number(i128),
    /// A number with a fraction, which JSON-RPC discourages. It comes from a `Value` alone.
    #[cfg(feature = "json")]
    Fraction(f64),
    /// A string. One over 64 KiB is written as `null`.
    Str(&'a str),
}

impl Id<'_> {
    #[inline]
    pub(super) fn write(self, json: &mut Json<'_>) {
        match self {
            Self::Number(number @ 0..10) => json.unsigned(number as u64),
            id => id.write_any(json),
        }
    }

    #[inline(never)]
    fn write_any(self, json: &mut Json<'_>) {
        match self {
            Self::Number(number) => match (i64::try_from(number), u64::try_from(number)) {
                (Ok(number), _) => json.number(number),
                (_, Ok(number)) => json.unsigned(number),
                _ => json.raw(&alloc::format!("{number}")),
            },
            // `Debug` writes large and small numbers with an exponent, as JSON's readers expect.
            #[cfg(feature = "json")]
            Self::Fraction(number) if number.is_finite() => json.raw(&alloc::format!("{number:?}")),
            Self::Str(text) if text.len() <= MAX_STR => {
                json.raw("\"");
                json.string(text);
                json.raw("\"");
            }
            _ => json.raw("null"),
        }
    }
}

impl<'a> From<&'a str> for Id<'a> {
    fn from(id: &'a str) -> Self {
        Self::Str(id)
    }
}

impl<'a> From<&'a alloc::string::String> for Id<'a> {
    fn from(id: &'a alloc::string::String) -> Self {
        Self::Str(id)
    }
}

macro_rules! from_integer {
    ($($integer:ty)*) => {$(
        impl From<$integer> for Id<'_> {
            fn from(id: $integer) -> Self {
                Self::Number(id.into())
            }
        }
    )*};
}

from_integer!(i8 i16 i32 i64 u8 u16 u32 u64);

impl From<isize> for Id<'_> {
    fn from(id: isize) -> Self {
        Self::Number(id as i128)
    }
}

impl From<usize> for Id<'_> {
    fn from(id: usize) -> Self {
        Self::Number(id as i128)
    }
}

#[cfg(feature = "json")]
impl<'a> From<&'a serde_json::Value> for Id<'a> {
    fn from(id: &'a serde_json::Value) -> Self {
        use serde_json::Value;
        match id {
            Value::String(text) => Self::Str(text),
            Value::Number(number) => number
                .as_i64()
                .map(Self::from)
                .or_else(|| number.as_u64().map(Self::from))
                .or_else(|| number.as_f64().map(Self::Fraction))
                .unwrap_or_default(),
            Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => Self::Null,
        }
    }
}

/// The id as it is written.
#[cfg(feature = "json")]
impl From<Id<'_>> for serde_json::Value {
    fn from(id: Id<'_>) -> Self {
        crate::write::json::to_owned(|buf| id.write(&mut Json::new(buf)))
    }
}

/// No id is [`Id::Null`].
impl<'a, T: Into<Id<'a>>> From<Option<T>> for Id<'a> {
    fn from(id: Option<T>) -> Self {
        id.map_or(Self::Null, Into::into)
    }
}
