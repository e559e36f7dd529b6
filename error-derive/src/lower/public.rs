//! The parts of a variant that leave the process.

use std::rc::Rc;

use syn::LitStr;

use crate::model::{Field, Piece, Public};
use crate::read::ast::{Ast, Variant};
use crate::read::attr::Attrs;
use crate::read::template;

/// What `of` discloses, taken from these fields, which are its own or those of a variant that
/// stands in for it.
pub(super) fn lower(ast: &Ast<'_>, of: &Variant<'_>, fields: &[Rc<Field>]) -> Public {
    let held = |name: &str| fields.iter().find(|field| field.name == name).cloned();
    let with = |key: fn(&Attrs) -> bool| {
        let mut found = of.fields.iter().filter(move |field| key(&field.attrs));
        std::iter::from_fn(move || found.next()).filter_map(|field| held(&field.name()))
    };
    let mut public = Public {
        message: message(of, fields),
        retry_after: with(|attrs| attrs.retry_after_field.is_set()).next(),
        violations: with(|attrs| attrs.field_violations.is_set()).next(),
        data: with(|attrs| attrs.data.is_set()).next(),
        challenge: with(|attrs| attrs.challenge_field.is_set()).next(),
        rpc_details: with(|attrs| attrs.rpc_detail.is_set()).collect(),
        ..Public::default()
    };
    for field in &of.fields {
        let Some(held) = held(&field.name()) else { continue };
        if let Some(key) = ast.metadata_key(of, field) {
            public.metadata.push((key, Rc::clone(&held)));
        }
        if let Some(name) = field.attrs.header_field.value() {
            public.headers.push((name.value(), Rc::clone(&held)));
        }
        if let Some(name) = field.attrs.extension.value() {
            let name = name.as_ref().map_or_else(|| field.name(), LitStr::value);
            public.extensions.push((name, held));
        }
    }
    public.shown = shown(&public);
    public
}

/// The fields of which there is text, each once.
fn shown(public: &Public) -> Vec<Rc<Field>> {
    let mut shown: Vec<_> = public.metadata.iter().map(|(_, field)| Rc::clone(field)).collect();
    for piece in public.message.iter().flatten() {
        let Piece::Field(field, spec) = piece else { continue };
        // With a spec, its text is not its `Display`, which it may not have.
        if spec.is_empty() && !shown.iter().any(|known| Rc::ptr_eq(known, field)) {
            shown.push(Rc::clone(field));
        }
    }
    shown
}

/// The pieces of a message that is not just text.
fn message(of: &Variant<'_>, fields: &[Rc<Field>]) -> Option<Vec<Piece>> {
    let text = of.attrs.message.value()?.value();
    let (pieces, _) = template::parse(&text);
    let is_text = match &pieces[..] {
        [] => true,
        [template::Piece::Text(piece)] => *piece == text,
        _ => false,
    };
    if is_text {
        return None;
    }
    let lowered = pieces.into_iter().filter_map(|piece| match piece {
        template::Piece::Text(text) => Some(Piece::Text(text)),
        template::Piece::Field { name, spec } => {
            let field = fields.iter().find(|field| field.name == name)?;
            Some(Piece::Field(Rc::clone(field), spec))
        }
    });
    Some(lowered.collect())
}
