//! What is wrong with a request, field by field, in the forms that servers give it.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write as _;

use serde_json::value::RawValue;

use super::members::{Kind, Member, Members, each_member, is_prose, kind, text};
use super::parse::each;
use crate::FieldViolation;
use crate::read::held::Room;

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

/// What lists violations: objects that each name a field (`{"detail":…,"pointer":…}` of RFC 9457,
/// `FastAPI`'s `{"loc":…,"msg":…}`), or a map from fields to texts (ASP.NET).
enum Listed<'a> {
    List(&'a RawValue),
    Map(&'a RawValue),
}

impl<'a> Listed<'a> {
    /// What a member of this name is, if it may list any.
    fn of(name: &str, value: &'a RawValue) -> Option<Self> {
        match (name, kind(value)) {
            (
                "errors" | "violations" | "detail" | "details" | "causes" | "fields" | "issues"
                | "invalid-params" | "invalid_params",
                Kind::Array,
            ) => Some(Self::List(value)),
            ("errors", Kind::Object) => Some(Self::Map(value)),
            // A `Status` of Kubernetes.
            ("details", Kind::Object) => Some(Self::List(Members::of(value)?.get("causes")?)),
            _ => None,
        }
    }

    /// How many there may be.
    fn count(&self) -> Option<usize> {
        let mut count = 0;
        match self {
            Self::List(list) => {
                each(list.get(), |entry| count += usize::from(kind(entry) == Kind::Object)).ok()?;
            }
            Self::Map(map) => each_text(map, |_, _| {
                count += 1;
                Some(())
            })?,
        }
        Some(count)
    }

    /// Calls `take` with each. `None` where it says so, or in a map where one is none.
    fn each(&self, mut take: impl FnMut(FieldViolation) -> Option<()>) -> Option<()> {
        let mut is_taken = Some(());
        match self {
            Self::List(list) => each(list.get(), |entry| {
                let violation = Members::of(entry).and_then(|entry| of_entry(&entry));
                if let (Some(violation), true) = (violation, is_taken.is_some()) {
                    is_taken = take(violation);
                }
            })
            .ok()?,
            Self::Map(map) => each_text(map, |field, said| take(of_text(field, said)?))?,
        }
        is_taken
    }
}

/// The violations that a member of this name lists, if there is room for them. None, where it is
/// anything else.
pub(crate) fn of_member(name: &str, value: &RawValue) -> Vec<FieldViolation> {
    Listed::of(name, value).and_then(|listed| of_listed(&listed, value)).unwrap_or_default()
}

fn of_listed(listed: &Listed<'_>, value: &RawValue) -> Option<Vec<FieldViolation>> {
    let mut room = Room::of(value.get().len());
    let mut violations = room.list(listed.count()?)?;
    listed.each(|violation| room.take(&violation).then(|| violations.push(violation)))?;
    violations.shrink_to_fit();
    Some(violations)
}

/// The violations that the first member of an object that lists any has.
pub(crate) fn of_members(members: &Members<'_>) -> Vec<FieldViolation> {
    let mut lists = members.iter().map(|member| of_member(&member.name, member.value));
    lists.find(|list| !list.is_empty()).unwrap_or_default()
}

/// Whether a member of an object lists any.
pub(crate) fn are_in(members: &Members<'_>) -> bool {
    members.iter().any(|member| {
        let mut count = 0;
        let listed = Listed::of(&member.name, member.value);
        let is_listed = listed.and_then(|listed| {
            listed.each(|_| {
                count += 1;
                Some(())
            })
        });
        is_listed.is_some() && count > 0
    })
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
        || entry.get("path").is_some_and(is_list)
            && entry.iter().all(|member| is_standard(&member.name))
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
    let mut path = String::with_capacity(field.get().len() * 3 / 2); // `[1,2,3]` is `[1][2][3]`
    let mut is_path = true;
    each(field.get(), |piece| match (kind(piece), text(piece)) {
        (Kind::Number, _) => is_path &= write!(path, "[{piece}]").is_ok(),
        (_, Some(name)) => {
            path.push_str(if path.is_empty() { "" } else { "." });
            path.push_str(&name);
        }
        _ => is_path = false,
    })
    .ok()?;
    if path.len() < path.capacity() / 2 {
        path.shrink_to_fit(); // it is copied, so what is long is left
    }
    Some(path).filter(|path| is_path && !path.is_empty())
}

/// What a text or an object says of a field, if it says anything.
fn of_text(field: &str, said: &RawValue) -> Option<FieldViolation> {
    match Members::of(said) {
        Some(entry) => Some(of_field(field.into(), &entry)).filter(|it| !it.description.is_empty()),
        None => Some(FieldViolation::new(field, text(said)?)),
    }
}

/// Calls `take` with each field and what is said of it: a text, each text of a list, or an object. `None`
/// where `take` says so, or it is no such map.
fn each_text<'a>(
    map: &'a RawValue,
    mut take: impl FnMut(&str, &'a RawValue) -> Option<()>,
) -> Option<()> {
    let mut is_map = true;
    each_member(map.get(), |Member { name, value, .. }| {
        if kind(value) == Kind::Array {
            let list = each(value.get(), |entry| {
                is_map = is_map && kind(entry) == Kind::String && take(&name, entry).is_some();
            });
            is_map &= list.is_ok();
        } else {
            is_map = take(&name, value).is_some();
        }
        is_map
    })
    .ok()?;
    is_map.then_some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_room_for_each_object_of_a_list_and_each_text_of_a_map() {
        let count = |name: &str, json: &str| {
            let value = serde_json::from_str(json).unwrap();
            Listed::of(name, value).and_then(|listed| listed.count())
        };
        let counts = [
            ("errors", "[]", Some(0)),
            ("errors", r#"[{"field":"a"},2,{},[],{}]"#, Some(3)),
            ("errors", r#"{"a":["is odd","is short"],"b":"is odd","c":{}}"#, Some(4)),
            ("errors", r#"{"a":["is odd",1]}"#, None),
            ("details", r#"{"causes":[{},{}]}"#, Some(2)),
            ("more", "[{}]", None),
        ];
        assert_eq!(counts.map(|(name, json, _)| count(name, json)), counts.map(|it| it.2));
    }
}
