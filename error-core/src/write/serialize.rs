//! What serializes, as a member or an element.

use serde::Serialize;

use super::object::{Array, Object};
use crate::error::data::json::Json as _;

impl Object<'_> {
    /// Writes what serializes. What does not serialize, or is over the bounds, is `null`.
    pub fn serialize(&mut self, name: &str, value: &(impl Serialize + ?Sized)) {
        match value.to_json() {
            Some(json) => self.foreign(name, &json),
            None => self.nullable(name, None::<&str>),
        }
    }
}

impl Array<'_> {
    /// Writes what serializes. What does not serialize, or is over the bounds, is `null`.
    pub fn serialize(&mut self, value: &(impl Serialize + ?Sized)) {
        match value.to_json() {
            Some(json) => self.foreign(&json),
            None => self.nullable(None::<&str>),
        }
    }
}
