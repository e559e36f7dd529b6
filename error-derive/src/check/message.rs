//! The rules of a message.

use syn::LitStr;

use super::listed;
use crate::diagnostics::Errors;
use crate::read::ast::{Ast, Field, Variant};
use crate::read::attr::Attrs;
use crate::read::template::Piece;
use crate::read::value::Message;
use crate::suggest;

/// The text is a template, as `format!` has it.
pub(super) fn check_template(attrs: &Attrs, message: &Message, errors: &mut Errors) {
    if attrs.has_arguments {
        return; // they were meant to fill it
    }
    for fault in &message.faults {
        errors.add_with_help(&message.literal, &fault.what, &fault.write);
    }
}

/// A message shows public fields only.
pub(super) fn check(ast: &Ast<'_>, variant: &Variant<'_>, errors: &mut Errors) {
    let Some(message) = variant.attrs.message.value() else { return };
    if variant.attrs.has_arguments {
        return;
    }
    let mut seen = vec![];
    for piece in &message.pieces {
        let Piece::Field { name, .. } = piece else { continue };
        if !seen.contains(&name) {
            check_field(ast, variant, &message.literal, name, errors);
            seen.push(name);
        }
    }
}

fn check_field(
    ast: &Ast<'_>,
    variant: &Variant<'_>,
    message: &LitStr,
    name: &str,
    errors: &mut Errors,
) {
    let Some(field) = variant.field(name) else {
        let fault = format!("`{}` has no field `{name}`", variant.ident);
        return errors.add_with_help(message, fault, instead(ast, variant, name));
    };
    if field.attrs.public.is_set() || field.attrs.is_faulty {
        return;
    }
    let leave_out = format!("leave `{{{name}}}` out of the message");
    errors.add_with_help(
        message,
        format_args!("`{name}` is not public, so no message may show it"),
        match to_publish(ast, variant, field) {
            Some(publish) => format!("{publish}, or {leave_out}"),
            None => leave_out,
        },
    );
}

/// How the field is made public, where it may be.
pub(super) fn to_publish(
    ast: &Ast<'_>,
    variant: &Variant<'_>,
    field: &Field<'_>,
) -> Option<String> {
    if variant.is_opaque() || field.is_source() || field.attrs.secret.is_set() {
        return None;
    }
    Some(if variant.is_named || !ast.may_carry(variant) {
        format!("write `#[wire(public)]` on `{}`", field.name())
    } else {
        "write `#[wire(public = \"name\")]` on the field".to_owned()
    })
}

/// The field that is meant, or those that a message may show, the nearest first.
fn instead(ast: &Ast<'_>, variant: &Variant<'_>, name: &str) -> String {
    let private = |name: &str| variant.field(name).filter(|field| !field.attrs.public.is_set());
    let names = variant.fields.iter().map(Field::name);
    if let Some(field) = suggest::nearest(name, names).and_then(private) {
        let meant = field.name();
        return match to_publish(ast, variant, field) {
            Some(publish) => format!("write `{{{meant}}}`; `{meant}` is private: {publish}"),
            None => format!("leave `{{{name}}}` out of the message; `{meant}` is never sent"),
        };
    }
    let is_public = |field: &&Field<'_>| field.attrs.public.is_set();
    let public: Vec<_> =
        variant.fields.iter().filter(is_public).map(|field| field.name().to_owned()).collect();
    if public.is_empty() {
        return format!(
            "leave `{{{name}}}` out of the message, or write `{{{{{name}}}}}` for a text in braces; a message shows `public` fields only, and there is none"
        );
    }
    let placeholders: Vec<_> = suggest::nearest_first(name, public)
        .into_iter()
        .map(|name| format!("{{{name}}}"))
        .collect();
    format!("write {}: a message shows `public` fields only", listed(&placeholders))
}
