//! A contract from the static table: the only file here that reads it.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Contract, Entry, FieldType, Kind};
use crate::{DataShape, ErrorSpec, FieldSpec, Format, Table, WireContract};

impl Contract {
    /// The contract of a type, as it is declared.
    #[must_use]
    pub fn of<E: WireContract + ?Sized>() -> Self {
        let table = E::CONTRACT;
        let mut errors = Vec::new();
        collect(table, None, &mut errors);
        let mut contract = Self::new(table.name).with_errors(errors);
        let body = table.http_body();
        contract.body = String::from(body.name());
        let content_type = body.content_type();
        contract.content_type =
            (content_type != body.layout_content_type()).then(|| content_type.to_owned());
        contract.type_base = table.style.type_base().map(ToOwned::to_owned);
        contract.data = String::from(match table.style.data() {
            DataShape::Info => "info",
            DataShape::Details => "details",
            DataShape::None => "none",
        });
        contract
    }
}

/// What a `transparent` variant delegates to is known by its type and its name.
fn collect(table: &Table, nested: Option<&str>, errors: &mut Vec<Entry>) {
    errors.extend(table.errors.iter().map(|spec| entry(spec, nested)));
    for inner in table.transparent {
        collect(inner, Some(inner.name), errors);
    }
}

fn entry(spec: &ErrorSpec, nested: Option<&str>) -> Entry {
    let mut entry = Entry::new(spec.http_status(), spec.grpc_code(), spec.code());
    entry.domain = spec.domain().map(String::from);
    entry.reason = spec.reason().map(String::from);
    match (nested, spec.reason()) {
        _ if spec.is_opaque() && spec.reason().is_none() => {
            entry.opaque = Some(spec.message().to_owned());
        }
        (Some(of_type), None) => entry.name = Some(format!("{of_type}::{}", spec.name())),
        _ => entry.set_variant(spec.name()),
    }
    if entry.opaque.is_none() {
        entry.message = Some(spec.message().to_owned());
    }
    for field in spec.fields() {
        if let Some(key) = field.key() {
            entry.metadata.insert(key.to_owned(), field_type(field));
        }
    }
    for field in spec.extensions() {
        entry.extensions.insert(field.name().to_owned(), field_type(field));
    }
    entry.data = spec.has_data();
    entry.rpc_details = spec.rpc_details().iter().copied().map(String::from).collect();
    entry.retryable = spec.retryable();
    entry.retry_after = spec.may_delay();
    entry.field_violations = spec.has_violations();
    entry.type_uri = spec.type_uri().map(String::from);
    entry.title = spec.title().map(String::from);
    let fixed = spec.fixed_headers().iter().map(|(name, _)| *name);
    entry.headers = fixed.chain(spec.headers().iter().copied()).map(String::from).collect();
    let scheme = |challenge: &'static str| challenge.split(' ').next().unwrap_or(challenge);
    entry.www_authenticate = spec.www_authenticate().map(scheme).map(String::from);
    entry.help = spec.help().map(String::from);
    entry.fix = spec.fix().map(String::from);
    entry.description = spec.description().map(String::from);
    entry.deprecated = spec.is_deprecated();
    entry
}

fn field_type(field: &FieldSpec) -> FieldType {
    let field_type = FieldType::new(match field.format() {
        Format::String => Kind::String,
        Format::Integer => Kind::Integer,
        Format::Number => Kind::Number,
        Format::Boolean => Kind::Boolean,
        Format::Json => Kind::Json,
    });
    if field.is_optional() { field_type.optional() } else { field_type }
}
