//! The rules of `client` and `client_type`.

use crate::diagnostics::Errors;
use crate::read::ast::{Ast, Field, Variant};

pub(super) fn check(ast: &Ast<'_>, errors: &mut Errors) {
    for variant in ast.variants.iter().filter(|variant| !variant.is_transparent()) {
        for field in &variant.fields {
            check_field(ast, variant, field, errors);
        }
    }
    let Some((key, client)) = ast.attrs.client.key().zip(ast.attrs.client.value()) else { return };
    if !ast.generics.params.is_empty() {
        errors.add_with_help(
            key,
            format_args!("`{}` has generics, and a client cannot name them", ast.ident),
            "remove `client`, or the generics",
        );
    }
    if client.ident == *ast.ident {
        errors.add_with_help(
            &client.ident,
            format_args!("`{}` is the name of the type itself", client.ident),
            format_args!("write another name: `client = Remote{}`", client.ident),
        );
    }
    for variant in ast.variants.iter().filter(|variant| variant.ident == "Unknown") {
        errors.add_with_help(
            variant.ident,
            "the client enum has an `Unknown` of its own, for what the client does not know",
            "write another name",
        );
        errors.add(key, "`client` is set here");
    }
}

/// `client_type` says what a client reads the field as, so a client must read it.
fn check_field(ast: &Ast<'_>, variant: &Variant<'_>, field: &Field<'_>, errors: &mut Errors) {
    let attrs = &field.attrs;
    let Some(key) = attrs.client_type.key() else { return };
    if !ast.is_read {
        return;
    }
    let is_read = ast.metadata_key(variant, field).is_some()
        || attrs.data.is_set()
        || attrs.extension.is_set();
    if !ast.attrs.client.is_set() {
        errors.add_with_help(
            key,
            format_args!("`client_type` needs a client enum, and `{}` has none", ast.ident),
            format_args!("write `#[wire(client = Remote{0})]` on `{0}`", ast.ident),
        );
    } else if variant.attrs.same_as.is_set() {
        errors.add_with_help(
            key,
            format_args!("`{}` is not in the client enum", variant.ident),
            "write it on the variant that `same_as` names",
        );
    } else if !is_read {
        errors.add_with_help(
            key,
            format_args!("no client reads `{}`: it is not in `ErrorInfo.metadata`", field.name()),
            "remove `client_type`, or write `public` beside it and a `reason` on the variant",
        );
    }
}
