//! JSON whose members stand in the order in which they were written.

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

/// A JSON value.
#[derive(Clone, Serialize)]
#[serde(untagged)]
pub(super) enum Json {
    Flag(bool),
    Number(i64),
    Text(String),
    List(Vec<Json>),
    #[serde(serialize_with = "members")]
    Object(Vec<(String, Json)>),
    /// As an encoder wrote it.
    Written(Box<RawValue>),
}

fn members<S: Serializer>(members: &[(String, Json)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(members.iter().map(|(name, value)| (name, value)))
}

impl Json {
    /// What an encoder wrote.
    pub(super) fn written(bytes: &str) -> Self {
        RawValue::from_string(bytes.to_owned()).map_or_else(|_| bytes.into(), Self::Written)
    }

    pub(super) fn list(items: impl IntoIterator<Item = Self>) -> Self {
        Self::List(items.into_iter().collect())
    }

    pub(super) fn object(members: impl IntoIterator<Item = (String, Self)>) -> Self {
        Self::Object(members.into_iter().collect())
    }

    /// The same with one more member.
    pub(super) fn with(mut self, name: &str, value: impl Into<Self>) -> Self {
        if let Self::Object(members) = &mut self {
            members.push((name.to_owned(), value.into()));
        }
        self
    }

    /// As a file: indented, with a line end.
    pub(super) fn file(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).expect("names are text");
        text.push('\n');
        text
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Json {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<i32> for Json {
    fn from(number: i32) -> Self {
        Self::Number(number.into())
    }
}

impl From<u16> for Json {
    fn from(number: u16) -> Self {
        Self::Number(number.into())
    }
}

impl From<Vec<Json>> for Json {
    fn from(items: Vec<Json>) -> Self {
        Self::List(items)
    }
}

/// `object! { "type": "string", "const": reason }`
macro_rules! object {
    ($($name:literal: $value:expr),* $(,)?) => {
        $crate::contract::render::document::Json::Object(::alloc::vec![
            $((::alloc::string::String::from($name), $crate::contract::render::document::Json::from($value)),)*
        ])
    };
}
pub(super) use object;
