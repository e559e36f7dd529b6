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
    if attrs.is_faulty {
        return; // it may be that arguments were meant to fill it
    }
    for fault in &message.faults {
        errors.add_with_help(&message.literal, &fault.what, &fault.write);
    }
}

/// A message shows public fields only.
pub(super) fn check(ast: &Ast<'_>, variant: &Variant<'_>, errors: &mut Errors) {
    let Some(message) = variant.attrs.message.value() else { return };
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
        return errors.add_with_help(message, fault, instead(variant, name));
    };
    if field.attrs.public.is_set() || field.attrs.is_faulty {
        return;
    }
    let leave_out = format!("leave `{{{name}}}` out of the message");
    errors.add_with_help(
        message,
        format_args!("`{name}` is not public, so no message may show it"),
        if variant.is_opaque() || field.is_source() || field.attrs.secret.is_set() {
            leave_out
        } else if variant.is_named || !ast.may_carry(variant) {
            format!("write `#[wire(public)]` on `{name}`, or {leave_out}")
        } else {
            format!("write `#[wire(public = \"name\")]` on the field, or {leave_out}")
        },
    );
}

/// The fields that a message may show, the nearest first.
fn instead(variant: &Variant<'_>, name: &str) -> String {
    let is_public = |field: &&Field<'_>| field.attrs.public.is_set();
    let public: Vec<_> =
        variant.fields.iter().filter(is_public).map(|field| field.name().to_owned()).collect();
    if public.is_empty() {
        return "write `{{` for a brace; a message shows `public` fields only, and there is none"
            .to_owned();
    }
    let placeholders: Vec<_> = suggest::nearest_first(name, public)
        .into_iter()
        .map(|name| format!("{{{name}}}"))
        .collect();
    format!("write {}: a message shows `public` fields only", listed(&placeholders))
}
