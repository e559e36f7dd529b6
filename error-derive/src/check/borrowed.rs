//! The rules of variants that take their record from elsewhere.

use std::collections::BTreeSet;

use syn::Ident;

use crate::diagnostics::Errors;
use crate::read::ast::{Ast, Field, Variant};
use crate::types;

pub(super) fn check_transparent(ast: &Ast<'_>, variant: &Variant<'_>, errors: &mut Errors) {
    let Some(key) = variant.attrs.transparent.key() else { return };
    check_alone(variant, "transparent", errors);
    let [field] = &variant.fields[..] else {
        return errors.add_with_help(
            key,
            format_args!(
                "`transparent` needs exactly one field, and `{}` has {}",
                variant.ident,
                variant.fields.len()
            ),
            "leave one field, of a type that derives `WireError`",
        );
    };
    for written in &field.attrs.written {
        let key = &written.ident;
        errors.add_with_help(
            key,
            "a `transparent` variant sends what its field's own type says",
            format_args!("remove `{key}`"),
        );
    }
    if types::names(field.ty, ast.ident) {
        errors.add_with_help(
            field.ty,
            format_args!("`transparent` over `{}` itself would have no end", ast.ident),
            "write `#[wire(opaque)]`, or another type",
        );
    }
    if let (Some(opaque), false) = (ast.attrs.opaque.key(), ast.is_struct) {
        errors.add_with_help(
            key,
            "the enum is `opaque`, and a `transparent` variant discloses what its field does",
            "remove `transparent`, or write `opaque` on the other variants",
        );
        errors.add(opaque, "`opaque` is set here");
    }
}

/// A variant that takes its record from elsewhere has nothing to say beside it.
fn check_alone(variant: &Variant<'_>, name: &str, errors: &mut Errors) {
    for written in variant.attrs.written.iter().filter(|written| {
        written.key.home == crate::keys::Place::Variant && written.key.name != name
    }) {
        let key = &written.ident;
        errors.add_with_help(
            key,
            format_args!("`{key}` beside `{name}`: the variant sends what the other says"),
            format_args!("remove `{key}` or `{name}`"),
        );
    }
}

pub(super) fn check_same_as(ast: &Ast<'_>, variant: &Variant<'_>, errors: &mut Errors) {
    check_alone(variant, "same_as", errors);
    let Some(name) = variant.attrs.same_as.value() else { return };
    if ast.is_struct {
        return errors.add_with_help(
            variant.attrs.same_as.key(),
            format_args!(
                "`same_as` names another variant, and the struct `{}` has none",
                ast.ident
            ),
            "write what it sends, such as `http = 404`, in place of `same_as`",
        );
    }
    let Some(target) = ast.variants.iter().find(|variant| variant.ident == name) else {
        let others: Vec<&str> =
            ast.variants.iter().filter(|variant| variant.has_record()).map(Variant::name).collect();
        let name_text = name.to_string();
        return errors.add_with_help(
            name,
            format_args!("`{}` has no variant `{name}`", ast.ident),
            match crate::suggest::nearest(&name_text, others.iter().copied()) {
                Some(nearest) => format!("did you mean `{nearest}`?"),
                None => "name another variant of this enum".to_owned(),
            },
        );
    };
    if !target.has_record() {
        let key = if target.is_transparent() { "transparent" } else { "same_as" };
        return errors.add_with_help(
            name,
            format_args!("`{name}` is `{key}`: it has no record of its own"),
            "name a variant with a record of its own",
        );
    }
    if variant.is_read() && target.is_read() {
        check_stands_in(ast, variant, target, name, errors);
    }
}

/// What the target discloses of its fields stands in the variant too, and nothing else.
fn check_stands_in(
    ast: &Ast<'_>,
    variant: &Variant<'_>,
    target: &Variant<'_>,
    same_as: &Ident,
    errors: &mut Errors,
) {
    for theirs in target.fields.iter().filter(|field| is_disclosed(field)) {
        let name = theirs.name();
        match variant.field(name) {
            Some(ours) if disclosure(ast, target, ours) == disclosure(ast, target, theirs) => {}
            Some(ours) if is_disclosed(ours) => errors.add_with_help(
                same_as,
                format_args!(
                    "`{}` does not send `{name}` as `{}` does",
                    variant.ident, target.ident
                ),
                format_args!("write `#[wire({})]` on `{name}`", written(theirs)),
            ),
            _ => errors.add_with_help(
                same_as,
                format_args!("`{}` sends `{name}`, and `{}` does not", target.ident, variant.ident),
                format_args!("write `#[wire({})] {name}` here too", written(theirs)),
            ),
        }
    }
    for ours in &variant.fields {
        let Some(key) = ours.disclosing_key() else { continue };
        if !target.field(ours.name()).is_some_and(is_disclosed) {
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

fn is_disclosed(field: &Field<'_>) -> bool {
    field.disclosing_key().is_some()
}

/// Which keys the field has, and under which names it is sent.
fn disclosure(
    ast: &Ast<'_>,
    target: &Variant<'_>,
    field: &Field<'_>,
) -> (BTreeSet<&'static str>, [Option<String>; 4]) {
    let attrs = &field.attrs;
    let keys = attrs.disclosing().map(|written| written.key.name).collect();
    let extension = attrs.extension.value();
    let extension = extension
        .map(|name| name.as_ref().map_or_else(|| field.name().to_owned(), syn::LitStr::value));
    let fmt = attrs.fmt.value().map(types::spelled);
    let header = attrs.header_field.value().map(|name| name.value().to_lowercase());
    (keys, [ast.metadata_key(target, field), extension, header, fmt])
}

/// The keys of the field, as they are written.
fn written(field: &Field<'_>) -> String {
    let attrs = &field.attrs;
    let value = |key: &str| match key {
        "public" => attrs.public.value()?.as_ref().map(|name| format!("{:?}", name.value())),
        "extension" => attrs.extension.value()?.as_ref().map(|name| format!("{:?}", name.value())),
        "header" => Some(format!("{:?}", attrs.header_field.value()?.value())),
        "metadata" => Some(attrs.metadata.value()?.to_string()),
        "fmt" => Some(types::spelled(attrs.fmt.value()?)),
        _ => None,
    };
    let is_told = |name: &&str| !["client_type", "secret"].contains(name);
    let keys = attrs.written.iter().map(|written| written.key.name).filter(is_told);
    let keys = keys.map(|key| match value(key) {
        Some(value) => format!("{key} = {value}"),
        None => key.to_owned(),
    });
    keys.collect::<Vec<_>>().join(", ")
}
