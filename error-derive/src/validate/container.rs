//! The rules of the enum or struct itself.

use proc_macro2::Ident;
use quote::quote;
use syn::LitStr;

use super::check_text;
use crate::ast::Ast;
use crate::attr;
use crate::diagnostics::Errors;
use crate::generate::into;
use wire_error_shared::rules;

pub(super) fn check(ast: &Ast<'_>, errors: &mut Errors) {
    let attrs = &ast.attrs;
    check_text(attrs.domain.value(), rules::domain, errors);
    check_text(attrs.type_base.value(), rules::type_base, errors);
    check_name(&attrs.data_shape, &["info", "details", "none"], errors);
    check_name(&attrs.body, &["aip193", "problem"], errors);
    check_into(ast, errors);
    check_content_type(attrs.content_type.value(), errors);
    check_code_range(ast, errors);
    check_error_attrs(ast, errors);
}

fn check_name(slot: &attr::Slot<Ident>, names: &[&str], errors: &mut Errors) {
    let Some((key, value)) = slot.key().zip(slot.value()) else { return };
    if !names.iter().any(|name| value == name) {
        let names: Vec<String> = names.iter().map(|name| format!("`{key} = {name}`")).collect();
        errors.add_with_help(
            value,
            format_args!("`{key}` knows no `{value}`"),
            format_args!("write {}", names.join(" or ")),
        );
    }
}

/// The frameworks are known, and each is there once.
fn check_into(ast: &Ast<'_>, errors: &mut Errors) {
    let Some((key, frameworks)) = ast.attrs.into.key().zip(ast.attrs.into.value()) else { return };
    if frameworks.is_empty() {
        errors.add_with_help(key, "`into` names no framework", "write `into(axum)`");
    }
    for (at, framework) in frameworks.iter().enumerate() {
        if !into::is_known(framework) {
            let known: Vec<String> =
                into::FRAMEWORKS.iter().map(|name| format!("`{name}`")).collect();
            errors.add_with_help(
                framework,
                format_args!("`into` knows no `{framework}`"),
                format_args!("write one of {}", known.join(", ")),
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
        errors.add_with_help(
            content_type,
            "this is no media type",
            "write `content_type = \"application/shop+json\"`",
        );
    }
}

fn check_code_range(ast: &Ast<'_>, errors: &mut Errors) {
    let Some((first, last)) = ast.attrs.code_range.value() else { return };
    if first.value > last.value {
        errors.add_with_help(
            quote!(#first..=#last),
            "this range is empty",
            "write the lower code first: `code_range = -32099..=-32001`",
        );
    }
}

/// `#[error(...)]` says that thiserror makes `Display`: then the derive must not.
fn check_error_attrs(ast: &Ast<'_>, errors: &mut Errors) {
    if ast.attrs.internal_display.is_set() || ast.attrs.faulty {
        return;
    }
    if let Some(attr) = ast.error_attrs.first() {
        errors.add_with_help(
            attr.path(),
            "`#[error(...)]` and `#[derive(WireError)]` both make `Display`",
            format_args!(
                "write `#[wire(internal_display)]` on `{}` and `#[wire(message = \"...\")]` for the public text",
                ast.ident
            ),
        );
    }
}
