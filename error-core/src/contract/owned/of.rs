//! A contract from the static table: the only file here that reads it.

use alloc::borrow::ToOwned;
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::contract::type_uri;
use super::{Contract, Entry, FieldType, Kind};
use crate::{DataShape, ErrorSpec, FieldSpec, Format, Style, Table, WireContract};

impl Contract {
    /// The contract of a type, as it is declared.
    #[must_use]
    pub fn of<E: WireContract + ?Sized>() -> Self {
        let table = E::CONTRACT;
        let mut contract = Self::new(table.name);
        let written = Written::of(table.style);
        contract.body = written.body;
        contract.content_type = written.content_type;
        contract.type_base = table.style.type_base().map(ToOwned::to_owned);
        contract.data = String::from(written.data);
        let mut errors = Vec::new();
        collect(table, table.style, None, &contract, &mut errors);
        contract.with_errors(once(errors))
    }
}

/// How errors are written, by the names that the contract has.
struct Written {
    body: String,
    content_type: Option<String>,
    data: &'static str,
}

impl Written {
    fn of(style: Style) -> Self {
        let body = style.http_body();
        let content_type = body.content_type();
        let is_own = content_type == body.layout_content_type();
        let data = match style.data() {
            DataShape::Info => "info",
            DataShape::Details => "details",
            DataShape::None => "none",
        };
        let content_type = (!is_own).then(|| content_type.to_owned());
        Self { body: String::from(body.name()), content_type, data }
    }
}

/// What a `transparent` variant delegates to is known by its type and its name, and is written as
/// its type says, where that says something.
fn collect(
    table: &Table,
    style: Style,
    nested: Option<&str>,
    contract: &Contract,
    errors: &mut Vec<Entry>,
) {
    errors.extend(table.errors.iter().map(|spec| {
        let mut entry = entry(spec, nested);
        restyle(&mut entry, style, contract);
        entry
    }));
    for inner in table.transparent {
        collect(inner, inner.style.or(style), Some(inner.name), contract, errors);
    }
}

/// Says how the error is written, where the header does not.
fn restyle(entry: &mut Entry, style: Style, contract: &Contract) {
    let Written { body, content_type, data } = Written::of(style);
    if (&body, &content_type) != (&contract.body, &contract.content_type) {
        (entry.body, entry.content_type) = (Some(body), content_type);
    }
    entry.data_shape = (data != contract.data).then(|| String::from(data));
    let base = style.type_base().filter(|base| Some(*base) != contract.type_base.as_deref());
    if let (None, Some(base), Some(reason)) = (&entry.type_uri, base, &entry.reason) {
        entry.type_uri = Some(type_uri(base, reason));
    }
}

/// A type that comes by two ways is written as the first of them says.
fn once(errors: Vec<Entry>) -> Vec<Entry> {
    let mut known = BTreeSet::new();
    let is_new = |error: &Entry| {
        let mut plain = error.clone();
        (plain.body, plain.content_type, plain.data_shape, plain.type_uri) = Default::default();
        known.insert(plain) || error.opaque.is_some()
    };
    errors.into_iter().filter(is_new).collect()
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
