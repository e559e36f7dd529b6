//! The id of a request, as its response repeats it.

use wire_error_shared::Pieces;

use crate::write::json::{Json, MAX_BODY};

/// The longest string id, in bytes. The answer to a longer one has no room to be useful.
const MAX_STR: usize = 64 << 10;

/// A prepared response is shorter than a body may be, though each byte of its texts takes six.
const _: () =
    assert!(MAX_STR * 6 + u16::MAX as usize + Pieces::MAX_PLACES * Pieces::MAX_TEXT * 6 < MAX_BODY);

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
/// assert_eq!(Id::from(&json!({})), Id::Null); // not an id that JSON-RPC allows
/// ```
///
/// A `Value` holds a number as an `f64` where it is no 64-bit integer, and so rounds it. Take the
/// id as a `&RawValue`, and a number of up to 64 bytes is repeated as it was written:
///
/// ```
/// use serde_json::value::RawValue;
/// use wire_error::jsonrpc::{Id, ProtocolError, to_vec};
///
/// let id: &RawValue = serde_json::from_str("123456789012345678901234567890")?;
/// let answer = to_vec(Id::from(id), &ProtocolError::MethodNotFound);
/// assert!(answer.starts_with(br#"{"jsonrpc":"2.0","id":123456789012345678901234567890,"#));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[non_exhaustive]
pub enum Id<'a> {
    /// The request had no id, or one that could not be read.
    #[default]
    Null,
    /// An integer.
    Number(i128),
    /// A number with a fraction, which JSON-RPC discourages. It comes from a `Value` alone.
    Fraction(f64),
    /// A string. One over 64 KiB is written as `null`.
    Str(&'a str),
    /// A number or a string as the request wrote it. It comes from a `RawValue` alone.
    #[cfg(feature = "json")]
    Written(super::json::id::Written<'a>),
}

impl Id<'_> {
    #[inline]
    pub(crate) fn write(self, json: &mut Json<'_>) {
        match self {
            Self::Number(number @ 0..10) => {
                json.unsigned(u64::try_from(number).unwrap_or_default());
            }
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
            Self::Fraction(number) if number.is_finite() => json.raw(&alloc::format!("{number:?}")),
            Self::Str(text) if text.len() <= MAX_STR => {
                json.raw("\"");
                json.string(text);
                json.raw("\"");
            }
            #[cfg(feature = "json")]
            Self::Written(written) => written.write(json),
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

/// No id is [`Id::Null`].
impl<'a, T: Into<Id<'a>>> From<Option<T>> for Id<'a> {
    fn from(id: Option<T>) -> Self {
        id.map_or(Self::Null, Into::into)
    }
}
