//! A peer's error as JSON carries it.

use alloc::borrow::Cow;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use serde_json::value::RawValue;
use wire_error_shared::ProblemType;
use wire_error_shared::rules::PROBLEM_MEMBERS;

use super::{Beside, rest};
use crate::DataShape;
use crate::details;
use crate::error::details::{DataLayout, Details};
use crate::formats::problem::said_in_part;
use crate::read::held::Room;
use crate::read::json::details::{is_typed, read_one};
use crate::read::json::members::{self, Member, each_member};
use crate::read::json::parse::each;
use crate::read::remote::{Modelled, OtherDetail, RemoteError, Source};
use crate::view::origin::{Origin, Other, Peer};
use crate::view::room;
use crate::view::view::View;

/// What a format can carry of what is not modelled.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kept {
    /// Any JSON: JSON-RPC's `data`.
    Json,
    /// Objects with a `@type`: AIP-193's `details`.
    TypedJson,
    /// Members of a JSON object: RFC 9457.
    Members,
}

/// Calls `write` with the view of a peer's error that a format carries.
pub(crate) fn with_view(error: &RemoteError, kept: Kept, write: &mut dyn FnMut(&View<'_>)) {
    let (other, are_all_kept) = carried(error, kept);
    let mut rest = match kept {
        // A problem has no place for a detail as it came, so all that is modelled is left to say.
        Kept::Members => error.modelled(),
        Kept::Json | Kept::TypedJson => rest(error, are_all_kept, read_one, |take| {
            for piece in &other {
                each_detail(piece, take);
            }
        }),
    };
    let members =
        if kept == Kept::Members { members(error, &other, &mut rest) } else { Members::default() };
    let beside = Beside {
        rest,
        problem: members.problem(),
        other: match kept {
            Kept::Members if !members.further.is_empty() => Other::Members(&members.further),
            Kept::Json | Kept::TypedJson if !other.is_empty() => Other::Json(&other),
            _ => Other::None,
        },
        room: room::JSON,
    };
    super::with_view(error, &beside, &mut |view| {
        let Origin::Peer(peer) = view.origin else { return };
        let Some(json) = alone(view, kept, error) else { return write(view) };
        let alone = Peer { other: Other::Json(&json), ..*peer };
        let details = Details { data_layout: DataLayout::Alone, ..*view.details };
        write(&View { details: &details, origin: Origin::Peer(&alone), ..*view });
    });
}

impl Kept {
    fn takes(self, json: &str) -> bool {
        match self {
            Self::Json => true,
            Self::TypedJson => is_typed(json),
            Self::Members => json.starts_with('{'),
        }
    }
}

/// What is not modelled, as far as the format can carry it. Foreign `data` comes in its pieces. What
/// stood beside JSON-RPC's `data` has no place there again.
fn carried(error: &RemoteError, kept: Kept) -> (Vec<&str>, bool) {
    let mut other: Vec<&str> = error.other.iter().filter_map(as_json).collect();
    match (kept, error.foreign_data()) {
        (Kept::Json, Some(data)) => return (pieces(data, kept), true),
        (Kept::TypedJson, Some(data)) => drop(other.splice(..1, pieces(data, kept))),
        _ => {}
    }
    let mut are_all_kept = error.data == DataShape::None;
    if let Some((at, details)) = details_together(error, &other).filter(|_| kept != Kept::Members) {
        are_all_kept = true;
        other.splice(at..=at, pieces(details, kept));
    }
    let is_jsonrpc = error.code.is_some() || matches!(error.source, Source::JsonRpc);
    let kept = if is_jsonrpc && kept == Kept::Json { Kept::TypedJson } else { kept };
    other.retain(|other| kept.takes(other));
    (other, are_all_kept)
}

/// The details that AIP-193 kept together, since they were many and short, and where they stand.
fn details_together<'a>(error: &RemoteError, other: &[&'a str]) -> Option<(usize, &'a str)> {
    let may_be = matches!(error.source, Source::Status);
    let mut members = other.iter().enumerate().filter(|_| may_be);
    members.find_map(|(at, &json)| {
        let members = members::Members::read(json).ok()?;
        let details = members.only().filter(|member| member.name == "details")?;
        let (details, mut is_any) = (details.value.get(), false);
        each(details, |detail| is_any = is_any || is_typed(detail.get())).ok()?;
        is_any.then_some((at, details))
    })
}

/// The elements of an array, or what is none, as far as a format takes them. An array of more than there
/// is room for is one piece.
fn pieces(data: &str, kept: Kept) -> Vec<&str> {
    let mut count = 0;
    let is_array = each(data, |piece| count += usize::from(kept.takes(piece.get()))).is_ok();
    let Some(mut pieces) = Room::of(data.len()).list(count).filter(|_| is_array) else {
        return [data].into();
    };
    // It has been read before.
    let _ = each(data, |piece| pieces.extend(Some(piece.get()).filter(|piece| kept.takes(piece))));
    pieces
}

/// Calls `take` with each detail in a piece: an array has several.
fn each_detail<'a>(piece: &'a str, take: &mut dyn FnMut(&'a str)) {
    if each(piece, |detail| take(detail.get())).is_err() {
        take(piece);
    }
}

/// What stands as `data` without an array around it: one detail, or JSON of any kind.
fn alone<'v>(view: &View<'v>, kept: Kept, error: &'v RemoteError) -> Option<Vec<&'v str>> {
    match (details::count(view), view.other_json(), error.data) {
        (0, _, DataShape::None) if kept == Kept::Json && error.foreign_data().is_some() => {
            error.foreign_data().map(|data| [data].into())
        }
        (1, [], DataShape::Info) => Some(Vec::new()),
        (0, [json], DataShape::Info) => Some([*json].into()),
        (0, [json], _) if !is_typed(json) => Some([*json].into()),
        _ => None,
    }
}

/// The members of a problem that are not modelled.
#[derive(Default)]
struct Members<'a> {
    type_uri: Option<Cow<'a, str>>,
    title: Option<Cow<'a, str>>,
    further: Vec<(Cow<'a, str>, &'a str)>,
}

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

/// The members of these objects, each name once. Those of foreign `data` and of another format are
/// their own: none of them says what a problem's member of that name does.
fn members<'a>(error: &RemoteError, other: &[&'a str], rest: &mut Modelled<'_>) -> Members<'a> {
    let mut members = Members::default();
    let mut names = BTreeSet::from(["status", "detail"].map(Cow::Borrowed));
    for &json in other {
        let Ok(read) = members::Members::read(json) else { continue };
        let is_data = error.foreign_data().is_some_and(|data| core::ptr::eq(data, json));
        let is_foreign = is_data || !matches!(error.source, Source::Problem);
        // Another format's detail, where a member would stand alone.
        let is_typed = read.iter().any(|member| member.name == "@type");
        if read.only().is_none() && !is_data && (is_foreign || is_typed) {
            continue;
        }
        // It has been read before.
        let _ = each_member(json, |Member { name, value, .. }| {
            if is_foreign && PROBLEM_MEMBERS.contains(&&*name) {
                return true;
            }
            let text = || {
                let text = serde_json::from_str(value.get()).ok().map(Cow::<str>::Owned);
                text.filter(|text| text.len() <= room::MAX_JSON)
            };
            match &*name {
                "type" if members.type_uri.is_none() => members.type_uri = text(),
                "title" if members.title.is_none() => members.title = text(),
                _ if names.insert(name.clone()) && may_stand(&name, value, rest) => {
                    members.further.push((name, value.get()));
                }
                _ => {}
            }
            true
        });
    }
    members
}

/// Whether a member may stand as it came, so that a reader takes from it what is modelled and nothing
/// else. What it says is left out of the `rest`.
fn may_stand(name: &str, value: &RawValue, rest: &mut Modelled<'_>) -> bool {
    if name == "instance" || !PROBLEM_MEMBERS.contains(&name) {
        return true;
    }
    let Some(said) = said_in_part(name, value) else { return false };
    match name {
        "reason" => rest.reason.is_none(),
        "domain" => rest.domain.is_none(),
        "metadata" => rest.metadata.is_none_or(BTreeMap::is_empty),
        "retry_delay" => rest.retry_after.is_none(),
        "request_id" => rest.request_id.is_none(),
        "violations" if rest.field_violations == said.field_violations => {
            rest.field_violations = &[];
            true
        }
        "help" if rest.help == said.help => {
            rest.help = &[];
            true
        }
        _ => false,
    }
}

fn as_json(other: &OtherDetail) -> Option<&str> {
    match other {
        OtherDetail::Json(json) => Some(json),
        OtherDetail::Any { .. } => None,
    }
}
