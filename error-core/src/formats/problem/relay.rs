//! Writes a peer's error again.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use super::decode::Problem;
use super::title;
use crate::details::{bad_request, error_info, help, retry_info};
use crate::read::members::{Member, Members};
use crate::write::json::{self, Json};
use crate::{Code, OtherDetail, RemoteError};

/// Appends a problem details object with a peer's error as it came: for a proxy, whose own error
/// it is not. Anyone else declares a variant of their own.
///
/// What is written is what [`write`](super::write) would have written, in the order and within
/// the bounds that it has, with the members of [`other`](RemoteError::other) at the end; keys, the
/// reason and the domain are not cut. Without an HTTP status it is that of the canonical code, or
/// 500. Of `other`, what has a `@type` or came as protobuf is left out.
///
/// # Examples
///
/// ```
/// use wire_error::problem;
///
/// let body = br#"{"type":"about:blank","title":"Conflict","status":409,"detail":"no","balance":3}"#;
/// let mut buf = Vec::new();
/// problem::write_remote(&problem::decode(409, body)?, &mut buf);
/// assert_eq!(buf, body);
/// # Ok::<(), wire_error::DecodeError>(())
/// ```
pub fn write_remote(error: &RemoteError, buf: &mut Vec<u8>) {
    let mut members = further_members(&error.other);
    // What is written of the error's own stands for these.
    members
        .retain(|(name, _)| name.0 != "status" && (name.0 != "detail" || error.message.is_empty()));
    let rest = beside(error, &members);
    json::render(buf, |json| {
        let members = if json.cut.data { &*members } else { &[] };
        write_problem(&rest, members, json);
    });
}

fn further_members(other: &[OtherDetail]) -> Vec<Member<'_>> {
    let mut members = Vec::new();
    for detail in other {
        let OtherDetail::Json(json) = detail else { continue };
        let read = serde_json::from_str::<Members<'_>>(json).unwrap_or_default();
        // An object with a type is another format's detail, unless that is all it has.
        if read.0.len() == 1 || read.0.iter().all(|(name, _)| name.0 != "@type") {
            members.extend(read.0);
        }
    }
    members
}

/// What is left to say beside `members`: one that is read but says more than is modelled is
/// written as it came.
fn beside(error: &RemoteError, members: &[Member<'_>]) -> RemoteError {
    let mut said = Problem::default();
    for (name, value) in members {
        said.set(&name.0, value);
    }
    let mut rest = error.clone();
    rest.leave_out(&said.into_remote(0));
    rest
}

fn write_problem(error: &RemoteError, members: &[Member<'_>], json: &mut Json<'_>) {
    let status = error.http_status.or(error.grpc_code.map(Code::http_status)).unwrap_or(500);
    let member = |wanted: &str| members.iter().find(|(name, _)| name.0 == wanted);
    json.raw(r#"{"type":"#);
    json.foreign(member("type").map_or("\"about:blank\"", |(_, uri)| uri.get()));
    if let Some((_, title)) = member("title") {
        json.raw(r#","title":"#);
        json.foreign(title.get());
    } else if member("type").is_none() {
        json.raw(r#","title":""#);
        json.raw(title::status_phrase(status));
        json.raw(r#"""#);
    }
    json.raw(r#","status":"#);
    json.number(status.into());
    if !error.message.is_empty() {
        json.raw(r#","detail":""#);
        json.string(&error.message, json.cut.message);
        json.raw(r#"""#);
    }
    write_extensions(error, json);
    let mut written = BTreeSet::from(["type", "title"]);
    for name in extensions(error) {
        written.insert(name);
    }
    for (name, value) in members {
        if written.insert(&name.0) {
            json.raw(",\"");
            json.string(&name.0, usize::MAX);
            json.raw("\":");
            json.foreign(value.get());
        }
    }
    json.raw("}");
}

/// The members that [`write_extensions`] writes.
fn extensions(error: &RemoteError) -> impl Iterator<Item = &'static str> {
    [
        ("reason", error.reason.is_some()),
        ("domain", error.domain.is_some()),
        ("metadata", !error.metadata.is_empty()),
        ("retry_delay", error.retry_after.is_some()),
        ("violations", !error.field_violations.is_empty()),
        ("help", !error.help.is_empty()),
        ("request_id", error.request_id.is_some()),
    ]
    .into_iter()
    .filter_map(|(name, written)| written.then_some(name))
}

fn write_extensions(error: &RemoteError, json: &mut Json<'_>) {
    error_info::write_remote_members(error, json);
    if let Some(delay) = error.retry_after {
        json.raw(r#","retry_delay":""#);
        retry_info::write_delay(delay, json);
        json.raw(r#"""#);
    }
    json.unless_empty(|json| {
        json.raw(r#","violations":["#);
        let any = bad_request::write_violations(&error.field_violations, json);
        json.raw("]");
        any
    });
    json.unless_empty(|json| {
        json.raw(r#","help":["#);
        let any = help::write_remote_links(error, json);
        json.raw("]");
        any
    });
    json.member("request_id", error.request_id.as_deref());
}
