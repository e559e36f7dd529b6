//! A contract from the static table: the only file here that reads it.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Contract, Entry, FieldType, Kind};
use crate::{DataShape, ErrorSpec, Format, HttpBody, HttpFormat, Table, WireContract};

impl Contract {
    /// The contract of a type, as it is declared.
    #[must_use]
    pub fn of<E: WireContract + ?Sized>() -> Self {
        let table = E::CONTRACT;
        let mut errors = Vec::new();
        collect(table, None, &mut errors);
        let mut contract = Self::new(table.name).with_errors(errors);
        let (body, own) = match table.http_body.format {
            HttpFormat::Aip193 => ("aip193", HttpBody::AIP193),
            HttpFormat::Problem => ("problem", HttpBody::PROBLEM),
        };
        contract.body = String::from(body);
        let content_type = table.http_body.content_type;
        contract.content_type = (content_type != own.content_type).then(|| content_type.to_owned());
        if let Some(spec) = table.errors.first() {
            contract.type_base = type_base(table).map(ToOwned::to_owned);
            contract.data = String::from(match spec.data {
                DataShape::Info => "info",
                DataShape::Details => "details",
                DataShape::None => "none",
            });
        }
        contract
    }
}

/// The first that a variant has: one without a reason has none.
fn type_base(table: &Table) -> Option<&'static str> {
    table.errors.iter().find_map(|spec| spec.type_base)
}

/// What a `transparent` variant delegates to is known by its type and its name.
fn collect(table: &Table, nested: Option<&str>, errors: &mut Vec<Entry>) {
    errors.extend(table.errors.iter().map(|spec| entry(spec, nested)));
    for inner in table.transparent {
        collect(inner, Some(inner.name), errors);
    }
}

fn entry(spec: &ErrorSpec, nested: Option<&str>) -> Entry {
    let mut entry = Entry::new(spec.http_status, spec.grpc_code, spec.code);
    entry.domain = spec.domain.map(String::from);
    entry.reason = spec.reason.map(String::from);
    match (nested, spec.reason) {
        _ if spec.opaque && spec.reason.is_none() => {
            entry.opaque = Some(spec.message.to_owned());
        }
        (Some(of_type), None) => entry.name = Some(format!("{of_type}::{}", spec.name)),
        _ => entry.set_variant(spec.name),
    }
    if entry.opaque.is_none() {
        entry.message = Some(spec.message.to_owned());
    }
    for key in spec.metadata {
        let kind = match key.format {
            Format::String => Kind::String,
            Format::Integer => Kind::Integer,
            Format::Boolean => Kind::Boolean,
        };
        entry.metadata.insert(key.name.to_owned(), FieldType::new(kind));
    }
    entry.retryable = spec.retryable;
    entry.retry_after = spec.retry_info;
    entry.field_violations = spec.bad_request;
    let scheme = |challenge: &'static str| challenge.split(' ').next().unwrap_or(challenge);
    entry.www_authenticate = spec.www_authenticate.map(scheme).map(String::from);
    entry.help = spec.help.map(String::from);
    entry.description = spec.description.map(String::from);
    entry.deprecated = spec.deprecated;
    entry
}
