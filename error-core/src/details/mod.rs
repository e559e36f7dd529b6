//! The `google.rpc` details, one file each: how JSON has it and how protobuf has it.

pub(crate) mod bad_request;
pub(crate) mod error_info;
pub(crate) mod help;
#[cfg(feature = "json")]
pub(crate) mod json;
#[cfg(any(feature = "json", feature = "grpc"))]
pub(crate) mod localized_message;
#[cfg(any(feature = "json", feature = "grpc"))]
pub(crate) mod precondition_failure;
#[cfg(feature = "grpc")]
pub(crate) mod proto;
#[cfg(any(feature = "json", feature = "grpc"))]
pub(crate) mod quota_failure;
#[cfg(feature = "json")]
pub(crate) mod relay;
pub(crate) mod request_info;
#[cfg(any(feature = "json", feature = "grpc"))]
pub(crate) mod resource_info;
pub(crate) mod retry_info;

#[cfg(any(feature = "json", feature = "grpc"))]
use alloc::borrow::Cow;

use crate::Disclosed;
use crate::Text;
#[cfg(feature = "grpc")]
use crate::grpc::Proto;
use crate::write::json::Json;
#[cfg(any(feature = "json", feature = "grpc"))]
use crate::{OtherDetail, RemoteError};

/// What stands before the full name of a type in `@type`, and in the `type_url` of an `Any`.
#[cfg(any(feature = "json", feature = "grpc"))]
pub(crate) const TYPE_PREFIX: &str = "type.googleapis.com/";

/// How much of a peer's detail went where it belongs.
#[cfg(any(feature = "json", feature = "grpc"))]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Read {
    /// All of it.
    Whole,
    /// What is modelled; there is more.
    Part,
    /// Nothing: it is of an unknown type, or cannot be read, or is the second of its type.
    Not,
}

/// Writes each detail that the error has, in the order of the standard's table. Says whether
/// there was one.
#[inline(never)]
pub(crate) fn write_all(error: Disclosed<'_>, fields: &[Text<'_>], json: &mut Json<'_>) -> bool {
    let mut any = error_info::write(&error, fields, json);
    for write in [retry_info::write, bad_request::write, help::write, request_info::write] {
        any |= json.unless_empty(|json| {
            if any {
                json.raw(",");
            }
            write(error, json)
        });
    }
    any
}

/// Writes each detail that the error has, in the same order.
#[cfg(feature = "grpc")]
pub(crate) fn write_all_proto(error: &Disclosed<'_>, proto: &mut Proto<'_>) {
    error_info::write_proto(error, proto);
    if error.may_have_more() {
        write_more_proto(*error, proto);
    }
}

#[cfg(feature = "grpc")]
#[inline(never)]
fn write_more_proto(error: Disclosed<'_>, proto: &mut Proto<'_>) {
    retry_info::write_proto(error, proto);
    bad_request::write_proto(error, proto);
    help::write_proto(error, proto);
    request_info::write_proto(error, proto);
}

/// What is left to say of an error whose `other` is written as it came: a detail that is read
/// but holds more than is modelled stands there whole, and must not be written twice.
///
/// Only the first of a type counts: that is the one which is read. What is not `carried` to where
/// it goes says nothing there.
#[cfg(any(feature = "json", feature = "grpc"))]
pub(crate) fn beside_other(
    error: &RemoteError,
    carried: fn(&OtherDetail) -> bool,
) -> Cow<'_, RemoteError> {
    let mut rest = Cow::Borrowed(error);
    let mut seen = RemoteError::default();
    for detail in error.other.iter().filter(|detail| carried(detail)) {
        if read_other(detail, &mut seen) == Read::Part {
            let mut said = RemoteError::default();
            read_other(detail, &mut said);
            rest.to_mut().leave_out(&said);
        }
    }
    rest
}

#[cfg(any(feature = "json", feature = "grpc"))]
fn read_other(detail: &OtherDetail, error: &mut RemoteError) -> Read {
    match detail {
        #[cfg(feature = "json")]
        OtherDetail::Json(json) => json::read_one(json, error),
        #[cfg(feature = "grpc")]
        OtherDetail::Any { type_url, value } => proto::read(type_url, value, error),
        #[cfg(not(all(feature = "json", feature = "grpc")))]
        _ => Read::Not,
    }
}

/// Writes `"name":"text"` of each text that is not empty, with commas between them and, where
/// something stands before, in front. Says whether there was one.
#[cfg(feature = "json")]
fn write_texts<const N: usize>(
    texts: [(&str, &alloc::string::String); N],
    stands_behind: bool,
    json: &mut Json<'_>,
) -> bool {
    let mut any = false;
    for (name, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
        json.raw(if any || stands_behind { ",\"" } else { "\"" });
        json.raw(name);
        json.raw("\":\"");
        json.string(text, usize::MAX);
        json.raw("\"");
        any = true;
    }
    any
}
