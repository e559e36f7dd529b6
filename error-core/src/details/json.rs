//! The details in JSON: what a peer wrote, and how it is written again.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Error as _, MapAccess, SeqAccess};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use super::{Read, TYPE_PREFIX, bad_request, error_info, help, request_info, retry_info};
use crate::parse::{Str, object};
use crate::remote::OtherDetail;
use crate::{DataShape, RemoteError};

object! {
    /// A detail, with the members of all that are modelled: the type need not come first.
    Detail<'de> {
        type_url: Str<'de> = "@type",
        reason: String = "reason",
        domain: String = "domain",
        metadata: Metadata = "metadata",
        retry_delay: Str<'de> = "retryDelay" | "retry_delay",
        field_violations: Vec<Violation> = "fieldViolations" | "field_violations",
        links: Vec<Link> = "links",
        request_id: String = "requestId" | "request_id",
    }
}

object! {
    /// `google.rpc.BadRequest.FieldViolation`.
    Violation {
        field: String = "field",
        description: String = "description",
        reason: String = "reason",
    }
}

object! {
    /// `google.rpc.Help.Link`.
    Link {
        description: String = "description",
        url: String = "url",
    }
}

/// `ErrorInfo.metadata`, its values as text whatever they are.
#[derive(Default, PartialEq)]
pub(crate) struct Metadata(pub(crate) BTreeMap<String, String>);

impl<'de> Deserialize<'de> for Metadata {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Metadata;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of strings")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Metadata, A::Error> {
                let mut metadata = BTreeMap::new();
                while let Some((key, value)) = map.next_entry::<String, &RawValue>()? {
                    if metadata.insert(key, text(value)).is_some() {
                        return Err(A::Error::custom("a key stands twice"));
                    }
                }
                Ok(Metadata(metadata))
            }
        }

        deserializer.deserialize_map(Visitor)
    }
}

/// What a string says; any other JSON, and a string that is no text (a lone surrogate), as it is.
fn text(value: &RawValue) -> String {
    let json = value.get();
    match json.strip_prefix('"').and_then(|json| json.strip_suffix('"')) {
        Some(text) if !text.contains('\\') => text.into(),
        Some(_) => serde_json::from_str(json).unwrap_or_else(|_| json.into()),
        None => json.into(),
    }
}

/// How many types are modelled: an array of more details is read one by one.
const MODELLED: usize = 5;

/// `details` or `data` that may be read in one go: an array of details, or one alone.
pub(crate) enum Details<'de> {
    Array(Vec<Detail<'de>>),
    Alone(Detail<'de>),
}

impl<'de> Deserialize<'de> for Details<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Details<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("details")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Details<'de>, A::Error> {
                let mut details = Vec::new();
                while let Some(detail) = seq.next_element()? {
                    if details.len() == MODELLED {
                        return Err(A::Error::custom("more than are modelled"));
                    }
                    details.push(detail);
                }
                Ok(Details::Array(details))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Details<'de>, A::Error> {
                Detail::deserialize(MapAccessDeserializer::new(map)).map(Details::Alone)
            }
        }

        deserializer.deserialize_any(Visitor)
    }
}

impl Details<'_> {
    /// Puts the details where they belong. Says whether that was all there is to say: where it
    /// was not, they must be read again, one by one.
    pub(crate) fn read_whole(self, remote: &mut RemoteError) -> bool {
        match self {
            Self::Array(details) => {
                details.into_iter().all(|detail| read(detail, remote) == Read::Whole)
            }
            Self::Alone(detail) => {
                remote.data = DataShape::Info;
                read(detail, remote) == Read::Whole
            }
        }
    }
}

/// Reads `data`, or `details`, of any shape. What holds no detail is kept whole.
pub(crate) fn read_data(data: &RawValue, remote: &mut RemoteError) {
    if let Ok(details) = serde_json::from_str::<Vec<&RawValue>>(data.get()) {
        if details.is_empty() || details.iter().any(|detail| is_typed(detail.get())) {
            for detail in details {
                keep_one(detail, remote);
            }
            return;
        }
    } else if is_typed(data.get()) {
        remote.data = DataShape::Info;
    }
    keep_one(data, remote);
}

/// Whether `json` is an object that names its type.
pub(super) fn is_typed(json: &str) -> bool {
    #[derive(Deserialize)]
    struct Typed<'a> {
        #[serde(rename = "@type", borrow)]
        _type_url: Str<'a>,
    }

    json.starts_with('{') && serde_json::from_str::<Typed<'_>>(json).is_ok()
}

/// Puts a detail where it belongs; what is not known is kept as it came.
fn keep_one(json: &RawValue, remote: &mut RemoteError) {
    if read_one(json.get(), remote) != Read::Whole {
        remote.other.push(OtherDetail::json(json.get()));
    }
}

/// Reads one detail, and says how much of it.
pub(super) fn read_one(json: &str, remote: &mut RemoteError) -> Read {
    serde_json::from_str(json).map_or(Read::Not, |detail| read(detail, remote))
}

fn read(mut detail: Detail<'_>, remote: &mut RemoteError) -> Read {
    let Some(Str(type_url)) = detail.type_url.take() else { return Read::Not };
    let (prefix, name) = type_url.split_at(type_url.rfind('/').map_or(0, |slash| slash + 1));
    let read = match name {
        "google.rpc.ErrorInfo" => error_info::read,
        "google.rpc.RetryInfo" => retry_info::read,
        "google.rpc.BadRequest" => bad_request::read,
        "google.rpc.Help" => help::read,
        "google.rpc.RequestInfo" => request_info::read,
        _ => return Read::Not,
    };
    if !read(&mut detail, remote) {
        return Read::Not;
    }
    if prefix == TYPE_PREFIX && detail == Detail::default() { Read::Whole } else { Read::Part }
}
