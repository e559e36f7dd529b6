//! `DETAILS`: the only list of details, and what is done with each of them.

use wire_error_shared::layout::{Around, Part};

#[cfg(feature = "json")]
use super::json::Detail;
#[cfg(feature = "grpc")]
use super::read::Read;
use super::{
    bad_request, error_info, help, localized_message, precondition_failure, quota_failure,
    request_info, resource_info, retry_info,
};
#[cfg(feature = "_peer")]
use crate::read::remote::RemoteError;
use crate::view::view::View;
use crate::write::json::Json;
use crate::write::object::Object;
#[cfg(feature = "grpc")]
use crate::write::proto::Proto;

/// One type of detail.
pub(crate) struct DetailType {
    /// The full name of the protobuf message, behind the prefix of every type URL.
    pub(crate) type_url: &'static str,
    /// Whether an error has one.
    pub(crate) is_said: fn(&View<'_>) -> bool,
    write: Write,
    /// Writes it as a member of RFC 9457, where that has it.
    write_member: Option<fn(&View<'_>, &mut Object<'_>)>,
    /// Writes the protobuf message.
    #[cfg(feature = "grpc")]
    write_proto: fn(&View<'_>, &mut Proto<'_>),
    /// Takes what a peer said in JSON, and says whether there was anything to take.
    #[cfg(feature = "json")]
    pub(crate) read: fn(&mut Detail<'_>, &mut RemoteError) -> bool,
    /// Takes what a peer encoded, unless it cannot be read or an error has it already.
    #[cfg(feature = "grpc")]
    pub(crate) read_proto: fn(&[u8], &mut RemoteError) -> Option<Read>,
}

/// How the JSON object is written.
enum Write {
    /// The members but `@type`.
    Members(fn(&View<'_>, &mut Object<'_>)),
    /// The whole object: of the one that most errors have.
    Whole(fn(&View<'_>, &mut Json<'_>)),
}

macro_rules! detail {
    ($name:literal, $module:ident, $write:expr, $write_member:expr) => {
        DetailType {
            type_url: concat!("type.googleapis.com/google.rpc.", $name),
            is_said: $module::is_said,
            write: $write,
            write_member: $write_member,
            #[cfg(feature = "grpc")]
            write_proto: $module::write_proto,
            #[cfg(feature = "json")]
            read: $module::read,
            #[cfg(feature = "grpc")]
            read_proto: $module::read_proto,
        }
    };
    ($name:literal, $module:ident, member) => {
        detail!($name, $module, Write::Members($module::write), Some($module::write_member))
    };
    ($name:literal, $module:ident) => {
        detail!($name, $module, Write::Members($module::write), None)
    };
}

/// The type URL of the detail that most errors have, and no other.
#[cfg(feature = "grpc")]
const ERROR_INFO: &str = DETAILS[0].type_url;

/// Every detail, in the order in which they are written.
pub(crate) static DETAILS: [DetailType; 9] = [
    detail!("ErrorInfo", error_info, Write::Whole(error_info::write), None),
    detail!("RetryInfo", retry_info, member),
    detail!("BadRequest", bad_request, member),
    detail!("Help", help, member),
    detail!("RequestInfo", request_info, member),
    detail!("PreconditionFailure", precondition_failure),
    detail!("QuotaFailure", quota_failure),
    detail!("ResourceInfo", resource_info),
    detail!("LocalizedMessage", localized_message),
];

/// Writes each detail that the error has, and what stands around them, behind what `tail` writes; or
/// what of it all is prepared.
#[expect(clippy::inline_always, reason = "a call takes a twentieth more instructions")]
#[inline(always)]
pub(crate) fn write_all(
    error: &View<'_>,
    prepared: Part,
    around: &Around,
    tail: impl FnOnce(&mut Json<'_>),
    json: &mut Json<'_>,
) {
    if error.details.is_empty() {
        return error_info::write_alone(error, prepared, around, tail, json);
    }
    tail(json);
    write_each(error, around, json);
}

/// The same, where most errors have but one.
#[inline(never)]
pub(crate) fn write_each(error: &View<'_>, around: &Around, json: &mut Json<'_>) {
    let mut before = around.open;
    for detail in &DETAILS {
        if !(detail.is_said)(error) {
            continue;
        }
        json.raw(core::mem::replace(&mut before, ","));
        match detail.write {
            Write::Whole(write) => write(error, json),
            Write::Members(write) => Object::write(json, |object| {
                object.text("@type", detail.type_url);
                write(error, object);
            }),
        }
    }
    #[cfg(feature = "json")]
    for other in error.other_json() {
        if json.is_full() {
            break;
        }
        json.raw(core::mem::replace(&mut before, ","));
        json.foreign(other.as_bytes());
    }
    json.raw(if before == "," { around.close } else { around.none });
}

/// Writes each detail that RFC 9457 has as a member, in the same order.
pub(crate) fn write_members(error: &View<'_>, problem: &mut Object<'_>) {
    for detail in &DETAILS {
        if let Some(write) = detail.write_member.filter(|_| (detail.is_said)(error)) {
            write(error, problem);
        }
    }
}

/// Writes each detail that the error has, in the same order.
#[cfg(feature = "grpc")]
#[inline]
pub(crate) fn write_all_proto(error: &View<'_>, proto: &mut Proto<'_>) {
    if !error.details.is_empty() {
        write_each_proto(error, proto);
    } else if error_info::is_said(error) {
        proto.detail(ERROR_INFO, |proto| error_info::write_proto(error, proto));
    }
}

/// The same, where most errors have but an `ErrorInfo`.
#[cfg(feature = "grpc")]
#[inline(never)]
fn write_each_proto(error: &View<'_>, proto: &mut Proto<'_>) {
    for detail in &DETAILS {
        if (detail.is_said)(error) {
            proto.detail(detail.type_url, |proto| (detail.write_proto)(error, proto));
        }
    }
    for (type_url, value) in error.other_any() {
        proto.detail(type_url, |proto| proto.bytes(value));
    }
}

/// How many details the error has.
#[cfg(feature = "json")]
pub(crate) fn count(error: &View<'_>) -> usize {
    DETAILS.iter().filter(|detail| (detail.is_said)(error)).count()
}

/// The type of this full name, such as `google.rpc.ErrorInfo`.
#[cfg(feature = "_peer")]
pub(crate) fn find(name: &str) -> Option<&'static DetailType> {
    let is_it =
        |detail: &&DetailType| detail.type_url.strip_prefix(super::read::TYPE_PREFIX) == Some(name);
    DETAILS.iter().find(is_it)
}
