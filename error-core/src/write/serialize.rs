//! What serializes, as a member or an element; and what is written, read back.

use alloc::vec::Vec;

use serde::Serialize;
use serde::de::DeserializeOwned;

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

/// What `write` writes, read as a `T`.
pub(crate) fn to_owned<T: DeserializeOwned>(write: impl FnOnce(&mut Vec<u8>)) -> T {
    let mut buf = Vec::with_capacity(512);
    write(&mut buf);
    serde_json::from_slice(&buf).expect("a renderer writes JSON that serde_json reads")
}
