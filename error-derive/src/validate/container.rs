//! The rules of the enum or struct itself.

use proc_macro2::Ident;
use quote::quote;

use super::check_text;
use crate::ast::Ast;
use crate::attr;
use crate::diagnostics::Errors;
use crate::rules;

pub(super) fn check(ast: &Ast<'_>, errors: &mut Errors) {
    let attrs = &ast.attrs;
    check_text(attrs.domain.value(), rules::domain, errors);
    check_text(attrs.type_base.value(), rules::type_base, errors);
    check_name(&attrs.data_shape, &["info", "details", "none"], errors);
    check_name(&attrs.body, &["aip193", "problem"], errors);
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
