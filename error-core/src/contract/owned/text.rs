//! `*.contract.jsonl`: one header, then one line for one error, sorted.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cmp::Ordering;
use core::error::Error;
use core::fmt;
use core::str::FromStr;

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use super::contract::line;
use super::diff::Rule;
use super::{Accepted, Contract, Entry, Retired};

/// The first line.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Header {
    #[serde(rename = "wire-error")]
    version: u32,
    #[serde(rename = "type")]
    type_name: String,
    body: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    content_type: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    type_base: Option<String>,
    data: String,
}

/// The line of an accepted break. A field that the rule says already is left out.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AcceptedLine {
    accepted: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    domain: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    why: String,
}

/// Which line it is.
#[derive(Deserialize)]
struct Kind {
    #[serde(rename = "wire-error")]
    version: Option<u32>,
    retired: Option<IgnoredAny>,
    accepted: Option<IgnoredAny>,
}

pub(super) enum Line {
    Header(Header),
    Error(Box<Entry>),
    Retired(Retired),
    Accepted(Accepted),
}

impl fmt::Display for Contract {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let header = Header {
            version: 1,
            type_name: self.type_name.clone(),
            body: self.body.clone(),
            content_type: self.content_type.clone(),
            type_base: self.type_base.clone(),
            data: self.data.clone(),
        };
        writeln!(f, "{}", line(&header))?;
        for error in self.errors() {
            writeln!(f, "{}", line(error))?;
        }
        for retired in self.retired() {
            writeln!(f, "{}", line(retired))?;
        }
        for accepted in self.accepted() {
            writeln!(f, "{}", line(&AcceptedLine::from(accepted)))?;
        }
        Ok(())
    }
}

impl From<&Accepted> for AcceptedLine {
    fn from(accepted: &Accepted) -> Self {
        let Accepted { id, domain, reason, field, from, to, why } = accepted.clone();
        Self {
            accepted: id.as_str().to_string(),
            domain,
            reason,
            field: field.filter(|field| Some(&**field) != id.field()),
            from,
            to,
            why,
        }
    }
}

/// Lines may stand in any order, and may end in CRLF; a byte order mark is skipped.
impl FromStr for Contract {
    type Err = ContractError;

    fn from_str(text: &str) -> Result<Self, ContractError> {
        let mut header = None;
        // Most lines are errors: such a list need not grow, which would hold most of it twice.
        let mut errors: Vec<Entry> = Vec::with_capacity(lines(text).count());
        let (mut numbers, mut retired, mut accepted) = (Vec::new(), Vec::new(), Vec::new());
        for (number, text) in lines(text) {
            let fault = |what: String| ContractError { line: number, what };
            match read_line(text).map_err(fault)? {
                Line::Header(_) if header.is_some() => {
                    return Err(fault(
                        "a second header: a file holds the contract of one type".into(),
                    ));
                }
                Line::Header(line) => header = Some(line),
                Line::Error(error) => {
                    errors.push(*error);
                    numbers.push(number);
                }
                Line::Retired(line) => retired.push(line),
                Line::Accepted(line) => accepted.push(line),
            }
        }
        if let Some((first, second)) = same(&errors) {
            let (error, first) = (errors[first].id(), numbers[first]);
            let what = format!("{error} is on line {first} already: {REWRITE}");
            return Err(ContractError { line: numbers[second], what });
        }
        let contract = header.ok_or_else(no_header)?.contract();
        Ok(contract.with_errors(errors).with_retired(retired).with_accepted(accepted))
    }
}

/// Two lines that are one error, if there are any: the first that comes again, and where.
fn same(errors: &[Entry]) -> Option<(usize, usize)> {
    let mut order: Vec<usize> = (0..errors.len()).collect();
    let is_before = |a: &usize, b: &usize| compare(&errors[*a], &errors[*b]).then(a.cmp(b));
    order.sort_unstable_by(is_before);
    let pairs = order.windows(2).map(|pair| (pair[0], pair[1]));
    pairs
        .filter(|&(a, b)| compare(&errors[a], &errors[b]).is_eq())
        .min_by_key(|&(_, second)| second)
}

/// The order of what is known of two lines: they are one error where it is the same.
fn compare(a: &Entry, b: &Entry) -> Ordering {
    known(a).cmp(&known(b)).then_with(|| {
        let is_opaque = a.opaque.is_some();
        if is_opaque { a.cmp(b) } else { Ordering::Equal }
    })
}

/// What an error is known by; opaque ones without a reason may differ in anything.
fn known(error: &Entry) -> (Option<&str>, &str, bool) {
    (error.domain.as_deref(), error.id(), error.opaque.is_some())
}

const REWRITE: &str = "`WIRE_ERROR_LOCK=update cargo test` writes the file anew from the code";

/// Nothing but the line knows what it said.
const MEND: &str = "mend the line by hand, or take it from an older revision";

pub(super) fn no_header() -> ContractError {
    ContractError {
        line: 1,
        what: r#"no header: the first line is {"wire-error":1,"type":...}"#.into(),
    }
}

impl Header {
    /// The contract that it heads, without its errors.
    pub(super) fn contract(self) -> Contract {
        let mut contract = Contract::new(self.type_name);
        contract.body = self.body;
        contract.content_type = self.content_type;
        contract.type_base = self.type_base;
        contract.data = self.data;
        contract
    }
}

/// The line on which each error of a contract stands, by its domain and what it is known by.
///
/// What is no line of an error is skipped.
#[must_use]
pub fn line_numbers(text: &str) -> BTreeMap<(Option<String>, String), usize> {
    let mut numbers = BTreeMap::new();
    for (number, text) in lines(text) {
        if let Ok(Line::Error(error)) = read_line(text) {
            let id = error.id().to_string();
            numbers.entry((error.domain, id)).or_insert(number);
        }
    }
    numbers
}

/// Each line that holds something, with its number, from 1.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let numbered = text.lines().enumerate();
    numbered.map(|(index, line)| (index + 1, line.trim())).filter(|(_, line)| !line.is_empty())
}

/// What makes two lines one error: opaque errors without a reason may differ in anything.
pub(super) fn identity(error: &Entry) -> (Option<String>, String, Option<String>) {
    let opaque = error.opaque.as_ref().map(|_| line(error));
    (error.domain.clone(), error.id().to_string(), opaque)
}

/// A line that git writes around the sides of a conflict, with no line of the contract behind it.
pub(super) fn is_conflict_marker(text: &str) -> bool {
    let rest = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"]
        .iter()
        .find_map(|mark| text.strip_prefix(mark));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

pub(super) fn read_line(text: &str) -> Result<Line, String> {
    if is_conflict_marker(text) {
        return Err(format!("a conflict marker of git: {REWRITE}"));
    }
    let malformed = |error: serde_json::Error| {
        let place = format!(" at line 1 column {}", error.column());
        let what = error.to_string();
        let what = what.strip_suffix(&place).unwrap_or(&what);
        format!("column {}: {what}: {MEND}", error.column())
    };
    let kind: Kind = serde_json::from_str(text).map_err(malformed)?;
    match kind {
        Kind { version: Some(1), .. } => {
            let header: Header = serde_json::from_str(text).map_err(malformed)?;
            check_shape("data", &header.data)?;
            Ok(Line::Header(header))
        }
        Kind { version: Some(version), .. } => Err(format!(
            "written in version {version} of the format, and this wire-error reads version 1: \
             update wire-error"
        )),
        Kind { retired: Some(_), .. } => {
            serde_json::from_str(text).map(Line::Retired).map_err(malformed)
        }
        Kind { accepted: Some(_), .. } => {
            let line: AcceptedLine = serde_json::from_str(text).map_err(malformed)?;
            accepted(line).map(Line::Accepted)
        }
        Kind { .. } => {
            let error: Entry = serde_json::from_str(text).map_err(malformed)?;
            check(&error).map_err(|what| format!("{what}: {MEND}"))?;
            error.data_shape.as_ref().map_or(Ok(()), |shape| check_shape("data_shape", shape))?;
            Ok(Line::Error(Box::new(error)))
        }
    }
}

fn accepted(line: AcceptedLine) -> Result<Accepted, String> {
    let AcceptedLine { accepted, domain, reason, field, from, to, why } = line;
    let id: Rule = accepted.parse().map_err(|()| {
        format!("no rule is called `{accepted}`: `wire-error rules` lists those that there are")
    })?;
    let field = field.or_else(|| id.field().map(ToString::to_string));
    Ok(Accepted { id, domain, reason, field, from, to, why })
}

fn check_shape(key: &str, shape: &str) -> Result<(), String> {
    match shape {
        "info" | "details" | "none" => Ok(()),
        other => Err(format!("`{key}` is info, details or none, not `{other}`: {MEND}")),
    }
}

/// An error is known by its reason, by its name, or as opaque.
fn check(error: &Entry) -> Result<(), &'static str> {
    match error {
        Entry { body: None, content_type: Some(_), .. } => {
            Err("the `content_type` of an error stands behind its `body`")
        }
        Entry { opaque: None, reason: None, name: None, .. } => {
            Err("an error has a `reason`, a `name` or is `opaque`")
        }
        Entry {
            opaque: Some(_), reason: None, name: None, message: None, domain: None, ..
        }
        | Entry { opaque: None, domain: Some(_), reason: Some(_), .. }
        | Entry { opaque: None, domain: None, reason: None, .. } => Ok(()),
        Entry { opaque: Some(_), .. } => {
            Err("`opaque` is the message of an error without `domain`, `reason` and `name`")
        }
        Entry { .. } => Err("`domain` and `reason` stand together"),
    }
}

/// A contract that cannot be read: on which line, why, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ContractError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it, and what to do.
    pub what: String,
}

impl fmt::Display for ContractError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.what)
    }
}

impl Error for ContractError {}
