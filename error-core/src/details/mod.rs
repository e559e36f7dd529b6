//! `DETAILS`: the only list of the `google.rpc` details, and what is done with each of them. They have a file
//! each: is it said, how it is written, in JSON and in protobuf by one function, and how it is read from
//! protobuf. How they are read from JSON is in `json`.

pub(crate) mod bad_request;
pub(crate) mod error_info;
pub(crate) mod fields;
pub(crate) mod help;
#[cfg(feature = "json")]
pub(crate) mod json;
pub(crate) mod localized_message;
pub(crate) mod precondition_failure;
pub(crate) mod quota_failure;
pub(crate) mod read;
pub(crate) mod request_info;
pub(crate) mod resource_info;
pub(crate) mod retry_info;

use wire_error_shared::layout::Around;

use self::read::Read;
use crate::read::remote::RemoteError;
use crate::view::view::View;
use crate::write::json::Json;
use crate::write::object::Object;
use crate::write::proto::{Proto, detail_head};

/// One type of detail.
pub(crate) struct DetailType {
    /// The full name of the protobuf message, behind the prefix of every type URL.
    pub(crate) type_url: &'static str,
    /// Whether an error has one.
    pub(crate) is_said: fn(&View<'_>) -> bool,
    write: Write,
    /// Writes it as a member of RFC 9457, where that has it.
    write_member: Option<fn(&View<'_>, &mut Object<'_>)>,
    /// Whether a peer's error has one already: a second one is not read.
    pub(crate) is_known: fn(&RemoteError) -> bool,
    /// Takes what a peer said in JSON, and says whether there was anything to take.
    #[cfg(feature = "json")]
    pub(crate) read: fn(&mut json::Detail<'_>, &mut RemoteError) -> bool,
    /// Its members with placeholders, where the rest of a contract says nothing of them.
    #[cfg(feature = "json")]
    pub(crate) placeholders: &'static str,
}

/// The protobuf message of one type of detail.
pub(crate) struct ProtoType {
    /// How the `google.protobuf.Any` of the message starts.
    head: &'static [u8],
    write: fn(&View<'_>, &mut Proto<'_>),
    /// Takes what a peer encoded, unless it cannot be read or says nothing.
    pub(crate) read: fn(&[u8], &mut RemoteError) -> Option<Read>,
}

/// How the JSON object is written.
enum Write {
    /// The members but `@type`.
    Members(fn(&View<'_>, &mut Object<'_>)),
    /// The whole object: of the one that most errors have.
    Whole(fn(&View<'_>, &mut Json<'_>)),
}

/// The tables, of these rows: the name of the message, its module, where a peer's is kept, what writes it in
/// each encoding, what writes it as a member, and placeholders.
macro_rules! details {
    ($(($name:literal, $module:ident, $is_known:expr, $write:expr, $proto:ident, $member:expr, $placeholders:literal),)*) => {
        /// Every detail, in the order in which they are written.
        pub(crate) static DETAILS: [DetailType; 9] = [$(DetailType {
            type_url: concat!("type.googleapis.com/google.rpc.", $name),
            is_said: $module::is_said,
            write: $write,
            write_member: $member,
            is_known: $is_known,
            #[cfg(feature = "json")]
            read: json::$module,
            #[cfg(feature = "json")]
            placeholders: $placeholders,
        }),*];

        /// The same in protobuf. Where nothing asks for it, a constant is not compiled.
        pub(crate) const PROTO: &[ProtoType; 9] = &[$(ProtoType {
            head: &detail_head::<{ concat!("type.googleapis.com/google.rpc.", $name).len() + 6 }>(
                concat!("type.googleapis.com/google.rpc.", $name),
            ),
            write: |error, proto| $module::$proto(error, proto),
            read: $module::read_proto,
        }),*];
    };
}

/// Writes the members of a detail that has but one function for both encodings.
macro_rules! members {
    ($module:ident) => {
        Write::Members(|error, object| $module::write(error, object))
    };
}

/// The head of the detail that most errors have, and no other.
const ERROR_INFO: &[u8] = PROTO[0].head;

#[rustfmt::skip]
details! {
    ("ErrorInfo", error_info, |error| error.reason.is_some(), Write::Whole(error_info::write_alone), write_proto, None, ""),
    ("RetryInfo", retry_info, |error| error.retry_after.is_some(), members!(retry_info), write, Some(retry_info::write_member), ""),
    ("BadRequest", bad_request, |error| !error.field_violations.is_empty(), members!(bad_request), write, Some(bad_request::write_member), ""),
    ("Help", help, |error| !error.help.is_empty(), members!(help), write, Some(help::write_member), ""),
    ("RequestInfo", request_info, |error| error.request_id.is_some(), members!(request_info), write, Some(request_info::write_member), ""),
    ("PreconditionFailure", precondition_failure, |error| error.precondition_failure.is_some(), members!(precondition_failure), write, None, r#""violations":[{"type":"<type>","subject":"<subject>","description":"<description>"}]"#),
    ("QuotaFailure", quota_failure, |error| error.quota_failure.is_some(), members!(quota_failure), write, None, r#""violations":[{"subject":"<subject>","description":"<description>"}]"#),
    ("ResourceInfo", resource_info, |error| error.resource_info.is_some(), members!(resource_info), write, None, r#""resourceType":"<type>","resourceName":"<name>""#),
    ("LocalizedMessage", localized_message, |error| error.localized_message.is_some(), members!(localized_message), write, None, r#""locale":"en","message":"<message>""#),
}

/// Writes each detail that the error has, and what stands around them.
pub(crate) fn write_all(error: &View<'_>, around: &Around, json: &mut Json<'_>) {
    if error.is_bare {
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
    if !error.is_bare {
        write_each_proto(error, proto);
    } else if error_info::is_said(error) {
        proto.detail(ERROR_INFO, |proto| error_info::write_proto(error, proto));
    }
}

/// The same, where most errors have but an `ErrorInfo`.
#[inline(never)]
fn write_each_proto(error: &View<'_>, proto: &mut Proto<'_>) {
    for (detail, encoded) in DETAILS.iter().zip(PROTO) {
        if (detail.is_said)(error) {
            proto.detail(encoded.head, |proto| (encoded.write)(error, proto));
        }
    }
    for (type_url, value) in error.other_any() {
        proto.message(3, |any| {
            any.string(1, type_url);
            any.message(2, |message| message.bytes(value));
        });
    }
}

/// How many details the error has.
pub(crate) fn count(error: &View<'_>) -> usize {
    DETAILS.iter().filter(|detail| (detail.is_said)(error)).count()
}

/// The number of the type of this full name, such as `google.rpc.ErrorInfo`.
pub(crate) fn find(name: &str) -> Option<usize> {
    let prefix = read::TYPE_PREFIX;
    DETAILS.iter().position(|detail| detail.type_url.strip_prefix(prefix) == Some(name))
}
