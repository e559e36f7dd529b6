//! The rules of fields.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use wire_error_shared::rules;

use super::container::check_value;
use super::values::check_header_name;
use super::{Site, with_correction};
use crate::defaults::is_same_name;
use crate::diagnostics::Errors;
use crate::keys::Place;
use crate::read::ast::{Ast, Field, Variant};
use crate::read::attr::Attrs;
use crate::words;

pub(super) fn check(ast: &Ast<'_>, variant: &Variant<'_>, errors: &mut Errors) {
    if !ast.is_struct {
        check_value(&variant.attrs.metadata, Place::Variant, errors);
    }
    for field in &variant.fields {
        check_secret(ast, field, errors);
        check_of_public(field, errors);
        check_value(&field.attrs.metadata, Place::Field, errors);
        if variant.is_opaque() {
            check_opaque(variant, field, errors);
        }
    }
    check_metadata_keys(ast, variant, errors);
    check_extensions(variant, errors);
    check_headers(variant, errors);
    check_once(variant, "data", |attrs| attrs.data.key(), errors);
    check_once(variant, "field_violations", |attrs| attrs.field_violations.key(), errors);
    check_once(variant, "retry_after", |attrs| attrs.retry_after_field.key(), errors);
    check_once(variant, "www_authenticate", |attrs| attrs.challenge_field.key(), errors);
}

fn check_secret(ast: &Ast<'_>, field: &Field<'_>, errors: &mut Errors) {
    let Some(secret) = field.attrs.secret.key() else { return };
    if let Some(disclosing) = field.disclosing_key() {
        errors.add_with_help(
            secret,
            format_args!("`{}` cannot be both `{disclosing}` and `secret`", field.name()),
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

/// `fmt` and `metadata` say how a public field is sent.
fn check_of_public(field: &Field<'_>, errors: &mut Errors) {
    let attrs = &field.attrs;
    if attrs.public.is_set() || attrs.is_faulty {
        return;
    }
    for key in [attrs.fmt.key(), attrs.metadata.key()].into_iter().flatten() {
        errors.add_with_help(
            key,
            format_args!(
                "`{key}` says how a public field is sent, and `{}` is private",
                field.name()
            ),
            format_args!("add `public`, or remove `{key}`"),
        );
    }
}

/// The bytes of an opaque variant do not depend on its fields.
fn check_opaque(variant: &Variant<'_>, field: &Field<'_>, errors: &mut Errors) {
    for written in field.attrs.disclosing() {
        let key = &written.ident;
        errors.add_with_help(
            key,
            format_args!("an `opaque` variant sends nothing of its fields, and `{key}` would"),
            if variant.attrs.opaque.is_own() {
                format!("remove `{key}` or `opaque`")
            } else {
                format!("remove `{key}`, or write `#[wire(opaque = false)]` on the variant")
            },
        );
    }
}

/// The keys of `ErrorInfo.metadata` keep AIP-193's form and stand once in a variant.
fn check_metadata_keys(ast: &Ast<'_>, variant: &Variant<'_>, errors: &mut Errors) {
    let mut seen: Vec<(String, TokenStream)> = vec![];
    for field in &variant.fields {
        let Some(metadata_key) = ast.metadata_key(variant, field) else { continue };
        let Some((key, name)) = field.attrs.public.key().zip(field.attrs.public.value()) else {
            continue;
        };
        if name.is_none() && !variant.is_named {
            if !ast.attrs.is_faulty {
                errors.add_with_help(
                    key,
                    "a field of a tuple has no name for `ErrorInfo.metadata`",
                    "write `public = \"id\"`, or add `metadata = false` beside `public`",
                );
            }
            continue;
        }
        let tokens = name.as_ref().map_or_else(|| key.to_token_stream(), ToTokens::to_token_stream);
        check_metadata_key(variant, field, &tokens, &metadata_key, errors);
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

fn check_metadata_key(
    variant: &Variant<'_>,
    field: &Field<'_>,
    tokens: &TokenStream,
    key: &str,
    errors: &mut Errors,
) {
    let Some(rule) = rules::metadata_key(key) else { return };
    let names = names_for(variant, field, key).map(|name| words::lower_camel(&name));
    let corrected = names.into_iter().find(|name| rules::metadata_key(name).is_none());
    let rule = with_correction(rule, corrected.map(|name| format!("public = \"{name}\"")));
    errors.add(tokens, format_args!("`{key}` is not a valid metadata key; {rule}"));
}

/// What a field may be called outside, of the user's own words: as it was written, by its own name, or
/// by the variant's beside it.
fn names_for(variant: &Variant<'_>, field: &Field<'_>, written: &str) -> [String; 4] {
    let (of, name) = (variant.name(), field.name());
    [written.to_owned(), name.to_owned(), format!("{of}_{name}"), format!("{of}_value")]
}

/// Extensions have RFC 9457's form and stand once in a variant.
fn check_extensions(variant: &Variant<'_>, errors: &mut Errors) {
    let mut seen: Vec<(String, TokenStream)> = vec![];
    for field in &variant.fields {
        let slot = &field.attrs.extension;
        let Some((key, given)) = slot.key().zip(slot.value()) else { continue };
        let name = given.as_ref().map_or_else(|| field.name().to_owned(), syn::LitStr::value);
        let tokens =
            given.as_ref().map_or_else(|| key.to_token_stream(), ToTokens::to_token_stream);
        let site = Site { key: "extension", tokens: &tokens, name: variant.name() };
        let names = names_for(variant, field, &name);
        let mut names = names.iter().map(|name| words::upper_snake(name).to_lowercase());
        let corrected = names.find(|name| rules::extension(name).is_none());
        let corrected = corrected.map(|name| format!("extension = \"{name}\""));
        site.text(&name, rules::extension(&name), corrected, errors);
        if let Some((_, first)) = seen.iter().find(|(seen, _)| *seen == name) {
            errors.add_with_help(
                &tokens,
                format_args!("the extension `{name}` stands twice in `{}`", variant.ident),
                "write another name: `extension = \"name\"`",
            );
            errors.add(first, format_args!("`{name}` is first here"));
        }
        seen.push((name, tokens));
    }
}

/// A field's header has a name of its own.
fn check_headers(variant: &Variant<'_>, errors: &mut Errors) {
    let mut seen: Vec<&syn::LitStr> =
        variant.attrs.headers.values().iter().map(|header| &header.name).collect();
    for name in variant.fields.iter().filter_map(|field| field.attrs.header_field.value()) {
        check_header_name(name, errors);
        if let Some(first) = seen.iter().find(|first| is_same_name(&first.value(), &name.value())) {
            errors.add_with_help(
                name,
                format_args!("the header `{}` stands twice in `{}`", name.value(), variant.ident),
                "keep one of the two",
            );
            errors.add(first, format_args!("`{}` is first here", name.value()));
        }
        seen.push(name);
    }
    let field = variant.fields.iter().find_map(|field| field.attrs.challenge_field.key());
    if let (Some(field), true) = (field, variant.attrs.www_authenticate.is_own()) {
        errors.add_with_help(
            field,
            format_args!("`{}` has a challenge already", variant.ident),
            "keep one of the two",
        );
        errors.add(variant.attrs.www_authenticate.key(), "`www_authenticate` is set here");
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
