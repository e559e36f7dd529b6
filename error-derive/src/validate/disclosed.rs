//! What a variant discloses of its fields.

use syn::LitStr;

use super::borrowed::{check_stands_in, same_as_target};
use super::fields::{metadata_key, source};
use super::record::reason;
use super::{has_metadata, is_opaque, is_transparent, own_attrs};
use crate::ast::{Ast, Field, Variant};
use crate::attr::Attrs;
use crate::diagnostics::Errors;
use crate::model::{self, Piece, Public, Shown, Wire};
use crate::template;

/// The variant at this place, where `rows` says which row of the table is whose.
pub(super) fn variant<'a>(
    ast: &'a Ast<'a>,
    at: usize,
    rows: &[usize],
    errors: &mut Errors,
) -> Option<model::Variant<'a>> {
    let variant = &ast.variants[at];
    let wire = if is_transparent(ast, variant) {
        Wire::Transparent(variant.fields.first()?)
    } else if let Some(name) = own_attrs(ast, variant).same_as.value() {
        let target_at = same_as_target(ast, name, errors)?;
        let target = &ast.variants[target_at];
        check_stands_in(ast, variant, target, errors);
        Wire::Row {
            row: rows[target_at],
            same_as: true,
            public: public(ast, target, variant, &mut Errors::default()),
        }
    } else {
        Wire::Row { row: rows[at], same_as: false, public: public(ast, variant, variant, errors) }
    };
    Some(model::Variant {
        ident: variant.ident,
        is_named: variant.is_named,
        is_unit: variant.is_unit,
        fields: &variant.fields,
        wire,
        source: source(variant),
        from: variant.fields.iter().find(|field| field.from.is_some()),
    })
}

/// What `of` discloses, taken from the fields of `holder`.
pub(super) fn public<'a>(
    ast: &'a Ast<'a>,
    of: &'a Variant<'a>,
    holder: &'a Variant<'a>,
    errors: &mut Errors,
) -> Public<'a> {
    let held = |field: &Field<'_>| holder.fields.iter().find(|held| held.name() == field.name());
    let with =
        |key: fn(&Attrs) -> bool| of.fields.iter().find(|field| key(&field.attrs)).and_then(held);
    let has_metadata = has_metadata(ast) && reason(ast, of).is_some();
    let mut shown = vec![];
    for field in of.fields.iter().filter(|field| field.attrs.public.is_set()) {
        let key = has_metadata.then(|| metadata_key(field));
        shown.extend(held(field).map(|field| Shown { field, key, spec: String::new() }));
    }
    let message = message(ast, of, holder, errors);
    for piece in message.iter().flatten() {
        if let Piece::Field(field, spec) = piece {
            let is_known =
                |known: &Shown<'_>| std::ptr::eq(known.field, *field) && known.spec == *spec;
            if !shown.iter().any(is_known) {
                shown.push(Shown { field, key: None, spec: spec.clone() });
            }
        }
    }
    // A field that has no `Display` is shown in the message alone, by its format spec.
    let is_formatted = |field| {
        let mut pieces = message.iter().flatten();
        pieces.any(|piece| matches!(piece, Piece::Field(known, spec) if std::ptr::eq(*known, field) && !spec.is_empty()))
    };
    shown.retain(|shown| {
        shown.key.is_some() || !shown.spec.is_empty() || !is_formatted(shown.field)
            || message.iter().flatten().any(|piece| matches!(piece, Piece::Field(known, spec) if std::ptr::eq(*known, shown.field) && spec.is_empty()))
    });
    Public {
        shown,
        message,
        retry_after: with(|attrs| attrs.retry_after_field.is_set()),
        violations: with(|attrs| attrs.violations.is_set()),
        data: with(|attrs| attrs.data.is_set()),
    }
}

/// The pieces of a message that is not just text.
fn message<'a>(
    ast: &'a Ast<'a>,
    of: &'a Variant<'a>,
    holder: &'a Variant<'a>,
    errors: &mut Errors,
) -> Option<Vec<Piece<'a>>> {
    let literal = own_attrs(ast, of).message.or(&ast.attrs.message).value()?;
    let text = literal.value();
    let (pieces, faults) = template::parse(&text);
    for fault in faults {
        errors.add_with_help(literal, fault.what, fault.write);
    }
    let is_text = match &pieces[..] {
        [] => true,
        [template::Piece::Text(piece)] => *piece == text,
        _ => false,
    };
    if is_text {
        return None;
    }
    let mut kept = vec![];
    for piece in pieces {
        match piece {
            template::Piece::Text(text) => kept.push(Piece::Text(text)),
            template::Piece::Field { name, spec } => {
                check_message_field(ast, of, literal, &name, errors);
                let field = holder.fields.iter().find(|field| field.name() == name);
                kept.extend(field.map(|field| Piece::Field(field, spec)));
            }
        }
    }
    Some(kept)
}

/// A message shows public fields only.
fn check_message_field(
    ast: &Ast<'_>,
    variant: &Variant<'_>,
    literal: &LitStr,
    name: &str,
    errors: &mut Errors,
) {
    let Some(field) = variant.fields.iter().find(|field| field.name() == name) else {
        let names: Vec<String> =
            variant.fields.iter().map(|field| format!("`{{{}}}`", field.name())).collect();
        errors.add_with_help(
            literal,
            format_args!("`{}` has no field `{name}`", variant.ident),
            if names.is_empty() {
                "write `{{` for a brace".to_owned()
            } else {
                format!("write {}", names.join(" or "))
            },
        );
        return;
    };
    if field.attrs.public.is_set() || field.attrs.faulty {
        return;
    }
    let leave_out = format!("leave `{{{name}}}` out of the message");
    errors.add_with_help(
        literal,
        format_args!("`{name}` is not public, so no message may show it"),
        if is_opaque(ast, variant) || field.source.is_some() || field.from.is_some() {
            leave_out
        } else if variant.is_named {
            format!("write `#[wire(public)]` on `{name}`, or {leave_out}")
        } else {
            format!("write `#[wire(public = \"name\")]` on the field, or {leave_out}")
        },
    );
}
