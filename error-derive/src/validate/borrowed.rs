//! The rules of variants that take their record from elsewhere.

use proc_macro2::Ident;

use super::fields::metadata_key;
use super::{is_transparent, own_attrs};
use crate::ast::{Ast, Field, Variant};
use crate::attr::Attrs;
use crate::diagnostics::Errors;

pub(super) fn check_transparent(ast: &Ast<'_>, variant: &Variant<'_>, errors: &mut Errors) {
    let own = own_attrs(ast, variant);
    check_alone(own, "transparent", errors);
    if let [field] = &variant.fields[..] {
        let keys = &field.attrs;
        let keys = [
            keys.public.key(),
            keys.data.key(),
            keys.secret.key(),
            keys.retry_after_field.key(),
            keys.violations.key(),
            keys.client_type.key(),
        ];
        for key in keys.into_iter().flatten() {
            errors.add_with_help(
                key,
                "a `transparent` variant delegates everything to its field",
                format_args!("remove `{key}`"),
            );
        }
    } else {
        errors.add_with_help(
            own.transparent.key().unwrap_or(variant.ident),
            format_args!("`transparent` on `{}`, which has not exactly one field", variant.ident),
            "write one field, itself a `WireError`",
        );
    }
    if let (Some(opaque), false) = (ast.attrs.opaque.key(), ast.is_struct) {
        errors.add_with_help(
            own.transparent.key().unwrap_or(variant.ident),
            "`transparent` under the enum's `opaque`, which discloses nothing",
            "remove `transparent`, or write `opaque` on the other variants",
        );
        errors.add(opaque, "`opaque` is set here");
    }
}

/// A variant that takes its record from elsewhere has nothing to say beside it.
pub(super) fn check_alone(own: &Attrs, name: &str, errors: &mut Errors) {
    for key in own.variant_keys() {
        if key != name {
            errors.add_with_help(
                key,
                format_args!("`{key}` beside `{name}`, which takes everything from elsewhere"),
                format_args!("remove `{key}` or `{name}`"),
            );
        }
    }
}

/// The place of the variant that `same_as` names, which has a record of its own.
pub(super) fn same_as_target(ast: &Ast<'_>, name: &Ident, errors: &mut Errors) -> Option<usize> {
    let Some(at) = ast.variants.iter().position(|variant| variant.ident == name) else {
        errors.add_with_help(
            name,
            format_args!("`{}` has no variant `{name}`", ast.ident),
            "name another variant of this enum",
        );
        return None;
    };
    let target = &ast.variants[at];
    let key = if is_transparent(ast, target) {
        "transparent"
    } else if own_attrs(ast, target).same_as.is_set() {
        "same_as"
    } else {
        return Some(at);
    };
    errors.add_with_help(
        name,
        format_args!("`{name}` has no record of its own: it is `{key}`"),
        "name a variant with a record of its own",
    );
    None
}

/// What the target discloses of its fields must stand in the variant too, and nothing else.
pub(super) fn check_stands_in(
    ast: &Ast<'_>,
    variant: &Variant<'_>,
    target: &Variant<'_>,
    errors: &mut Errors,
) {
    if !variant.is_read() || !target.is_read() {
        return;
    }
    let own = own_attrs(ast, variant);
    for theirs in target.fields.iter().filter(|field| is_disclosed(field)) {
        let name = theirs.name();
        let ours = variant.fields.iter().find(|field| field.name() == name);
        match ours {
            Some(ours) if disclosure(ours) == disclosure(theirs) => {}
            Some(ours) if is_disclosed(ours) => errors.add_with_help(
                own.same_as.value(),
                format_args!(
                    "`{}` does not send `{name}` as `{}` does",
                    variant.ident, target.ident
                ),
                format_args!("write `#[wire({})]` on `{name}`", written(theirs)),
            ),
            _ => errors.add_with_help(
                own.same_as.value(),
                format_args!("`{}` sends `{name}`, and `{}` does not", target.ident, variant.ident),
                format_args!("write `#[wire({})] {name}` here too", written(theirs)),
            ),
        }
    }
    for ours in variant.fields.iter().filter(|field| is_disclosed(field)) {
        if !target.fields.iter().any(|theirs| is_disclosed(theirs) && theirs.name() == ours.name())
        {
            let key = disclosing_keys(ours).into_iter().next().flatten();
            errors.add_with_help(
                key,
                format_args!(
                    "`{}` sends no `{}`, so this variant may not",
                    target.ident,
                    ours.name()
                ),
                "remove the key",
            );
        }
    }
}

fn disclosing_keys<'a>(field: &'a Field<'_>) -> [Option<&'a Ident>; 4] {
    let attrs = &field.attrs;
    let mut keys = [
        attrs.public.key(),
        attrs.violations.key(),
        attrs.retry_after_field.key(),
        attrs.data.key(),
    ];
    keys.sort_by_key(Option::is_none);
    keys
}

fn is_disclosed(field: &Field<'_>) -> bool {
    disclosing_keys(field)[0].is_some()
}

/// Which keys the field has, and under which name it is sent.
fn disclosure(field: &Field<'_>) -> (Vec<String>, String) {
    let keys = disclosing_keys(field).into_iter().flatten().map(Ident::to_string).collect();
    (keys, metadata_key(field))
}

/// The keys of the field, as they are written.
fn written(field: &Field<'_>) -> String {
    let keys =
        disclosing_keys(field).into_iter().flatten().map(|key| match field.attrs.public.value() {
            Some(Some(name)) if key == "public" => format!("public = \"{}\"", name.value()),
            _ => key.to_string(),
        });
    keys.collect::<Vec<_>>().join(", ")
}
