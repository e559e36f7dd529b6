//! What the client enum is made of.

use std::rc::Rc;

use quote::ToTokens;
use syn::LitStr;

use super::{lower_fields, public, record};
use crate::model::{
    Carried, Client, ClientField, ClientNested, ClientPiece, ClientVariant, Piece, Public,
    Template, Text,
};
use crate::read::ast::{self, Ast, Variant};
use crate::read::value::Constant;
use crate::{types, words};

pub(super) fn lower(ast: &Ast<'_>) -> Option<Client> {
    let client = ast.attrs.client.value().filter(|client| client.ident != *ast.ident)?;
    let named = || ast.variants.iter().filter(|variant| variant.ident != "Unknown");
    let variants = ast.variants.iter().filter(|variant| variant.has_record()).enumerate();
    let variants = variants
        .filter(|(_, variant)| variant.ident != "Unknown" && is_recognisable(variant))
        .map(|(row, variant)| lower_variant(ast, variant, row))
        .collect();
    let nested = named().filter(|variant| variant.is_transparent()).filter_map(|variant| {
        let [field] = &variant.fields[..] else { return None };
        Some(ClientNested {
            ident: variant.ident.clone(),
            ty: types::bare(field.ty).clone(),
            docs: sentence(variant) + ".",
        })
    });
    Some(Client {
        ident: client.ident.clone(),
        derives: client.derives.clone(),
        of: ast.ident.clone(),
        vis: ast.vis.clone(),
        variants,
        nested: nested.collect(),
    })
}

/// Whether a peer can tell the variant: by its reason, or by a code, which stands on it alone where it has
/// no reason.
fn is_recognisable(variant: &Variant<'_>) -> bool {
    let has_code = || match variant.attrs.code.value() {
        Some(Constant::Literal(code)) => code.value != -32000,
        Some(Constant::Path(_)) => true, // it is told apart when it comes
        None => false,
    };
    variant.attrs.reason.is_set() || has_code()
}

fn lower_variant(ast: &Ast<'_>, variant: &Variant<'_>, row: usize) -> ClientVariant {
    let lowered = lower_fields(variant, &mut types::Types::default());
    let public = public::lower(ast, variant, &lowered);
    let fields: Vec<ClientField> = variant
        .fields
        .iter()
        .zip(&lowered)
        .filter_map(|(field, lowered)| {
            Some(ClientField { from: carried(ast, variant, field)?, field: Rc::clone(lowered) })
        })
        .collect();
    ClientVariant {
        ident: variant.ident.clone(),
        is_named: variant.is_named,
        row,
        docs: record::description(variant).unwrap_or_else(|| docs(variant)),
        message: message(variant, &public, &fields),
        fields,
    }
}

/// Where the field is read, if a peer sends it.
fn carried(ast: &Ast<'_>, variant: &Variant<'_>, field: &ast::Field<'_>) -> Option<Carried> {
    let attrs = &field.attrs;
    let client_type = attrs.client_type.value();
    if let Some(key) = ast.metadata_key(variant, field) {
        // What a function shows is no longer of the field's type.
        if attrs.fmt.is_set() && client_type.is_none() {
            return Some(Carried::Metadata { key, is_optional: false, ty: None, believed: None });
        }
        let ty = client_type.unwrap_or(field.ty);
        let inner = types::option_of(ty);
        let is_optional = inner.is_some();
        let inner = Some(inner.unwrap_or(ty)).filter(|ty| !types::is_string(ty)).cloned();
        let is_believed = is_optional || inner.is_none();
        let believed = is_believed.then(|| Box::new(ty.clone()));
        return Some(Carried::Metadata { key, is_optional, ty: inner, believed });
    }
    if attrs.retry_after_field.is_set() {
        return Some(Carried::Delay);
    }
    if attrs.field_violations.is_set() {
        return Some(Carried::Violations);
    }
    let ty = client_type?.clone();
    if attrs.data.is_set() {
        return Some(Carried::Data(ty));
    }
    let name = attrs.extension.value()?;
    let name = name.as_ref().map_or_else(|| field.name().to_owned(), LitStr::value);
    Some(Carried::Extension(name, ty))
}

/// The message of the contract, where the client has all that it shows.
fn message(
    variant: &Variant<'_>,
    public: &Public,
    fields: &[ClientField],
) -> Result<Vec<ClientPiece>, String> {
    let own_words = || words::sentence(variant.name());
    let Some(pieces) = &public.message else {
        return Err(match record::template(variant) {
            Template::Text(text) => text,
            Template::Phrase => own_words(),
        });
    };
    let carried = |piece: &Piece| match piece {
        Piece::Text(text) => Some(ClientPiece::Text(text.clone())),
        Piece::Shown(number) => {
            let shown = &public.shown[*number];
            let is_it = |field: &ClientField| {
                Rc::ptr_eq(&field.field, &shown.field)
                    && matches!(field.from, Carried::Metadata { .. })
            };
            let at = fields.iter().position(is_it)?;
            Some(ClientPiece::Field(at, shown.spec.clone()))
        }
    };
    pieces.iter().map(carried).collect::<Option<_>>().ok_or_else(own_words)
}

/// What is said of a variant that has no `description`.
fn docs(variant: &Variant<'_>) -> String {
    let docs = sentence(variant);
    match record::reason(variant) {
        Some(Text::Literal(reason)) => format!("{docs}: `{reason}`."),
        Some(Text::Path(path)) => {
            format!("{docs}: `{}`.", path.to_token_stream().to_string().replace(' ', ""))
        }
        None => docs + ".",
    }
}

/// The name in words, as a sentence starts.
fn sentence(variant: &Variant<'_>) -> String {
    let mut words = words::sentence(variant.name());
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}
