//! What changed in the header, and in an error that both contracts have.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::change::Change;
use super::class::Class;
use super::rules::Rule;
use crate::contract::{Contract, Entry, FieldType};

pub(super) fn headers(old: &Contract, new: &Contract, changes: &mut Vec<Change>) {
    let text = |text: &String| Some(text.clone());
    for (rule, from, to) in [
        (Rule::BodyChanged, text(&old.body), text(&new.body)),
        (Rule::ContentTypeChanged, old.content_type.clone(), new.content_type.clone()),
        (Rule::DataShapeChanged, text(&old.data), text(&new.data)),
    ] {
        if from != to {
            changes.push(Change::new(rule).values(from, to));
        }
    }
}

pub(super) fn errors(
    old: &Contract,
    was: &Entry,
    new: &Contract,
    is: &Entry,
    changes: &mut Vec<Change>,
) {
    numbers(was, is, changes);
    style(old, was, new, is, changes);
    if was.reason == is.reason && was.domain == is.domain {
        let (from, to) = (old.type_uri(was), new.type_uri(is));
        if from != to {
            changes.push(Change::new(Rule::TypeUriChanged).on(was).values(from, to));
        }
        if was.reason.is_some() && was.variant() != is.variant() {
            let renamed = Change::new(Rule::VariantRenamed).on(was);
            changes.push(renamed.values(was.variant(), is.variant()));
        }
    }
    message(was, is, changes);
    fields(was, is, changes);
    names(was, is, changes);
    flags(was, is, changes);
    texts(was, is, changes);
}

fn numbers(was: &Entry, is: &Entry, changes: &mut Vec<Change>) {
    for (rule, from, to) in [
        (Rule::HttpChanged, was.http.to_string(), is.http.to_string()),
        (Rule::GrpcChanged, was.grpc.as_str().to_string(), is.grpc.as_str().to_string()),
        (Rule::CodeChanged, was.code.to_string(), is.code.to_string()),
    ] {
        if from != to {
            changes.push(Change::new(rule).on(was).values(Some(from), Some(to)));
        }
    }
}

/// What an error says of how it is written; what the header says of all is in [`headers`].
fn style(old: &Contract, was: &Entry, new: &Contract, is: &Entry, changes: &mut Vec<Change>) {
    let text = |text: &str| Some(text.to_string());
    let content_type = |contract: &Contract, error: &Entry| {
        contract.content_type_of(error).map(ToString::to_string)
    };
    let has_body = was.body.is_some() || is.body.is_some();
    let has_data = was.data_shape.is_some() || is.data_shape.is_some();
    for (rule, is_own, from, to) in [
        (Rule::BodyChanged, has_body, text(old.body_of(was)), text(new.body_of(is))),
        (Rule::ContentTypeChanged, has_body, content_type(old, was), content_type(new, is)),
        (Rule::DataShapeChanged, has_data, text(old.data_of(was)), text(new.data_of(is))),
    ] {
        if is_own && from != to {
            changes.push(Change::new(rule).on(was).values(from, to));
        }
    }
}

fn message(was: &Entry, is: &Entry, changes: &mut Vec<Change>) {
    let (from, to) = (was.template(), is.template());
    if from == to {
        return;
    }
    let shown = placeholders(from);
    let discloses = placeholders(to).iter().any(|field| !shown.contains(field));
    let mut push = |rule, class| {
        let change = Change::new(rule).on(was).with_class(class);
        changes.push(change.values(Some(from.to_string()), Some(to.to_string())));
    };
    if discloses {
        push(Rule::MessageDiscloses, Class::Disclosing);
    }
    // Whoever had no reason to match on yesterday has matched on the message.
    match (&was.reason, discloses) {
        (None, _) => push(Rule::MessageChanged, Class::Breaking),
        (Some(_), false) => push(Rule::MessageChanged, Class::Editorial),
        (Some(_), true) => {}
    }
}

/// The names of the fields that a template shows: of `{id:>8}` it is `id`, and `{{` is a brace.
pub(crate) fn placeholders(template: &str) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        rest = &rest[open + 1..];
        if let Some(after) = rest.strip_prefix('{') {
            rest = after;
            continue;
        }
        let end = rest.find('}').unwrap_or(rest.len());
        names.insert(rest[..end].split(':').next().unwrap_or_default().trim());
        rest = &rest[end..];
    }
    names
}

/// A list of typed fields, and the rules for it.
struct Fields {
    key: &'static str,
    of: fn(&Entry) -> &BTreeMap<String, FieldType>,
    removed: Rule,
    added: Rule,
    retyped: Rule,
    now_optional: Rule,
    now_required: Option<Rule>,
}

const FIELDS: [Fields; 2] = [
    Fields {
        key: "metadata",
        of: |error| &error.metadata,
        removed: Rule::MetadataRemoved,
        added: Rule::MetadataAdded,
        retyped: Rule::MetadataRetyped,
        now_optional: Rule::MetadataNowOptional,
        now_required: Some(Rule::MetadataNowRequired),
    },
    Fields {
        key: "extensions",
        of: |error| &error.extensions,
        removed: Rule::ExtensionRemoved,
        added: Rule::ExtensionAdded,
        retyped: Rule::ExtensionRetyped,
        now_optional: Rule::ExtensionRetyped,
        now_required: None,
    },
];

fn fields(was: &Entry, is: &Entry, changes: &mut Vec<Change>) {
    for list in &FIELDS {
        let (old, new) = ((list.of)(was), (list.of)(is));
        let mut push = |rule, name: &str| {
            let text =
                |fields: &BTreeMap<String, FieldType>| fields.get(name).map(ToString::to_string);
            let change = Change::new(rule).on(was).with_field(format!("{}.{name}", list.key));
            changes.push(change.values(text(old), text(new)));
        };
        for (name, from) in old {
            let Some(to) = new.get(name) else {
                push(list.removed, name);
                continue;
            };
            if from.kind != to.kind {
                push(list.retyped, name);
            }
            if !from.optional
                && to.optional
                && (from.kind == to.kind || list.now_optional != list.retyped)
            {
                push(list.now_optional, name);
            }
            if let Some(rule) = list.now_required.filter(|_| from.optional && !to.optional) {
                push(rule, name);
            }
        }
        for name in new.keys().filter(|name| !old.contains_key(*name)) {
            push(list.added, name);
        }
    }
}

/// A list of names, and the rules for one that goes and one that comes.
type Names = (&'static str, fn(&Entry) -> &BTreeSet<String>, Rule, Rule);

const NAMES: [Names; 2] = [
    ("rpc_details", |error| &error.rpc_details, Rule::RpcDetailLost, Rule::RpcDetailGained),
    ("headers", |error| &error.headers, Rule::HeaderLost, Rule::HeaderGained),
];

fn names(was: &Entry, is: &Entry, changes: &mut Vec<Change>) {
    for (key, of, lost, gained) in NAMES {
        let mut push = |rule, name: &String| {
            changes.push(Change::new(rule).on(was).with_field(format!("{key}.{name}")));
        };
        // The name of a header is the same in any case (RFC 9110, 5.1).
        let is_same =
            |a: &String, b: &String| a == b || key == "headers" && a.eq_ignore_ascii_case(b);
        let is_in = |names: &BTreeSet<String>, name| names.iter().any(|other| is_same(name, other));
        of(was).iter().filter(|name| !is_in(of(is), name)).for_each(|name| push(lost, name));
        of(is).iter().filter(|name| !is_in(of(was), name)).for_each(|name| push(gained, name));
    }
}

/// A flag, and the rules for one that goes and one that comes.
type Flag = (fn(&Entry) -> bool, Option<Rule>, Rule);

const FLAGS: [Flag; 5] = [
    (|error| error.data, Some(Rule::DataLost), Rule::DataAdded),
    (|error| error.retryable, Some(Rule::RetryableLost), Rule::RetryableGained),
    (|error| error.retry_after, Some(Rule::RetryAfterLost), Rule::RetryAfterGained),
    (|error| error.field_violations, Some(Rule::FieldViolationsLost), Rule::FieldViolationsGained),
    (|error| error.deprecated, None, Rule::DeprecatedAdded),
];

fn flags(was: &Entry, is: &Entry, changes: &mut Vec<Change>) {
    for (of, lost, gained) in FLAGS {
        let rule = match (of(was), of(is)) {
            (true, false) => lost,
            (false, true) => Some(gained),
            _ => None,
        };
        if let Some(rule) = rule {
            let text = |flag: bool| Some(flag.to_string());
            changes.push(Change::new(rule).on(was).values(text(of(was)), text(of(is))));
        }
    }
}

/// A text, and the rules for one that goes, one that comes and one that is another.
type Text = (fn(&Entry) -> &Option<String>, Rule, Rule, Rule);

const TEXTS: [Text; 5] = [
    (
        |error| &error.www_authenticate,
        Rule::ChallengeLost,
        Rule::ChallengeGained,
        Rule::ChallengeChanged,
    ),
    (|error| &error.help, Rule::HelpLost, Rule::HelpGained, Rule::HelpChanged),
    (|error| &error.title, Rule::TitleChanged, Rule::TitleChanged, Rule::TitleChanged),
    (
        |error| &error.description,
        Rule::DescriptionChanged,
        Rule::DescriptionChanged,
        Rule::DescriptionChanged,
    ),
    (|error| &error.fix, Rule::FixChanged, Rule::FixChanged, Rule::FixChanged),
];

fn texts(was: &Entry, is: &Entry, changes: &mut Vec<Change>) {
    for (of, lost, gained, changed) in TEXTS {
        let (from, to) = (of(was), of(is));
        let rule = match (from, to) {
            _ if from == to => continue,
            (Some(_), None) => lost,
            (None, _) => gained,
            // The name of a scheme is the same in any case (RFC 9110, 11.1).
            (Some(from), Some(to))
                if changed == Rule::ChallengeChanged && from.eq_ignore_ascii_case(to) =>
            {
                continue;
            }
            (Some(_), Some(_)) => changed,
        };
        changes.push(Change::new(rule).on(was).values(from.clone(), to.clone()));
    }
}
