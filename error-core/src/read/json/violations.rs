//! What is wrong with a request, field by field, in the forms that servers give it.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write as _;

use serde_json::value::RawValue;

use super::members::{Kind, Members, is_prose, kind, text};
use crate::FieldViolation;

/// Where an entry says which field is wrong.
const FIELDS: [&str; 10] = [
    "field",
    "pointer",
    "loc",
    "path",
    "param",
    "parameter",
    "property",
    "propertyPath",
    "target",
    "name",
];

/// Where it says what is wrong with it.
const DESCRIPTIONS: [&str; 7] =
    ["description", "detail", "message", "msg", "defaultMessage", "title", "error"];

/// Where it says so for programs.
const REASONS: [&str; 3] = ["reason", "code", "type"];

/// The violations that a member of this name lists: objects that each name a field
/// (`{"detail":…,"pointer":…}` of RFC 9457, `FastAPI`'s `{"loc":…,"msg":…}`), or a map from fields
/// to texts (ASP.NET). None, where it is anything else.
pub(crate) fn of_member(name: &str, value: &RawValue) -> Vec<FieldViolation> {
    match (name, kind(value)) {
        (
            "errors" | "violations" | "detail" | "details" | "causes" | "fields" | "issues"
            | "invalid-params" | "invalid_params",
            Kind::Array,
        ) => of_list(value),
        ("errors", Kind::Object) => of_map(value).unwrap_or_default(),
        ("details", Kind::Object) => of_causes(value).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// The violations that the first member of an object that lists any has.
pub(crate) fn of_members(members: &Members<'_>) -> Vec<FieldViolation> {
    let mut lists = members.iter().map(|(name, value)| of_member(name, value));
    lists.find(|list| !list.is_empty()).unwrap_or_default()
}

fn of_list(list: &RawValue) -> Vec<FieldViolation> {
    let entries: Vec<&RawValue> = serde_json::from_str(list.get()).unwrap_or_default();
    entries.into_iter().filter_map(|entry| of_entry(&Members::of(entry)?)).collect()
}

/// One entry of a list, if it names a field.
fn of_entry(entry: &Members<'_>) -> Option<FieldViolation> {
    if is_graphql(entry) {
        return None;
    }
    let source = entry.get("source").and_then(Members::of); // JSON:API
    let field = field_of(entry).or_else(|| field_of(source.as_ref()?))?;
    Some(of_field(field, entry))
}

/// Whether it is an error of `GraphQL`, whose path leads into the answer: it has a place in the query, or
/// nothing but what the standard has, with the path in pieces.
fn is_graphql(entry: &Members<'_>) -> bool {
    let is_standard = |name| ["message", "locations", "path", "extensions"].contains(&name);
    let is_list = |path| kind(path) == Kind::Array;
    entry.get("locations").is_some()
        || entry.get("path").is_some_and(is_list) && entry.iter().all(|(name, _)| is_standard(name))
}

/// What an object says of a field.
fn of_field(field: String, entry: &Members<'_>) -> FieldViolation {
    let texts = |names: &'static [&str]| {
        names.iter().filter_map(|name| text(entry.get(name)?).filter(|text| !text.is_empty()))
    };
    // RFC 7807 says in `reason` what others say in `detail`.
    let is_prose = |text: &String| is_prose(text);
    let description =
        texts(&DESCRIPTIONS).next().or_else(|| texts(&REASONS[..1]).next().filter(is_prose));
    let reason = texts(&REASONS).find(|text| !is_prose(text));
    FieldViolation { field, description: description.unwrap_or_default(), reason }
}

fn field_of(entry: &Members<'_>) -> Option<String> {
    FIELDS.iter().find_map(|name| path(entry.get(name)?))
}

/// A path, as it is or in pieces: `["body","items",0,"price"]` as `body.items[0].price`.
fn path(field: &RawValue) -> Option<String> {
    if kind(field) != Kind::Array {
        return text(field).filter(|path| !path.is_empty());
    }
    let mut path = String::new();
    for piece in serde_json::from_str::<Vec<&RawValue>>(field.get()).ok()? {
        match (kind(piece), text(piece)) {
            (Kind::Number, _) => write!(path, "[{piece}]").ok()?,
            (_, Some(name)) if path.is_empty() => path = name,
            (_, Some(name)) => write!(path, ".{name}").ok()?,
            _ => return None,
        }
    }
    Some(path).filter(|path| !path.is_empty())
}

/// A map from each field to a text, a list of texts or an object that says something, and nothing else.
fn of_map(map: &RawValue) -> Option<Vec<FieldViolation>> {
    let mut violations = Vec::new();
    for (field, value) in Members::of(map)?.iter() {
        if let Some(entry) = Members::of(value) {
            let violation = of_field(field.into(), &entry);
            violations.push(Some(violation).filter(|it| !it.description.is_empty())?);
            continue;
        }
        let texts = match text(value) {
            Some(text) => [text].into(),
            None => serde_json::from_str::<Vec<String>>(value.get()).ok()?,
        };
        violations.extend(texts.into_iter().map(|text| FieldViolation::new(field, text)));
    }
    Some(violations)
}

/// The `causes` of a `Status` of Kubernetes.
fn of_causes(details: &RawValue) -> Option<Vec<FieldViolation>> {
    Members::of(details)?.get("causes").map(of_list)
}
