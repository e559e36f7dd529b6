//! The rules of the enum or struct itself.

use proc_macro2::Ident;
use syn::Path;
use wire_error_shared::rules;

use super::{Site, listed};
use crate::diagnostics::Errors;
use crate::keys::{self, FRAMEWORKS, Place};
use crate::read::ast::Ast;
use crate::read::attr::Slot;
use crate::read::value::{Constant, Range};

pub(super) fn check(ast: &Ast<'_>, errors: &mut Errors) {
    let attrs = &ast.attrs;
    let name = &ast.ident.to_string();
    if let Some(Constant::Literal(domain)) = attrs.domain.value() {
        let value = domain.value();
        let corrected = host_of(&value).map(|host| format!("domain = \"{host}\""));
        let site = Site { key: "domain", tokens: domain, name };
        site.text(&value, rules::domain(&value), corrected, errors);
    }
    if let Some(Constant::Literal(base)) = attrs.type_base.value() {
        let value = base.value();
        let host = if value.contains(':') { "" } else { "https://" };
        let corrected = format!("{host}{}/", value.trim_end_matches('/'));
        let is_meant = value.contains('.') && rules::type_base(&corrected).is_none();
        let corrected = is_meant.then(|| format!("type_base = \"{corrected}\""));
        let site = Site { key: "type_base", tokens: base, name };
        site.text(&value, rules::type_base(&value), corrected, errors);
    }
    check_value(&attrs.data_shape, Place::Enum, errors);
    check_value(&attrs.metadata, Place::Enum, errors);
    check_body(attrs.body.value(), errors);
    check_into(&attrs.into, errors);
    check_content_type(ast, errors);
    check_ranges(&attrs.code_range, errors);
    check_ranges(&attrs.reserved_codes, errors);
    check_ranges(&attrs.shared_codes, errors);
    check_reserved(&attrs.reserved_codes, errors);
    check_packed(ast, errors);
}

/// The fields are read by reference, which those of a packed struct may not be.
fn check_packed(ast: &Ast<'_>, errors: &mut Errors) {
    let has_fields = ast.variants.iter().any(|variant| !variant.fields.is_empty());
    if let (Some(packed), true) = (&ast.packed, has_fields) {
        errors.add_with_help(
            packed,
            format_args!("an error's fields are read by reference, and those of a packed `{}` cannot be", ast.ident),
            "remove `packed`, or put the packed fields into a struct of their own and that into a field",
        );
    }
}

/// The host of a URL, or the name without what stands around its labels.
fn host_of(text: &str) -> Option<String> {
    let rest = text.trim().split_once("://").map_or(text.trim(), |(_, rest)| rest);
    let host = rest.split(['/', ':', '?', '#']).next()?;
    let host = host.rsplit('@').next()?.trim_start_matches("*.");
    let labels = host.split('.').map(|label| label.trim_matches('-'));
    let labels: Vec<_> = labels.filter(|label| !label.is_empty()).collect();
    Some(labels.join(".")).filter(|host| rules::domain(host).is_none())
}

/// The value is one of the few that the key takes.
pub(super) fn check_value(slot: &Slot<Ident>, place: Place, errors: &mut Errors) {
    let Some((key, value)) = slot.key().zip(slot.value()) else { return };
    let Ok(row) = keys::find(&key.to_string(), place) else { return };
    if !row.values.iter().any(|known| value == known) {
        let values: Vec<String> =
            row.values.iter().map(|known| format!("{key} = {known}")).collect();
        let name = value.to_string();
        let nearest = crate::suggest::nearest(&name, row.values.iter().copied());
        errors.add_with_help(
            value,
            format_args!("unknown value `{value}` for `{key}`"),
            match nearest {
                _ if value == "true" => format!("remove `{key} = true`, which holds anyway"),
                Some(nearest) => format!("write `{key} = {nearest}`"),
                None => format!("write {}", listed(&values)),
            },
        );
    }
}

/// A body that is not one of ours is a type, which has a name as types have.
fn check_body(body: Option<&Path>, errors: &mut Errors) {
    let Some(name) = body.and_then(Path::get_ident) else { return };
    let is_known = name == "aip193" || name == "problem";
    if !is_known && name.to_string().starts_with(|c: char| c.is_lowercase()) {
        errors.add_with_help(
            name,
            format_args!("unknown value `{name}` for `body`"),
            "write `body = aip193`, `body = problem`, or the path of a type that implements `Layout`",
        );
    }
}

/// The frameworks are known, and each is there once.
fn check_into(into: &Slot<Vec<Ident>>, errors: &mut Errors) {
    let frameworks = into.values();
    for (at, framework) in frameworks.iter().enumerate() {
        if keys::framework(framework).is_none() {
            let known: Vec<_> = FRAMEWORKS.iter().map(|framework| framework.name).collect();
            let name = framework.to_string();
            let nearest = crate::suggest::nearest(&name, known.iter().copied());
            errors.add_with_help(
                framework,
                format_args!("unknown framework `{framework}` in `into`"),
                match nearest {
                    Some(nearest) => format!("did you mean `{nearest}`?"),
                    None => format!("write {}", listed(&known)),
                },
            );
        } else if let Some(first) = frameworks[..at].iter().find(|first| *first == framework) {
            errors.add_with_help(
                framework,
                format_args!("`{framework}` stands in `into` twice"),
                "keep one of the two",
            );
            errors.add(first, format_args!("`{framework}` is first here"));
        }
    }
}

/// A media type; of a subtype alone it is known what was meant.
fn check_content_type(ast: &Ast<'_>, errors: &mut Errors) {
    let Some(content_type) = ast.attrs.content_type.value() else { return };
    let (value, name) = (content_type.value(), &ast.ident.to_string());
    let whole = format!("application/{value}");
    let corrected =
        rules::content_type(&whole).is_none().then(|| format!("content_type = {whole:?}"));
    let site = Site { key: "content_type", tokens: content_type, name };
    site.text(&value, rules::content_type(&value), corrected, errors);
}

fn check_ranges(ranges: &Slot<Vec<Range>>, errors: &mut Errors) {
    for range in ranges.values() {
        let (first, last) = range.codes();
        if first > last {
            errors.add_with_help(
                range,
                "this range is empty",
                format_args!("write the lower code first: `{last}..={first}`"),
            );
        }
    }
}

/// Whether a range of `code_range` is empty, which is reported for itself.
pub(super) fn has_empty_range(ast: &Ast<'_>) -> bool {
    ast.attrs.code_range.values().iter().any(|range| range.first.value > range.last.value)
}

/// What JSON-RPC does not reserve needs nobody to assign it.
fn check_reserved(ranges: &Slot<Vec<Range>>, errors: &mut Errors) {
    for range in ranges.values() {
        let (first, last) = range.codes();
        if first <= last && (first < -32768 || last > -32000) {
            errors.add_with_help(
                range,
                "`reserved_codes` has a code that JSON-RPC 2.0 does not reserve",
                "write codes from -32768 to -32000; the others may stand on a variant without this key",
            );
        }
    }
}
