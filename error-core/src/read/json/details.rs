//! The details of a peer's error in JSON.

use alloc::vec::Vec;
use core::fmt;

use serde::de::{DeserializeSeed, Error as _, MapAccess, SeqAccess};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use super::members::alone;
use super::parse::Str;
use crate::DataShape;
use crate::details::json::Detail;
use crate::details::read::{Read, TYPE_PREFIX, split_type_url};
use crate::details::{self, DETAILS, DetailType};
use crate::read::remote::{OtherDetail, RemoteError};

/// `details` or `data` that is read in one go, since there is nothing in it but what is modelled:
/// an array of details, or one alone. [`read_details`] and [`read_data`] read anything else.
pub(crate) struct Whole(RemoteError);

impl<'de> Deserialize<'de> for Whole {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Whole;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("details")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Whole, A::Error> {
                let mut error = RemoteError::default();
                let mut is_empty = true;
                while seq.next_element_seed(Fill(&mut error))?.is_some() {
                    is_empty = false;
                }
                if is_empty { Err(A::Error::custom("no details")) } else { Ok(Whole(error)) }
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Whole, A::Error> {
                let mut error = RemoteError::default();
                error.data = DataShape::Info;
                serde::de::Visitor::visit_map(Fill(&mut error), map)?;
                Ok(Whole(error))
            }
        }

        deserializer.deserialize_any(Visitor)
    }
}

/// Reads one detail into an error, all of it.
struct Fill<'e>(&'e mut RemoteError);

impl<'de> DeserializeSeed<'de> for Fill<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> serde::de::Visitor<'de> for Fill<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a detail")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        let mut detail = Detail::default();
        detail.read(map)?;
        match read(&mut detail, self.0) {
            Read::Whole => Ok(()),
            Read::Part | Read::Not => Err(A::Error::custom("not wholly modelled")),
        }
    }
}

impl From<Whole> for RemoteError {
    fn from(details: Whole) -> Self {
        details.0
    }
}

/// Reads `details` of any shape: each by itself. What is none is kept, as the member that it is.
pub(crate) fn read_details(details: &RawValue) -> RemoteError {
    let mut error = RemoteError::default();
    match serde_json::from_str::<Vec<&RawValue>>(details.get()) {
        Ok(list) if list.is_empty() || list.iter().any(|json| is_typed(json.get())) => {
            for detail in list {
                keep_one(detail, &mut error);
            }
        }
        _ if is_typed(details.get()) => keep_one(details, &mut error),
        _ => error.other.push(alone("details", details)),
    }
    error
}

/// Reads JSON-RPC's `data` of any shape. What is more, or less, than details is kept whole, and
/// first, whatever can be read of it.
pub(crate) fn read_data(data: &RawValue) -> RemoteError {
    if let Ok(Whole(error)) = serde_json::from_str(data.get()) {
        return error;
    }
    let list: Option<Vec<&RawValue>> = serde_json::from_str(data.get()).ok();
    let mut error = RemoteError::default();
    error.data = match &list {
        Some(list) if is_details(list) => DataShape::Details,
        None if is_typed(data.get()) => DataShape::Info,
        _ => DataShape::None,
    };
    if error.data != DataShape::None {
        for detail in list.unwrap_or_else(|| [data].into()) {
            keep_one(detail, &mut error);
        }
        return error;
    }
    for element in list.unwrap_or_default() {
        read_one(element.get(), &mut error);
    }
    error.other.push(OtherDetail::json(data.get()));
    error
}

fn is_details(list: &[&RawValue]) -> bool {
    !list.is_empty() && list.iter().all(|json| is_typed(json.get()))
}

/// Whether `json` is an object that names its type.
pub(crate) fn is_typed(json: &str) -> bool {
    #[derive(Deserialize)]
    struct Typed<'a> {
        #[serde(rename = "@type", borrow)]
        _type_url: Str<'a>,
    }

    json.starts_with('{') && serde_json::from_str::<Typed<'_>>(json).is_ok()
}

/// Puts a detail where it belongs; what is not known is kept as it came.
pub(crate) fn keep_one(json: &RawValue, remote: &mut RemoteError) {
    if read_one(json.get(), remote) != Read::Whole {
        remote.other.push(OtherDetail::json(json.get()));
    }
}

/// Reads one detail, and says how much of it.
pub(crate) fn read_one(json: &str, remote: &mut RemoteError) -> Read {
    serde_json::from_str(json).map_or(Read::Not, |mut detail| read(&mut detail, remote))
}

fn read(detail: &mut Detail<'_>, remote: &mut RemoteError) -> Read {
    let Some(Str(type_url)) = detail.type_url.take() else { return Read::Not };
    let (prefix, name) = split_type_url(&type_url);
    let Some(at) = details::find(name) else { return Read::Not };
    let DetailType { is_known, read, .. } = &DETAILS[at];
    if is_known(remote) || !read(detail, remote) {
        return Read::Not;
    }
    if prefix == TYPE_PREFIX && *detail == Detail::default() { Read::Whole } else { Read::Part }
}
