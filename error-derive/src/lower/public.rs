//! The parts of a variant that leave the process.

use std::rc::Rc;

use syn::LitStr;

use crate::model::{Field, Piece, Public, Shown};
use crate::read::ast::{Ast, Variant};
use crate::read::attr::Attrs;
use crate::read::template;

/// What `of` discloses, taken from these fields, which are its own or those of a variant that
/// stands in for it.
pub(super) fn lower(ast: &Ast<'_>, of: &Variant<'_>, fields: &[Rc<Field>]) -> Public {
    let held = |name: &str| fields.iter().find(|field| field.name == name).cloned();
    let with = |key: fn(&Attrs) -> bool| {
        let mut found = of.fields.iter().filter(move |field| key(&field.attrs));
        std::iter::from_fn(move || found.next()).filter_map(|field| held(field.name()))
    };
    let mut public = Public {
        retry_after: with(|attrs| attrs.retry_after_field.is_set()).next(),
        violations: with(|attrs| attrs.field_violations.is_set()).next(),
        data: with(|attrs| attrs.data.is_set()).next(),
        challenge: with(|attrs| attrs.challenge_field.is_set()).next(),
        rpc_details: with(|attrs| attrs.rpc_detail.is_set()).collect(),
        ..Public::default()
    };
    let pieces = pieces(of);
    for field in &of.fields {
        let Some(held) = held(field.name()) else { continue };
        let attrs = &field.attrs;
        if let Some(name) = attrs.header_field.value() {
            public.headers.push((name.value(), Rc::clone(&held)));
        }
        if let Some(name) = attrs.extension.value() {
            let name = name.as_ref().map_or_else(|| field.name().to_owned(), LitStr::value);
            public.extensions.push((name, Rc::clone(&held)));
        }
        if attrs.public.is_set() {
            let key = ast.metadata_key(of, field);
            // Where the message alone shows it, and formats it, it may have no `Display`.
            if key.is_some() || !is_only_formatted(&held.name, pieces) {
                public.shown.push(Shown { field: held, key, spec: String::new() });
            }
        }
    }
    public.message = message(of, pieces, fields, &mut public.shown);
    public
}

/// The pieces of the message.
fn pieces<'a>(of: &'a Variant<'_>) -> &'a [template::Piece] {
    of.attrs.message.value().map_or(&[], |message| &message.pieces)
}

/// Whether the message shows the field, and only by format specs.
fn is_only_formatted(field: &str, pieces: &[template::Piece]) -> bool {
    let specs = || {
        pieces.iter().filter_map(|piece| match piece {
            template::Piece::Field { name, spec } if name == field => Some(spec),
            _ => None,
        })
    };
    specs().next().is_some() && specs().all(|spec| !spec.is_empty())
}

/// The pieces of a message that is not just text. A text of its own is each field that it formats.
fn message(
    of: &Variant<'_>,
    pieces: &[template::Piece],
    fields: &[Rc<Field>],
    shown: &mut Vec<Shown>,
) -> Option<Vec<Piece>> {
    let text = of.attrs.message.value()?.literal.value();
    if matches!(pieces, [template::Piece::Text(piece)] if *piece == text) {
        return None;
    }
    let lowered = pieces.iter().filter_map(|piece| {
        let (name, spec) = match piece {
            template::Piece::Text(text) => return Some(Piece::Text(text.clone())),
            template::Piece::Field { name, spec } => (name, spec),
        };
        let field = fields.iter().find(|field| field.name == *name)?;
        let is_it = |shown: &Shown| Rc::ptr_eq(&shown.field, field) && shown.spec == *spec;
        let number = shown.iter().position(is_it).unwrap_or_else(|| {
            shown.push(Shown { field: Rc::clone(field), key: None, spec: spec.clone() });
            shown.len() - 1
        });
        Some(Piece::Shown(number))
    });
    Some(lowered.collect())
}
