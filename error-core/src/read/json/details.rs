//! The details of a peer's error in JSON.

use core::fmt;

use serde::de::{DeserializeSeed, Error as _, MapAccess, SeqAccess};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use super::members::alone;
use super::parse::{Str, each, quote_no_more_than_the_start};
use crate::DataShape;
use crate::details::json::Detail;
use crate::details::read::{Read, TYPE_PREFIX, split_type_url};
use crate::details::{self, DETAILS, DetailType};
use crate::read::held::are_kept;
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

            quote_no_more_than_the_start!();

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
        deserializer.deserialize_any(self)
    }
}

impl<'de> serde::de::Visitor<'de> for Fill<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a detail")
    }

    quote_no_more_than_the_start!();

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        let mut detail = Detail::default();
        detail.read(map)?;
        if detail.is_long() {
            return Err(A::Error::custom("a long list"));
        }
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
    match Shape::of(details) {
        Shape::One => take_one(details, true, &mut error),
        Shape::List { typed, count } if typed > 0 || count == 0 => {
            let is_kept = are_kept(count, details.get().len());
            read_each(details, is_kept, &mut error);
            if !is_kept {
                error.other.push(together(details));
            }
        }
        Shape::List { .. } | Shape::Other => error.other.push(together(details)),
    }
    error
}

/// The details as the member that they are, as they came.
pub(crate) fn together(details: &RawValue) -> OtherDetail {
    alone("\"details\"", details)
}

/// What details are.
enum Shape {
    /// A detail alone.
    One,
    /// An array, of so many elements and details.
    List {
        count: usize,
        typed: usize,
    },
    Other,
}

impl Shape {
    fn of(json: &RawValue) -> Self {
        let (mut count, mut typed) = (0, 0);
        let list = each(json.get(), |element| {
            count += 1;
            typed += usize::from(is_typed(element.get()));
        });
        match list {
            Ok(()) => Self::List { count, typed },
            Err(_) if is_typed(json.get()) => Self::One,
            Err(_) => Self::Other,
        }
    }
}

/// Reads each detail of an array; what is not known is kept as it came where `is_kept` says so.
fn read_each(list: &RawValue, is_kept: bool, error: &mut RemoteError) {
    // It has been read before.
    let _ = each(list.get(), |detail| take_one(detail, is_kept, error));
}

/// Reads JSON-RPC's `data` of any shape. What is more, or less, than details is kept whole, and
/// first, whatever can be read of it.
pub(crate) fn read_data(data: &RawValue) -> RemoteError {
    if let Ok(Whole(error)) = serde_json::from_str(data.get()) {
        return error;
    }
    let mut error = RemoteError::default();
    match Shape::of(data) {
        Shape::One => {
            error.data = DataShape::Info;
            take_one(data, true, &mut error);
        }
        Shape::List { count, typed }
            if count > 0 && typed == count && are_kept(count, data.get().len()) =>
        {
            error.data = DataShape::Details;
            read_each(data, true, &mut error);
        }
        shape => {
            error.data = DataShape::None;
            if let Shape::List { .. } = shape {
                read_each(data, false, &mut error);
            }
            error.other.push(OtherDetail::json(data.get()));
        }
    }
    error
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

/// Puts a detail where it belongs; what is not known is kept as it came where `is_kept` says so.
pub(crate) fn take_one(json: &RawValue, is_kept: bool, remote: &mut RemoteError) {
    if read_one(json.get(), remote) != Read::Whole && is_kept {
        remote.other.push(OtherDetail::json(json.get()));
    }
}

/// Reads one detail, and says how much of it.
pub(crate) fn read_one(json: &str, remote: &mut RemoteError) -> Read {
    let Ok(mut detail) = serde_json::from_str::<Detail<'_>>(json) else { return Read::Not };
    if detail.is_long() && detail.read_long(json).is_none() {
        return Read::Not;
    }
    read(&mut detail, remote)
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
