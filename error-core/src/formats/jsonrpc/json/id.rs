//! The id of a request, of JSON.

use alloc::boxed::Box;
use alloc::string::String;

use serde_json::Value;
use serde_json::value::RawValue;

use crate::formats::jsonrpc::Id;
use crate::read::json::members::{Kind, kind};
use crate::write::json::Json;

/// The longest number that is echoed as it is written, in bytes.
const MAX_NUMBER: usize = 64;

/// A number that [`Id::Number`] cannot hold as it is written, or a string with escapes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Written<'a>(&'a str);

impl Written<'_> {
    pub(crate) fn write(self, json: &mut Json<'_>) {
        if !self.0.starts_with('"') {
            return json.raw(self.0);
        }
        // A string that is not text (a lone surrogate) is not an id that can be repeated.
        match serde_json::from_str::<String>(self.0) {
            Ok(text) => Id::Str(&text).write(json),
            Err(_) => json.raw("null"),
        }
    }
}

impl<'a> From<&'a Value> for Id<'a> {
    fn from(id: &'a Value) -> Self {
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

/// A number is repeated as it is written, up to 64 bytes of it, and a string is escaped anew.
/// Anything else is [`Id::Null`].
impl<'a> From<&'a RawValue> for Id<'a> {
    fn from(id: &'a RawValue) -> Self {
        let json = id.get();
        match kind(id) {
            Kind::String => match json.trim_matches('"') {
                text if text.len() + 2 == json.len() && !text.contains('\\') => Self::Str(text),
                _ => Self::Written(Written(json)),
            },
            Kind::Number if json.len() <= MAX_NUMBER => match json.parse() {
                Ok(number) if json != "-0" => Self::Number(number),
                _ => Self::Written(Written(json)),
            },
            _ => Self::Null,
        }
    }
}

impl<'a> From<&'a Box<RawValue>> for Id<'a> {
    fn from(id: &'a Box<RawValue>) -> Self {
        Self::from(&**id)
    }
}

/// The id as it is written, as far as a `Value` can hold it.
impl From<Id<'_>> for Value {
    fn from(id: Id<'_>) -> Self {
        if let Id::Written(Written(json)) = id {
            return serde_json::from_str(json).unwrap_or_default();
        }
        crate::write::serialize::to_owned(|buf| id.write(&mut Json::new(buf)))
    }
}
