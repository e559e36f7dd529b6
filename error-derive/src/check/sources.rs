//! The rules of sources, which only logs see.

use quote::ToTokens;

use crate::diagnostics::Errors;
use crate::read::ast::{Ast, Field, Variant};
use crate::types;

pub(super) fn check(ast: &Ast<'_>, variant: &Variant<'_>, errors: &mut Errors) {
    for field in variant.fields.iter().filter(|field| field.is_source()) {
        check_undisclosed(field, errors);
        if !ast.attrs.internal_display.is_set() {
            check_static(field, errors);
        }
    }
    if !ast.attrs.internal_display.is_set() {
        check_from(variant, errors);
        check_one_source(variant, errors);
    }
}

/// A source is for the operators' logs alone.
fn check_undisclosed(field: &Field<'_>, errors: &mut Errors) {
    let secret = field.attrs.secret.key();
    let keys = field.attrs.disclosing().map(|written| &written.ident);
    for key in keys.chain(secret) {
        if field.is_marked_source() {
            errors.add_with_help(
                key,
                format_args!("`{}` is the error's source, which is never sent", field.name()),
                format_args!("remove `{key}`"),
            );
        } else {
            let help = if key == "public" {
                "remove `public`; where it is no error, rename the field and write `#[wire(public = \"source\")]`"
                    .to_owned()
            } else {
                format!("rename the field, or remove `{key}`")
            };
            errors.add_with_help(
                key,
                "a field named `source` is the error's source and is never sent",
                help,
            );
        }
    }
}

/// `Error::source` gives a `dyn Error + 'static`.
fn check_static(field: &Field<'_>, errors: &mut Errors) {
    if !types::borrows(field.ty) {
        return;
    }
    let ty = types::spelled(field.ty);
    let help = if field.is_marked_source() {
        let attr = if field.from.is_some() { "from" } else { "source" };
        format!("store an owned value, or remove `#[{attr}]`")
    } else {
        "store an owned value, or rename the field".to_owned()
    };
    errors.add_with_help(
        field.ty.to_token_stream(),
        format_args!("an error source must be `'static`, but `{ty}` borrows"),
        help,
    );
}

/// `From` has nothing to fill another field with.
fn check_from(variant: &Variant<'_>, errors: &mut Errors) {
    let Some(span) = variant.fields.iter().find_map(|field| field.from) else { return };
    if variant.fields.len() > 1 {
        errors.add_at(
            span,
            format_args!(
                "`#[from]` needs the variant's only field, and `{}` has others",
                variant.ident
            ),
            "write `#[source]`, or leave one field",
        );
    }
}

/// An error has one source. An attribute outranks the name `source`, as in thiserror.
fn check_one_source(variant: &Variant<'_>, errors: &mut Errors) {
    let mut marked = variant.fields.iter().filter(|field| field.is_marked_source());
    let Some(first) = marked.next() else { return };
    for field in marked {
        errors.add_at(
            field.span(),
            format_args!("an error has one source, and `{}` has two", variant.ident),
            "remove `#[source]` from one of the two",
        );
        errors.add_at(first.span(), "the first source is here", "keep one of the two");
    }
}
