//! The details of a peer's error: in JSON and in protobuf.

#[cfg(all(feature = "http", feature = "json"))]
pub(crate) use json::keep_one;
#[cfg(feature = "json")]
pub(crate) use json::{Whole, is_typed, read_data};

use crate::details::read::{Read, TYPE_PREFIX, split_type_url};
use crate::details::table::{self, DetailType};
use crate::read::remote::{OtherDetail, RemoteError};

/// Puts a detail where it belongs, and says how much of it.
pub(crate) fn read(detail: &OtherDetail, error: &mut RemoteError) -> Read {
    match detail {
        #[cfg(feature = "json")]
        OtherDetail::Json(detail) => json::read_one(detail, error),
        #[cfg(feature = "grpc")]
        OtherDetail::Any { type_url, value } => read_proto(type_url, value, error),
        #[cfg(not(all(feature = "json", feature = "grpc")))]
        _ => Read::Not,
    }
}

/// Puts what a peer encoded where it belongs, and says how much of it.
#[cfg(feature = "grpc")]
pub(crate) fn read_proto(type_url: &str, value: &[u8], error: &mut RemoteError) -> Read {
    let (prefix, name) = split_type_url(type_url);
    let Some(DetailType { read_proto, .. }) = table::find(name) else { return Read::Not };
    match read_proto(value, error) {
        Some(Read::Whole) if prefix != TYPE_PREFIX => Read::Part,
        Some(read) => read,
        None => Read::Not,
    }
}

#[cfg(feature = "json")]
mod json {
    use alloc::vec::Vec;
    use core::fmt;

    use serde::de::{DeserializeSeed, Error as _, MapAccess, SeqAccess};
    use serde::{Deserialize, Deserializer};
    use serde_json::value::RawValue;

    use super::{DetailType, OtherDetail, Read, RemoteError, TYPE_PREFIX, split_type_url, table};
    use crate::DataShape;
    use crate::details::json::Detail;
    use crate::read::parse::Str;

    /// `details` or `data` that is read in one go, since there is nothing in it but what is modelled:
    /// an array of details, or one alone. [`read_data`] reads anything else.
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
                    while seq.next_element_seed(Fill(&mut error))?.is_some() {}
                    Ok(Whole(error))
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

    /// Reads `data` or `details` of any shape. What holds no detail is kept whole.
    pub(crate) fn read_data(data: &RawValue) -> RemoteError {
        if let Ok(Whole(error)) = serde_json::from_str(data.get()) {
            return error;
        }
        let mut error = RemoteError::default();
        match serde_json::from_str::<Vec<&RawValue>>(data.get()) {
            Ok(details)
                if details.is_empty() || details.iter().any(|json| is_typed(json.get())) =>
            {
                for detail in details {
                    keep_one(detail, &mut error);
                }
            }
            read => {
                if read.is_err() && is_typed(data.get()) {
                    error.data = DataShape::Info;
                }
                keep_one(data, &mut error);
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

    /// Puts a detail where it belongs; what is not known is kept as it came.
    pub(crate) fn keep_one(json: &RawValue, remote: &mut RemoteError) {
        if read_one(json.get(), remote) != Read::Whole {
            remote.other.push(OtherDetail::json(json.get()));
        }
    }

    /// Reads one detail, and says how much of it.
    pub(super) fn read_one(json: &str, remote: &mut RemoteError) -> Read {
        serde_json::from_str(json).map_or(Read::Not, |mut detail| read(&mut detail, remote))
    }

    fn read(detail: &mut Detail<'_>, remote: &mut RemoteError) -> Read {
        let Some(Str(type_url)) = detail.type_url.take() else { return Read::Not };
        let (prefix, name) = split_type_url(&type_url);
        let Some(DetailType { read, .. }) = table::find(name) else { return Read::Not };
        if !read(detail, remote) {
            return Read::Not;
        }
        if prefix == TYPE_PREFIX && *detail == Detail::default() { Read::Whole } else { Read::Part }
    }
}
