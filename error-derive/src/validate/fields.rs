//! The rules of fields.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;

use super::{has_metadata, is_opaque, report};
use crate::ast::{Ast, Field, Variant};
use crate::attr::Attrs;
use crate::diagnostics::Errors;

pub(super) fn check(ast: &Ast<'_>, variant: &Variant<'_>, errors: &mut Errors) {
    let opaque = is_opaque(ast, variant);
    for field in &variant.fields {
        check_secret(ast, field, errors);
        check_source(field, errors);
        if opaque {
            check_opaque(field, errors);
        }
    }
    check_metadata_keys(ast, variant, errors);
    check_once(variant, "data", |attrs| attrs.data.key(), errors);
    check_once(variant, "violations", |attrs| attrs.violations.key(), errors);
    check_once(variant, "retry_after", |attrs| attrs.retry_after_field.key(), errors);
    if !ast.attrs.internal_display.is_set() {
        check_from(variant, errors);
        check_one_source(variant, errors);
    }
}

fn check_secret(ast: &Ast<'_>, field: &Field<'_>, errors: &mut Errors) {
    let Some(secret) = field.attrs.secret.key() else { return };
    if field.attrs.public.is_set() {
        errors.add_with_help(
            secret,
            format_args!("`{}` cannot be both `public` and `secret`", field.name()),
            "keep one of the two",
        );
    }
    if !ast.attrs.debug.is_set() && ast.is_read {
        errors.add_with_help(
            secret,
            "`secret` masks the field in the `Debug` that `debug` generates",
            format_args!("write `#[wire(debug)]` on `{}` in place of `derive(Debug)`", ast.ident),
        );
    }
}

/// A source is for the operators' logs alone.
fn check_source(field: &Field<'_>, errors: &mut Errors) {
    if field.source.is_none() && field.from.is_none() {
        return;
    }
    let attrs = &field.attrs;
    for key in [attrs.public.key(), attrs.data.key(), attrs.secret.key()].into_iter().flatten() {
        errors.add_with_help(
            key,
            format_args!("`{}` is a source, which only logs see", field.name()),
            format_args!("remove `{key}`"),
        );
    }
}

fn check_opaque(field: &Field<'_>, errors: &mut Errors) {
    let attrs = &field.attrs;
    let disclosing = [
        attrs.public.key(),
        attrs.data.key(),
        attrs.violations.key(),
        attrs.retry_after_field.key(),
    ];
    for key in disclosing.into_iter().flatten() {
        errors.add_with_help(
            key,
            format_args!(
                "`{key}` on a field of an `opaque` variant, whose bytes depend on no field"
            ),
            format_args!("remove `{key}` or `opaque`"),
        );
    }
}

/// The keys of `ErrorInfo.metadata` keep AIP-193's form and stand once in a variant.
fn check_metadata_keys(ast: &Ast<'_>, variant: &Variant<'_>, errors: &mut Errors) {
    if !has_metadata(ast) {
        return;
    }
    let mut seen: Vec<(String, TokenStream)> = vec![];
    for field in &variant.fields {
        let Some((key, name)) = field.attrs.public.key().zip(field.attrs.public.value()) else {
            continue;
        };
        if name.is_none() && !variant.is_named {
            if !ast.attrs.faulty {
                errors.add_with_help(
                    key,
                    "a field of a tuple has no name for `ErrorInfo.metadata`",
                    "write `public = \"id\"`, or `metadata = false` on the enum",
                );
            }
            continue;
        }
        let metadata_key = metadata_key(field);
        let tokens = name.as_ref().map_or_else(|| key.to_token_stream(), ToTokens::to_token_stream);
        report(&tokens, metadata_key_rule(&metadata_key), errors);
        if let Some((_, first)) = seen.iter().find(|(key, _)| *key == metadata_key) {
            errors.add_with_help(
                tokens,
                format_args!(
                    "the metadata key `{metadata_key}` stands twice in `{}`",
                    variant.ident
                ),
                "write another name: `public = \"name\"`",
            );
            errors.add(first, format_args!("`{metadata_key}` is first here"));
        } else {
            seen.push((metadata_key, tokens));
        }
    }
}

/// `^[a-z][a-zA-Z0-9_-]+$`, 2 to 64 characters (AIP-193).
fn metadata_key_rule(key: &str) -> Option<&'static str> {
    let is_valid = (2..=64).contains(&key.len())
        && key.starts_with(|c: char| c.is_ascii_lowercase())
        && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    (!is_valid).then_some(
        "AIP-193 forbids this metadata key\n\
         = help: write 2 to 64 of `a` to `z`, `A` to `Z`, `0` to `9`, `_` and `-`, a small letter first: `public = \"taskId\"`",
    )
}

/// The name given, or the field's own.
pub(super) fn metadata_key(field: &Field<'_>) -> String {
    match field.attrs.public.value() {
        Some(Some(name)) => name.value(),
        _ => field.name(),
    }
}

fn check_once<'a>(
    variant: &'a Variant<'_>,
    name: &str,
    key: fn(&'a Attrs) -> Option<&'a Ident>,
    errors: &mut Errors,
) {
    let mut keys = variant.fields.iter().filter_map(|field| key(&field.attrs));
    let Some(first) = keys.next() else { return };
    for second in keys {
        errors.add_with_help(
            second,
            format_args!("a second `{name}` field in `{}`", variant.ident),
            "keep one of the two",
        );
        errors.add(first, format_args!("the first `{name}` field is here"));
    }
}

/// `From` has nothing to fill another field with.
fn check_from(variant: &Variant<'_>, errors: &mut Errors) {
    let Some(span) = variant.fields.iter().find_map(|field| field.from) else { return };
    if variant.fields.len() > 1 {
        errors.push(syn::Error::new(
            span,
            format_args!(
                "`#[from]` in `{}`, which has other fields\n= help: write `#[source]`, or leave one field",
                variant.ident
            ),
        ));
    }
}

fn check_one_source(variant: &Variant<'_>, errors: &mut Errors) {
    let mut marked = variant.fields.iter().filter(|field| is_marked_source(field));
    if let Some(first) = marked.next() {
        for field in marked {
            errors.push(syn::Error::new(
                field.span(),
                format_args!(
                    "a second source in `{}`\n= help: an error has one source; remove `#[source]` here",
                    variant.ident
                ),
            ));
            errors.push(syn::Error::new(first.span(), "the first source is here"));
        }
    }
}

/// Whether an attribute says that the field is a source; its name alone says it where none does.
fn is_marked_source(field: &Field<'_>) -> bool {
    field.from.is_some() || field.source.is_some() && field.name() != "source"
}

pub(super) fn source<'a>(variant: &'a Variant<'a>) -> Option<&'a Field<'a>> {
    let fields = || variant.fields.iter();
    fields()
        .find(|field| is_marked_source(field))
        .or_else(|| fields().find(|field| field.source.is_some()))
}
