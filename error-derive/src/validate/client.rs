//! The rules of `client`, and what the client enum is made of.

use quote::ToTokens;
use syn::Ident;

use super::disclosed::public;
use super::record::{code, description, reason, template_text};
use super::{has_metadata, has_record, is_transparent, own_attrs};
use crate::ast::{Ast, Field, Variant};
use crate::attr::Constant;
use crate::diagnostics::Errors;
use crate::model::{Client, ClientField, ClientVariant, Piece, Public, Reason};
use crate::{types, words};

pub(super) fn check(ast: &Ast<'_>, errors: &mut Errors) {
    for variant in &ast.variants {
        for field in &variant.fields {
            check_field(ast, variant, field, errors);
        }
    }
    let Some((key, client)) = ast.attrs.client.key().zip(ast.attrs.client.value()) else { return };
    if !ast.generics.params.is_empty() {
        errors.add_with_help(
            key,
            format_args!("`client` on `{}`, which has generics: no peer can name them", ast.ident),
            "remove `client`, or the generics",
        );
    }
    if client == ast.ident {
        errors.add_with_help(
            client,
            format_args!("`{client}` is the name of the type itself"),
            format_args!("write another name: `client = Remote{client}`"),
        );
    }
    for variant in ast.variants.iter().filter(|variant| is_unknown(variant.ident)) {
        errors.add_with_help(
            variant.ident,
            "under `client` this is the name of what a client does not know",
            "write another name",
        );
        errors.add(key, "`client` is set here");
    }
}

/// `client = Type` says what a client reads the field as, so a client must read it.
fn check_field(ast: &Ast<'_>, variant: &Variant<'_>, field: &Field<'_>, errors: &mut Errors) {
    let Some(key) = field.attrs.client_type.key() else { return };
    if is_transparent(ast, variant) {
        return; // reported with the field's other keys
    }
    if !ast.attrs.client.is_set() {
        errors.add_with_help(
            key,
            format_args!("`client` on a field, and `{}` has no client enum", ast.ident),
            format_args!("write `#[wire(client = Remote{0})]` on `{0}`", ast.ident),
        );
    } else if own_attrs(ast, variant).same_as.is_set() {
        errors.add_with_help(
            key,
            format_args!("`{}` is not in the client enum", variant.ident),
            "write it on the variant that `same_as` names",
        );
    } else if !field.attrs.public.is_set() || !has_metadata(ast) || reason(ast, variant).is_none() {
        errors.add_with_help(
            key,
            format_args!("no client reads `{}`: it is not in `ErrorInfo.metadata`", field.name()),
            "remove `client`, or write `public` beside it and a `reason` on the variant",
        );
    }
}

fn is_unknown(ident: &Ident) -> bool {
    ident == "Unknown"
}

/// The client enum, if there is to be one. It asks no rule: a rejected enum has one too.
pub(crate) fn client<'a>(ast: &'a Ast<'a>) -> Option<Client<'a>> {
    let ident = ast.attrs.client.value().filter(|ident| *ident != ast.ident)?;
    let (mut variants, mut row) = (vec![], 0);
    for variant in &ast.variants {
        if !has_record(ast, variant) {
            continue;
        }
        if !is_unknown(variant.ident) && is_recognisable(ast, variant) {
            variants.push(client_variant(ast, variant, row));
        }
        row += 1;
    }
    Some(Client { ident, of: ast.ident, vis: ast.vis, variants })
}

/// Whether a peer can tell the variant: by its reason, or by a code that stands on it alone.
fn is_recognisable(ast: &Ast<'_>, variant: &Variant<'_>) -> bool {
    let has_code = || match code(ast, variant) {
        Some(Constant::Literal(code)) => code.value != -32000 && holders(ast, code.value) == 1,
        Some(Constant::Path(_)) => true, // it is told apart when it comes
        None => false,
    };
    reason(ast, variant).is_some() || has_code()
}

/// On how many variants the code stands.
fn holders(ast: &Ast<'_>, value: i32) -> usize {
    let codes = ast.variants.iter().filter_map(|variant| code(ast, variant));
    codes.filter(|code| matches!(code, Constant::Literal(code) if code.value == value)).count()
}

fn client_variant<'a>(ast: &'a Ast<'a>, variant: &'a Variant<'a>, row: usize) -> ClientVariant<'a> {
    let Public { message, shown, .. } = public(ast, variant, variant, &mut Errors::default());
    let fields: Vec<_> =
        shown.into_iter().filter_map(|shown| Some(client_field(shown.key?, shown.field))).collect();
    let is_carried = |piece: &Piece<'_>| match piece {
        Piece::Text(_) => true,
        Piece::Field(shown, _) => fields.iter().any(|field| std::ptr::eq(field.field, *shown)),
    };
    let message = match message {
        None => Err(template_text(ast, variant)),
        Some(pieces) if pieces.iter().all(is_carried) => Ok(pieces),
        Some(_) => Err(words::sentence(&own_name(variant))),
    };
    ClientVariant {
        ident: variant.ident,
        is_named: variant.is_named,
        row,
        docs: description(ast, variant).unwrap_or_else(|| docs(ast, variant)),
        fields,
        message,
    }
}

fn client_field<'a>(key: String, field: &'a Field<'a>) -> ClientField<'a> {
    let ty = field.attrs.client_type.value().unwrap_or(field.ty);
    let inner = types::option_of(ty);
    ClientField {
        field,
        key,
        is_optional: inner.is_some(),
        ty: Some(inner.unwrap_or(ty)).filter(|ty| !types::is_string(ty)),
    }
}

/// What is said of a variant that has no `description`.
fn docs(ast: &Ast<'_>, variant: &Variant<'_>) -> String {
    let mut docs = words::sentence(&own_name(variant));
    if let Some(first) = docs.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    match reason(ast, variant) {
        Some((Reason::Text(reason), _)) => docs + ": `" + &reason + "`.",
        Some((Reason::Path(path), _)) => {
            docs + ": `" + &path.to_token_stream().to_string().replace(' ', "") + "`."
        }
        None => docs + ".",
    }
}

fn own_name(variant: &Variant<'_>) -> String {
    syn::ext::IdentExt::unraw(variant.ident).to_string()
}
