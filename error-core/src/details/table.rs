//! `DETAILS`: the only list of details, and what is done with each of them.

use wire_error_shared::layout::Around;

use super::read::Read;
use super::{
    bad_request, error_info, help, localized_message, precondition_failure, quota_failure,
    request_info, resource_info, retry_info,
};
use crate::read::remote::RemoteError;
use crate::view::view::View;
use crate::write::json::Json;
use crate::write::object::Object;
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
    write_proto: fn(&View<'_>, &mut Proto<'_>),
    /// Whether a peer's error has one already: a second one is not read.
    pub(crate) is_known: fn(&RemoteError) -> bool,
    /// Takes what a peer said in JSON, and says whether there was anything to take.
    #[cfg(feature = "json")]
    pub(crate) read: fn(&mut super::json::Detail<'_>, &mut RemoteError) -> bool,
    /// Takes what a peer encoded, unless it cannot be read or says nothing.
    pub(crate) read_proto: fn(&[u8], &mut RemoteError) -> Option<Read>,
}

/// How the JSON object is written.
enum Write {
    /// The members but `@type`.
    Members(fn(&View<'_>, &mut Object<'_>)),
    /// The whole object: of the one that most errors have.
    Whole(fn(&View<'_>, &mut Json<'_>)),
}

/// A row: the name of the message, its module, where a peer's is kept, and what writes it.
macro_rules! detail {
    ($name:literal, $module:ident, $is_known:expr, $write:expr, $proto:ident, $member:expr) => {
        DetailType {
            type_url: concat!("type.googleapis.com/google.rpc.", $name),
            is_said: $module::is_said,
            write: $write,
            write_member: $member,
            write_proto: |error, proto| $module::$proto(error, proto),
            is_known: $is_known,
            #[cfg(feature = "json")]
            read: super::json::$module,
            read_proto: $module::read_proto,
        }
    };
    ($name:literal, $module:ident, $is_known:expr, $member:expr) => {{
        let write = Write::Members(|error, object| $module::write(error, object));
        detail!($name, $module, $is_known, write, write, $member)
    }};
    ($name:literal, $module:ident, $is_known:expr) => {
        detail!($name, $module, $is_known, None)
    };
}

/// The type URL of the detail that most errors have, and no other.
const ERROR_INFO: &str = DETAILS[0].type_url;

/// Every detail, in the order in which they are written.
#[rustfmt::skip]
pub(crate) static DETAILS: [DetailType; 9] = [
    detail!("ErrorInfo", error_info, |error| error.reason.is_some(), Write::Whole(error_info::write_alone), write_proto, None),
    detail!("RetryInfo", retry_info, |error| error.retry_after.is_some(), Some(retry_info::write_member)),
    detail!("BadRequest", bad_request, |error| !error.field_violations.is_empty(), Some(bad_request::write_member)),
    detail!("Help", help, |error| !error.help.is_empty(), Some(help::write_member)),
    detail!("RequestInfo", request_info, |error| error.request_id.is_some(), Some(request_info::write_member)),
    detail!("PreconditionFailure", precondition_failure, |error| error.precondition_failure.is_some()),
    detail!("QuotaFailure", quota_failure, |error| error.quota_failure.is_some()),
    detail!("ResourceInfo", resource_info, |error| error.resource_info.is_some()),
    detail!("LocalizedMessage", localized_message, |error| error.localized_message.is_some()),
];

/// Writes each detail that the error has, and what stands around them.
pub(crate) fn write_all(error: &View<'_>, around: &Around, json: &mut Json<'_>) {
    if error.has_no_details() {
        return error_info::write(error, around, json); // most errors have but this one
    }
    write_each(error, around, json);
}

/// The same, one by one.
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
#[inline]
pub(crate) fn write_all_proto(error: &View<'_>, proto: &mut Proto<'_>) {
    if !error.has_no_details() {
        write_each_proto(error, proto);
    } else if error_info::is_said(error) {
        proto.detail(ERROR_INFO, |proto| error_info::write_proto(error, proto));
    }
}

/// The same, where most errors have but an `ErrorInfo`.
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
pub(crate) fn count(error: &View<'_>) -> usize {
    DETAILS.iter().filter(|detail| (detail.is_said)(error)).count()
}

/// The type of this full name, such as `google.rpc.ErrorInfo`.
pub(crate) fn find(name: &str) -> Option<&'static DetailType> {
    let is_it =
        |detail: &&DetailType| detail.type_url.strip_prefix(super::read::TYPE_PREFIX) == Some(name);
    DETAILS.iter().find(is_it)
}
