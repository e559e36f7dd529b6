//! The details in JSON: what a peer wrote, and how it is written again.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;
use core::time::Duration;

use serde::de::{DeserializeSeed, Error as _, MapAccess, SeqAccess};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use super::retry_info::read_delay;
use super::{
    Read, TYPE_PREFIX, bad_request, error_info, help, localized_message, precondition_failure,
    quota_failure, request_info, resource_info, retry_info,
};
use crate::read::parse::{Str, object};
use crate::read::remote::OtherDetail;
use crate::{DataShape, FieldViolation, HelpLink, RemoteError};

object! {
    /// A detail, with the members of all that are modelled: the type need not come first.
    Detail<'de> {
        type_url: Str<'de> = "@type",
        reason: String = "reason",
        domain: String = "domain",
        metadata: Metadata = "metadata",
        retry_delay: Delay = "retryDelay" | "retry_delay",
        field_violations: List<Violation> = "fieldViolations" | "field_violations",
        links: List<Link> = "links",
        request_id: String = "requestId" | "request_id",
        violations: List<RpcViolation> = "violations",
        resource_type: String = "resourceType" | "resource_type",
        resource_name: String = "resourceName" | "resource_name",
        owner: String = "owner",
        description: String = "description",
        locale: String = "locale",
        message: String = "message",
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
    /// A violation of `google.rpc.PreconditionFailure` or `google.rpc.QuotaFailure`.
    RpcViolation {
        violation_type: String = "type",
        subject: String = "subject",
        description: String = "description",
        api_service: String = "apiService" | "api_service",
        quota_metric: String = "quotaMetric" | "quota_metric",
        quota_id: String = "quotaId" | "quota_id",
        quota_dimensions: Metadata = "quotaDimensions" | "quota_dimensions",
        quota_value: Int64 = "quotaValue" | "quota_value",
        future_quota_value: Int64 = "futureQuotaValue" | "future_quota_value",
    }
}

object! {
    /// `google.rpc.Help.Link`.
    Link {
        description: String = "description",
        url: String = "url",
    }
}

/// A `google.protobuf.Duration` that is not negative.
#[derive(PartialEq)]
pub(crate) struct Delay(pub(crate) Duration);

impl<'de> Deserialize<'de> for Delay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Str(text) = Str::deserialize(deserializer)?;
        read_delay(&text).map(Self).ok_or_else(|| D::Error::custom("no duration"))
    }
}

/// An `int64`, which `ProtoJSON` writes as a string, and reads as a number too.
#[derive(PartialEq)]
pub(crate) struct Int64(pub(crate) i64);

impl<'de> Deserialize<'de> for Int64 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = <&RawValue>::deserialize(deserializer)?.get();
        let number = json.strip_prefix('"').and_then(|json| json.strip_suffix('"'));
        let number = number.unwrap_or(json).parse();
        number.map(Self).map_err(|_| D::Error::custom("not an int64"))
    }
}

/// What is kept of an object in a list.
pub(crate) trait Kept {
    type As;

    /// What is kept, and whether there was more.
    fn keep(self) -> (Self::As, bool);
}

impl Kept for Violation {
    type As = FieldViolation;

    fn keep(self) -> (FieldViolation, bool) {
        let (field, description) =
            (self.field.unwrap_or_default(), self.description.unwrap_or_default());
        (FieldViolation { field, description, reason: self.reason }, self.more)
    }
}

impl Kept for RpcViolation {
    type As = Self;

    fn keep(mut self) -> (Self, bool) {
        let more = core::mem::take(&mut self.more);
        (self, more)
    }
}

impl Kept for Link {
    type As = HelpLink;

    fn keep(self) -> (HelpLink, bool) {
        let (description, url) =
            (self.description.unwrap_or_default(), self.url.unwrap_or_default());
        (HelpLink { description, url }, self.more)
    }
}

/// An array of objects, as they are kept, and whether there was `more` in one.
pub(crate) struct List<T: Kept> {
    pub(crate) kept: Vec<T::As>,
    pub(crate) more: bool,
}

impl<T: Kept> Default for List<T> {
    fn default() -> Self {
        Self { kept: Vec::new(), more: false }
    }
}

impl<T: Kept<As: PartialEq>> PartialEq for List<T> {
    fn eq(&self, other: &Self) -> bool {
        self.kept == other.kept && self.more == other.more
    }
}

impl<'de, T: Kept + Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor<T>(PhantomData<T>);

        impl<'de, T: Kept + Deserialize<'de>> serde::de::Visitor<'de> for Visitor<T> {
            type Value = List<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an array of objects")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<List<T>, A::Error> {
                let mut list = List::default();
                while let Some(object) = seq.next_element::<T>()? {
                    let (kept, more) = object.keep();
                    list.kept.push(kept);
                    list.more |= more;
                }
                Ok(list)
            }
        }

        deserializer.deserialize_seq(Visitor(PhantomData))
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
        Ok(details) if details.is_empty() || details.iter().any(|json| is_typed(json.get())) => {
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
pub(super) fn is_typed(json: &str) -> bool {
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
    let (prefix, name) = type_url.split_at(type_url.rfind('/').map_or(0, |slash| slash + 1));
    let read = match name {
        "google.rpc.ErrorInfo" => error_info::read,
        "google.rpc.RetryInfo" => retry_info::read,
        "google.rpc.BadRequest" => bad_request::read,
        "google.rpc.Help" => help::read,
        "google.rpc.RequestInfo" => request_info::read,
        "google.rpc.PreconditionFailure" => precondition_failure::read,
        "google.rpc.QuotaFailure" => quota_failure::read,
        "google.rpc.ResourceInfo" => resource_info::read,
        "google.rpc.LocalizedMessage" => localized_message::read,
        _ => return Read::Not,
    };
    if !read(detail, remote) {
        return Read::Not;
    }
    if prefix == TYPE_PREFIX && *detail == Detail::default() { Read::Whole } else { Read::Part }
}
