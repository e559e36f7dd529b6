//! What serializes of a view.

use serde::{Serialize, Serializer};

use super::message::Message;
use super::metadata::Metadata;
use super::prose::Prose;
use crate::error::text::Text;

impl Serialize for Prose<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for Message<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A map of strings.
impl Serialize for Metadata<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct Value<'v>(Text<'v>);

        impl Serialize for Value<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self.0 {
                    Text::Str(text) => serializer.serialize_str(text),
                    text => serializer.collect_str(&text),
                }
            }
        }

        serializer.collect_map(self.iter().map(|(key, value)| (key, Value(value))))
    }
}
