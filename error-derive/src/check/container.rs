//! The rules of the enum or struct itself.

use proc_macro2::Ident;
use syn::{LitStr, Path};
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
        let ended = format!("{value}/");
        let corrected =
            rules::type_base(&ended).is_none().then(|| format!("type_base = \"{ended}\""));
        let site = Site { key: "type_base", tokens: base, name };
        site.text(&value, rules::type_base(&value), corrected, errors);
    }
    check_value(&attrs.data_shape, Place::Enum, errors);
    check_value(&attrs.metadata, Place::Enum, errors);
    check_body(attrs.body.value(), errors);
    check_into(&attrs.into, errors);
    check_content_type(attrs.content_type.value(), errors);
    check_ranges(&attrs.code_range, errors);
    check_ranges(&attrs.reserved_codes, errors);
    check_ranges(&attrs.shared_codes, errors);
    check_reserved(&attrs.reserved_codes, errors);
    check_error_attrs(ast, errors);
}

/// The host of a URL, where that is what stands in its place.
fn host_of(text: &str) -> Option<&str> {
    let rest = text.split_once("://").map_or(text, |(_, rest)| rest);
    let host = rest.split(['/', ':', '?', '#']).next()?;
    rules::domain(host).is_none().then_some(host)
}

/// The value is one of the few that the key takes.
pub(super) fn check_value(slot: &Slot<Ident>, place: Place, errors: &mut Errors) {
    let Some((key, value)) = slot.key().zip(slot.value()) else { return };
    let Ok(row) = keys::find(&key.to_string(), place) else { return };
    if !row.values.iter().any(|known| value == known) {
        let values: Vec<String> =
            row.values.iter().map(|known| format!("{key} = {known}")).collect();
        errors.add_with_help(
            value,
            format_args!("unknown value `{value}` for `{key}`"),
            format_args!("write {}", listed(&values)),
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

/// `type/subtype`, and parameters perhaps (RFC 9110, section 8.3.1).
fn check_content_type(content_type: Option<&LitStr>, errors: &mut Errors) {
    let Some(content_type) = content_type else { return };
    let text = content_type.value();
    let essence = text.split(';').next().unwrap_or_default().trim_end();
    let is_token = |part: &str| {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$&^_.+-".contains(&byte);
        !part.is_empty() && part.bytes().all(plain)
    };
    let is_visible = text.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic());
    if !is_visible || !essence.split_once('/').is_some_and(|(a, b)| is_token(a) && is_token(b)) {
        let help = if is_token(&text) {
            format!("write `content_type = \"application/{text}\"`")
        } else {
            "write `content_type = \"application/shop+json\"`".to_owned()
        };
        errors.add_with_help(content_type, "not a valid media type", help);
    }
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

/// `#[error(...)]` says that thiserror makes `Display`: then the derive must not.
fn check_error_attrs(ast: &Ast<'_>, errors: &mut Errors) {
    if ast.attrs.internal_display.is_set() || ast.attrs.is_faulty {
        return;
    }
    let Some(attr) = ast.error_attrs.first() else { return };
    let text = attr.parse_args_with(|input: syn::parse::ParseStream<'_>| {
        let text: LitStr = input.parse()?;
        let _: proc_macro2::TokenStream = input.parse()?;
        Ok(text.value())
    });
    let instead = match text {
        Ok(text) => format!("write `#[wire(message = {text:?})]`"),
        Err(_) => "write `#[wire(message = \"...\")]`".to_owned(),
    };
    errors.add_with_help(
        attr.path(),
        "`#[error(...)]` is thiserror's, and `#[derive(WireError)]` makes `Display` of `message`",
        format_args!(
            "remove it and {instead}; beside `derive(thiserror::Error)` add `#[wire(internal_display)]` on `{}`",
            ast.ident
        ),
    );
}
