//! Reads RFC 9457 problem details.

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde::de::{Error as _, MapAccess};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use wire_error_shared::phrase;

use crate::details::json::{Delay, Kept, Link, List, Metadata, Violation};
use crate::read::parse::{self, Object, Str, is_string};
use crate::read::remote::OtherDetail;
use crate::write::escape;
use crate::{DecodeError, RemoteError};

/// The members that are known.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(super) struct Problem<'a> {
    #[serde(borrow, rename = "type")]
    type_uri: Option<&'a RawValue>,
    #[serde(borrow)]
    title: Option<&'a RawValue>,
    #[serde(borrow)]
    instance: Option<&'a RawValue>,
    #[serde(rename = "status")]
    _status: Option<u16>,
    detail: Option<String>,
    reason: Option<String>,
    domain: Option<String>,
    metadata: Option<Metadata>,
    retry_delay: Option<Delay>,
    violations: Option<List<Violation>>,
    help: Option<List<Link>>,
    request_id: Option<String>,
}

/// Reads the body of an `application/problem+json` response with this HTTP status.
///
/// Any object is a problem (RFC 9457, section 3): a member of the wrong type counts as absent,
/// and a further one is kept. The body's `status` is advisory (section 3.1.3); `http_status`,
/// which the caller has seen, is what is kept. A `type` and `title` that say no more than it
/// are not.
///
/// # Errors
///
/// Where `body` is over 1 MiB long, over 128 levels deep, no JSON, or no object.
///
/// # Examples
///
/// ```
/// use wire_error::{OtherDetail, problem};
///
/// let error = problem::decode(
///     403,
///     br#"{"type":"https://example.com/out-of-credit","detail":"It costs 50.","balance":30}"#,
/// )?;
/// assert_eq!(error.message, "It costs 50.");
/// assert_eq!(error.other, [
///     OtherDetail::Json(r#"{"type":"https://example.com/out-of-credit"}"#.into()),
///     OtherDetail::Json(r#"{"balance":30}"#.into()),
/// ]);
/// # Ok::<(), wire_error::DecodeError>(())
/// ```
pub fn decode(http_status: u16, body: &[u8]) -> Result<RemoteError, DecodeError> {
    let text = parse::text(body)?;
    if let Ok(Object(problem)) = serde_json::from_str::<Object<Problem<'_>>>(text) {
        if problem.is_whole() {
            return Ok(problem.into_remote(http_status));
        }
    }
    let members = serde_json::from_str::<Members<'_>>(text);
    let members = members.map_err(|error| parse::error("problem", error))?;
    let mut problem = Problem::default();
    let mut other = Vec::new();
    for (name, value) in &members.0 {
        if !problem.set(&name.0, value) {
            other.push(alone(&name.0, value));
        }
    }
    let mut error = problem.into_remote(http_status);
    error.other.extend(other);
    Ok(error)
}

impl<'a> Problem<'a> {
    /// Whether the members say nothing that is not modelled.
    fn is_whole(&self) -> bool {
        let standard = [self.type_uri, self.title, self.instance];
        standard.into_iter().flatten().all(is_string)
            && is_all(self.violations.as_ref())
            && is_all(self.help.as_ref())
    }

    /// Reads one member, and says whether nothing of it is left to be kept.
    pub(super) fn set(&mut self, name: &str, value: &'a RawValue) -> bool {
        match name {
            "type" => self.type_uri = Some(value).filter(|value| is_string(value)),
            "title" => self.title = Some(value).filter(|value| is_string(value)),
            "instance" => self.instance = Some(value).filter(|value| is_string(value)),
            "status" => {}
            "detail" => self.detail = serde_json::from_str(value.get()).ok(),
            "reason" => return read(value, &mut self.reason),
            "domain" => return read(value, &mut self.domain),
            "metadata" => return read(value, &mut self.metadata),
            "retry_delay" => return read(value, &mut self.retry_delay),
            "violations" => {
                return read(value, &mut self.violations) && is_all(self.violations.as_ref());
            }
            "help" => return read(value, &mut self.help) && is_all(self.help.as_ref()),
            "request_id" => return read(value, &mut self.request_id),
            _ => return false,
        }
        true
    }

    pub(super) fn into_remote(self, http_status: u16) -> RemoteError {
        let other = self.standard_members(http_status);
        let some = |text: Option<String>| text.filter(|text| !text.is_empty());
        let mut remote = RemoteError::default();
        remote.http_status = Some(http_status);
        remote.message = self.detail.unwrap_or_default();
        remote.reason = some(self.reason);
        remote.domain = some(self.domain);
        remote.metadata = self.metadata.unwrap_or_default().0;
        remote.retry_after = self.retry_delay.map(|delay| delay.0);
        remote.field_violations = self.violations.unwrap_or_default().kept;
        remote.help = self.help.unwrap_or_default().kept;
        remote.request_id = some(self.request_id);
        remote.other = other;
        remote
    }

    /// `type`, `title` and `instance`, unless they follow from the status.
    fn standard_members(&self, http_status: u16) -> Vec<OtherDetail> {
        let type_uri = self.type_uri.filter(|json| text(json) != "about:blank");
        let phrase = phrase(http_status);
        let title = self.title.filter(|json| type_uri.is_some() || text(json) != phrase);
        [("type", type_uri), ("title", title), ("instance", self.instance)]
            .into_iter()
            .filter_map(|(name, json)| Some(alone(name, json?)))
            .collect()
    }
}

/// Whether the list was kept whole.
fn is_all<T: Kept>(list: Option<&List<T>>) -> bool {
    list.is_none_or(|list| !list.more)
}

/// Reads a value, and says whether that could be done.
fn read<'a, T: Deserialize<'a>>(value: &'a RawValue, to: &mut Option<T>) -> bool {
    serde_json::from_str(value.get()).map(|read| *to = read).is_ok()
}

/// What stands between the quotes of a string.
fn text(json: &RawValue) -> &str {
    json.get().trim_matches('"')
}

/// A member in an object of its own.
fn alone(name: &str, value: &RawValue) -> OtherDetail {
    let mut json = Vec::with_capacity(name.len() + value.get().len() + 5);
    json.extend_from_slice(b"{\"");
    escape::push(&mut json, name);
    json.extend_from_slice(b"\":");
    json.extend_from_slice(value.get().as_bytes());
    json.push(b'}');
    OtherDetail::Json(String::from_utf8(json).unwrap_or_default().into_boxed_str())
}

/// The members of an object, in their order.
#[derive(Default)]
pub(crate) struct Members<'a>(pub(crate) Vec<Member<'a>>);

pub(crate) type Member<'a> = (Str<'a>, &'a RawValue);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members<'de>, A::Error> {
                let mut members = Members::default();
                let mut names = BTreeSet::new();
                while let Some((name, value)) = map.next_entry::<Str<'_>, _>()? {
                    if !names.insert(name.0.clone()) {
                        return Err(A::Error::custom("a member stands twice"));
                    }
                    members.0.push((name, value));
                }
                Ok(members)
            }
        }

        deserializer.deserialize_map(Visitor)
    }
}
