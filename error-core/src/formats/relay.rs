//! The view of a peer's error: what a relay writes again.

use alloc::borrow::Cow;
#[cfg(feature = "json")]
use alloc::collections::BTreeSet;
use alloc::vec::Vec;

#[cfg(feature = "json")]
use serde_json::value::RawValue;
#[cfg(feature = "json")]
use wire_error_shared::ProblemType;
use wire_error_shared::layout::Prepared;
#[cfg(feature = "json")]
use wire_error_shared::rules::PROBLEM_MEMBERS;
use wire_error_shared::{Facts, Given, Resolved, resolve};

use crate::details::read::Read;
#[cfg(feature = "json")]
use crate::details::table;
use crate::error::request::MAX_ID;
use crate::error::rpc_details::RpcDetails;
use crate::error::template::Template;
use crate::error::text::Text;
#[cfg(feature = "json")]
use crate::formats::problem::said_in_part;
use crate::read::details::read;
use crate::read::remote::{OtherDetail, RemoteError};
#[cfg(feature = "json")]
use crate::read::{members, parse::Str};
use crate::view::cut::Cut;
use crate::view::details::{DataLayout, Details, Origin, Other, Peer};
use crate::view::view::View;
use crate::{Code, DataShape};

/// What a format can carry of what is not modelled.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kept {
    /// Any JSON: JSON-RPC's `data`.
    #[cfg(feature = "json")]
    Json,
    /// Objects with a `@type`: AIP-193's `details`.
    #[cfg(feature = "json")]
    TypedJson,
    /// Members of a JSON object: RFC 9457.
    #[cfg(feature = "json")]
    Members,
    /// A `google.protobuf.Any`: gRPC.
    #[cfg(feature = "grpc")]
    Any,
}

/// Calls `write` with the view of a peer's error. Each number that is missing follows from the
/// others.
pub(crate) fn with_view(error: &RemoteError, kept: Kept, write: &mut dyn FnMut(&View<'_>)) {
    let other = carried(error, kept);
    #[cfg_attr(not(feature = "json"), expect(unused_mut, reason = "JSON alone has members"))]
    let mut rest = beside(error, &other);
    #[cfg(feature = "json")]
    let members =
        if kept == Kept::Members { members(error, &other, &mut rest) } else { Members::default() };
    let numbers = numbers(error);
    let (reason, domain) = error_info(&rest, kept);
    #[cfg(feature = "json")]
    let problem = members.problem();
    #[cfg(not(feature = "json"))]
    let problem = None;
    let facts = Facts {
        code: numbers.code,
        http_status: numbers.http_status,
        grpc_code: numbers.grpc_code,
        prepared: Prepared::NONE,
        reason,
        domain,
        problem: problem.as_ref(),
    };
    #[cfg(feature = "json")]
    let json: Vec<&str> = other.iter().filter_map(|other| as_json(other)).collect();
    #[cfg(feature = "grpc")]
    let any: Vec<(&str, &[u8])> = other.iter().filter_map(|other| as_any(other)).collect();
    let metadata: Vec<(&str, Text<'_>)> =
        rest.metadata.iter().map(|(key, value)| (&**key, Text::Str(value))).collect();
    let peer = Peer {
        metadata: &metadata,
        help: &rest.help,
        request_id: request_id(&rest, kept),
        other: match kept {
            #[cfg(feature = "json")]
            Kept::Members if !members.further.is_empty() => Other::Members(&members.further),
            #[cfg(feature = "json")]
            Kept::Json | Kept::TypedJson if !json.is_empty() => Other::Json(&json),
            #[cfg(feature = "grpc")]
            Kept::Any if !any.is_empty() => Other::Any(&any),
            _ => Other::None,
        },
        data: DataLayout::Details,
        is_retryable: error.is_retryable(),
    };
    let details = Details {
        delay: rest.retry_after,
        violations: &rest.field_violations,
        rpc: RpcDetails {
            precondition_failure: rest.precondition_failure.as_ref(),
            quota_failure: rest.quota_failure.as_ref(),
            resource_info: rest.resource_info.as_ref(),
            localized_message: rest.localized_message.as_ref(),
        },
        origin: Origin::Peer(&peer),
    };
    let template = Template::text(&error.message);
    let view = View {
        facts: &facts,
        template: &template,
        fields: &[],
        texts: &[],
        details: &details,
        cut: &Cut::WHOLE,
    };
    #[cfg(feature = "json")]
    if let Some(json) = alone(&view, kept, error) {
        let alone = Peer { data: DataLayout::Alone, other: Other::Json(&json), ..peer };
        let details = Details { origin: Origin::Peer(&alone), ..details };
        return write(&View { details: &details, ..view });
    }
    write(&view);
}

/// The three numbers. A status that is no error, such as JSON-RPC's 200, and `OK` count as missing.
fn numbers(error: &RemoteError) -> Resolved {
    resolve(Given {
        code: error.code,
        http_status: error.http_status.filter(|status| (400..600).contains(status)),
        grpc_code: error.grpc_code.filter(|code| *code != Code::Ok),
    })
}

/// Of a peer's text that is said whatever else there is no room for, in bytes: all of them, each
/// character escaped, and the longest id of a response fit into one body.
#[cfg(feature = "json")]
const MAX_ALWAYS: usize = 16 << 10;

/// The reason and the domain, unless they are too long to be any.
fn error_info(error: &RemoteError, kept: Kept) -> (Option<&str>, Option<&str>) {
    let (reason, domain) = (error.reason.as_deref(), error.domain.as_deref());
    if kept.has_room(reason, 63) && kept.has_room(domain, 253) {
        (reason, domain)
    } else {
        (None, None)
    }
}

/// The id of the request, unless it is too long to be one.
fn request_id(error: &RemoteError, kept: Kept) -> Option<&str> {
    error.request_id.as_deref().filter(|id| kept.has_room(Some(id), MAX_ID))
}

impl Kept {
    #[cfg_attr(
        not(any(feature = "json", feature = "grpc")),
        allow(clippy::unused_self, reason = "no wire has a detail")
    )]
    fn takes(self, other: &OtherDetail) -> bool {
        match other {
            #[cfg(feature = "json")]
            OtherDetail::Json(json) => match self {
                Self::Json => true,
                Self::TypedJson => crate::read::details::is_typed(json),
                Self::Members => json.starts_with('{'),
                #[cfg(feature = "grpc")]
                Self::Any => false,
            },
            #[cfg(feature = "grpc")]
            OtherDetail::Any { .. } => self == Self::Any,
            #[cfg(not(all(feature = "json", feature = "grpc")))]
            _ => false,
        }
    }

    /// Whether the wire has room for a text that is always said: of so many characters over gRPC.
    fn has_room(self, text: Option<&str>, characters: usize) -> bool {
        let text = text.unwrap_or_default();
        match self {
            #[cfg(feature = "grpc")]
            Self::Any => text.chars().count() <= characters,
            #[cfg(feature = "json")]
            _ => text.len() <= MAX_ALWAYS,
        }
    }
}

/// What is not modelled, as far as the format can carry it. Foreign `data` comes in its pieces. What
/// stood beside JSON-RPC's `data` has no place there again.
fn carried(error: &RemoteError, kept: Kept) -> Vec<Cow<'_, OtherDetail>> {
    let mut other: Vec<_> = error.other.iter().map(Cow::Borrowed).collect();
    #[cfg(feature = "json")]
    match (kept, error.foreign_data()) {
        (Kept::Json, Some(data)) => return pieces(data),
        (Kept::TypedJson, Some(data)) => drop(other.splice(..1, pieces(data))),
        _ => {}
    }
    #[cfg(feature = "json")]
    let kept = if error.code.is_some() && kept == Kept::Json { Kept::TypedJson } else { kept };
    other.retain(|other| kept.takes(other));
    other
}

/// The elements of an array, or what is none.
#[cfg(feature = "json")]
fn pieces(data: &str) -> Vec<Cow<'_, OtherDetail>> {
    let elements = serde_json::from_str::<Vec<&RawValue>>(data);
    let elements = elements.map(|list| list.into_iter().map(RawValue::get).collect());
    let pieces = elements.unwrap_or_else(|_| Vec::from([data]));
    pieces.into_iter().map(|json| Cow::Owned(OtherDetail::json(json))).collect()
}

/// What is left to say where these details are written as they came: one that is read but holds
/// more than is modelled, or stands in foreign `data`, is there whole, and must not be written twice.
///
/// Only the first of a type counts: that is the one which is read.
fn beside<'a>(error: &'a RemoteError, other: &[Cow<'_, OtherDetail>]) -> Cow<'a, RemoteError> {
    let mut rest = Cow::Borrowed(error);
    let mut seen = RemoteError::default();
    for detail in other {
        let is_said = match read(detail, &mut seen) {
            Read::Whole => error.data == DataShape::None,
            Read::Part => true,
            Read::Not => false,
        };
        if is_said {
            let mut said = RemoteError::default();
            read(detail, &mut said);
            rest.to_mut().leave_out(&said);
        }
    }
    rest
}

/// What stands as `data` without an array around it: one detail, or JSON of any kind.
#[cfg(feature = "json")]
fn alone<'v>(view: &View<'v>, kept: Kept, error: &'v RemoteError) -> Option<Vec<&'v str>> {
    match (table::count(view), view.other_json(), error.data) {
        (0, _, DataShape::None) if kept == Kept::Json && error.foreign_data().is_some() => {
            error.foreign_data().map(|data| [data].into())
        }
        (1, [], DataShape::Info) => Some(Vec::new()),
        (0, [json], DataShape::Info) => Some([*json].into()),
        (0, [json], _) if !crate::read::details::is_typed(json) => Some([*json].into()),
        _ => None,
    }
}

/// The members of a problem that are not modelled.
#[cfg(feature = "json")]
#[derive(Default)]
struct Members<'a> {
    type_uri: Option<Cow<'a, str>>,
    title: Option<Cow<'a, str>>,
    further: Vec<(Cow<'a, str>, &'a str)>,
}

#[cfg(feature = "json")]
impl Members<'_> {
    /// The type and the title, where the peer sent one. A type without a title has none.
    fn problem(&self) -> Option<ProblemType<'_>> {
        let (uri, title) = (self.type_uri.as_deref(), self.title.as_deref());
        match (uri, title) {
            (None, None) => None,
            (Some(uri), None) => Some(ProblemType { uri: Some(uri), title: Some("") }),
            (uri, title) => Some(ProblemType { uri, title }),
        }
    }
}

/// The members of these objects, each name once. Those of foreign `data` are its own: none of them says
/// what a problem's member of that name does.
#[cfg(feature = "json")]
fn members<'a>(
    error: &RemoteError,
    other: &'a [Cow<'_, OtherDetail>],
    rest: &mut Cow<'_, RemoteError>,
) -> Members<'a> {
    let mut members = Members::default();
    let mut names = BTreeSet::from(["status", "detail"].map(Cow::Borrowed));
    for json in other.iter().filter_map(|other| as_json(other)) {
        let read = serde_json::from_str::<members::Members<'_>>(json).unwrap_or_default().0;
        // An object with a type is another format's detail, unless that is all it has.
        if read.len() > 1 && read.iter().any(|(name, _)| name.0 == "@type") {
            continue;
        }
        let is_foreign = error.foreign_data().is_some_and(|data| core::ptr::eq(data, json));
        for (Str(name), value) in read {
            if is_foreign && PROBLEM_MEMBERS.contains(&&*name) {
                continue;
            }
            let text = || {
                let text = serde_json::from_str(value.get()).ok().map(Cow::<str>::Owned);
                text.filter(|text| text.len() <= MAX_ALWAYS)
            };
            match &*name {
                "type" if members.type_uri.is_none() => members.type_uri = text(),
                "title" if members.title.is_none() => members.title = text(),
                "type" | "title" => {}
                _ if names.insert(name.clone()) && may_stand(&name, value, rest) => {
                    members.further.push((name, value.get()));
                }
                _ => {}
            }
        }
    }
    members
}

/// Whether a member may stand as it came, so that a reader takes from it what is modelled and nothing
/// else. What it says is left out of the `rest`.
#[cfg(feature = "json")]
fn may_stand(name: &str, value: &RawValue, rest: &mut Cow<'_, RemoteError>) -> bool {
    if name == "instance" || !PROBLEM_MEMBERS.contains(&name) {
        return true;
    }
    let Some(said) = said_in_part(name, value) else { return false };
    match name {
        "reason" => rest.reason.is_none(),
        "domain" => rest.domain.is_none(),
        "metadata" => rest.metadata.is_empty(),
        "retry_delay" => rest.retry_after.is_none(),
        "request_id" => rest.request_id.is_none(),
        "violations" if rest.field_violations == said.field_violations => {
            rest.to_mut().field_violations.clear();
            true
        }
        "help" if rest.help == said.help => {
            rest.to_mut().help.clear();
            true
        }
        _ => false,
    }
}

#[cfg(feature = "json")]
fn as_json(other: &OtherDetail) -> Option<&str> {
    match other {
        OtherDetail::Json(json) => Some(json),
        OtherDetail::Any { .. } => None,
    }
}

#[cfg(feature = "grpc")]
fn as_any(other: &OtherDetail) -> Option<(&str, &[u8])> {
    match other {
        OtherDetail::Any { type_url, value } => Some((type_url, value)),
        OtherDetail::Json(_) => None,
    }
}
