//! What the client enum is made of.

use std::rc::Rc;

use quote::ToTokens;

use super::{as_ours, lower_field, public, record};
use crate::model::{Client, ClientField, ClientVariant, Field, Piece, Public, Template, Text};
use crate::read::ast::{Ast, Variant};
use crate::read::value::Constant;
use crate::{types, words};

pub(super) fn lower(ast: &Ast<'_>) -> Option<Client> {
    let client = ast.attrs.client.value().filter(|client| client.ident != *ast.ident)?;
    let variants = ast.variants.iter().filter(|variant| variant.has_record()).enumerate();
    let variants = variants
        .filter(|(_, variant)| variant.ident != "Unknown" && is_recognisable(ast, variant))
        .map(|(row, variant)| lower_variant(ast, variant, row))
        .collect();
    Some(Client {
        ident: client.ident.clone(),
        derives: client.derives.clone(),
        of: as_ours(ast.ident),
        vis: ast.vis.clone(),
        variants,
    })
}

/// Whether a peer can tell the variant: by its reason, or by a code that stands on it alone.
fn is_recognisable(ast: &Ast<'_>, variant: &Variant<'_>) -> bool {
    let has_code = || match variant.attrs.code.value() {
        Some(Constant::Literal(code)) => code.value != -32000 && holders(ast, code.value) == 1,
        Some(Constant::Path(_)) => true, // it is told apart when it comes
        None => false,
    };
    variant.attrs.reason.is_set() || has_code()
}

/// On how many variants the code stands.
fn holders(ast: &Ast<'_>, value: i32) -> usize {
    let codes = ast.variants.iter().filter_map(|variant| variant.attrs.code.value());
    codes.filter(|code| matches!(code, Constant::Literal(code) if code.value == value)).count()
}

fn lower_variant(ast: &Ast<'_>, variant: &Variant<'_>, row: usize) -> ClientVariant {
    let fields: Vec<Rc<Field>> = variant.fields.iter().map(lower_field).map(Rc::new).collect();
    let Public { message, metadata, .. } = public::lower(ast, variant, &fields);
    let fields: Vec<_> =
        metadata.into_iter().map(|(key, field)| client_field(variant, key, field)).collect();
    let is_carried = |piece: &Piece| match piece {
        Piece::Text(_) => true,
        Piece::Field(shown, _) => fields.iter().any(|field| Rc::ptr_eq(&field.field, shown)),
    };
    let message = match (message, record::template(variant)) {
        (None, Template::Text(text)) => Err(text),
        (Some(pieces), _) if pieces.iter().all(is_carried) => Ok(pieces),
        _ => Err(words::sentence(&variant.name())),
    };
    ClientVariant {
        ident: as_ours(variant.ident),
        is_named: variant.is_named,
        row,
        docs: record::description(variant).unwrap_or_else(|| docs(variant)),
        fields,
        message,
    }
}

fn client_field(variant: &Variant<'_>, key: String, field: Rc<Field>) -> ClientField {
    let given = variant.field(&field.name).and_then(|field| field.attrs.client_type.value());
    let ty = given.unwrap_or(&field.ty);
    let inner = types::option_of(ty);
    ClientField {
        is_optional: inner.is_some(),
        ty: Some(inner.unwrap_or(ty)).filter(|ty| !types::is_string(ty)).cloned(),
        key,
        field,
    }
}

/// What is said of a variant that has no `description`.
fn docs(variant: &Variant<'_>) -> String {
    let mut docs = words::sentence(&variant.name());
    if let Some(first) = docs.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    match record::reason(variant) {
        Some(Text::Literal(reason)) => format!("{docs}: `{reason}`."),
        Some(Text::Path(path)) => {
            format!("{docs}: `{}`.", path.to_token_stream().to_string().replace(' ', ""))
        }
        None => docs + ".",
    }
}
