//! What the macro cannot know of a constant, asked by `const` assertions at the variant.
//!
//! They ask the table, so that a constant of another type is one fault, not two.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};

use super::paths::wire_error_at;
use super::{bounds, contract};
use crate::attr::Constant;
use crate::model::{Model, Reason, Record, Wire};

pub(super) fn generate(model: &Model<'_>) -> TokenStream {
    let mut asserts = Asserts::default();
    of_enum(model, &mut asserts);
    for (row, record) in model.records.iter().enumerate() {
        of_record(model, record, row, &mut asserts);
    }
    of_all(model, &mut asserts);
    of_transparent(model, &mut asserts);
    asserts.tokens
}

fn of_enum(model: &Model<'_>, asserts: &mut Asserts) {
    let span = model.ident.span();
    if let Some(Constant::Path(_)) = model.domain {
        asserts.add(span, "domain", &quote!(__DOMAIN));
    }
    if let Some(Constant::Path(_)) = model.type_base {
        asserts.add(span, "type_base", &quote!(__TYPE_BASE));
    }
}

fn of_record(model: &Model<'_>, record: &Record<'_>, row: usize, asserts: &mut Asserts) {
    let span = record.span;
    let has_status = record.http.is_some() || record.grpc.is_some();
    if let Some(Constant::Path(_)) = record.code {
        asserts.add(span, "code", &quote!(__TABLE[#row].code()));
        if !has_status {
            asserts.add(span, "code_alone", &quote!(__TABLE[#row].code()));
        }
    }
    if let Some((first, last)) = model.code_range {
        let rule = match record.code {
            Some(Constant::Literal(_)) => None,
            Some(Constant::Path(_)) => Some("code_in_range"),
            None => Some("derived_code_in_range"),
        };
        if let Some(rule) = rule {
            asserts.add(span, rule, &quote!(__TABLE[#row].code(), #first, #last));
        }
    }
    if let Some(Constant::Path(_)) = record.http {
        asserts.add(span, "http", &quote!(__TABLE[#row].http_status()));
    }
    if let (true, Some(Constant::Path(_))) = (model.speaks_http, record.http) {
        let is_given = record.www_authenticate.is_some();
        asserts.add(span, "challenge", &quote!(__TABLE[#row].http_status(), #is_given));
    }
    if let Some(Reason::Path(_)) = &record.reason {
        asserts.add(span, "reason", &quote!(__TABLE[#row].reason()));
    }
    if let Some(Constant::Path(_)) = record.help {
        asserts.add(span, "help", &quote!(__TABLE[#row].help()));
    }
}

/// Each variant against those before it, where the macro does not know all of their values.
fn of_all(model: &Model<'_>, asserts: &mut Asserts) {
    let records = &model.records;
    let code_is_path = |record: &Record<'_>| matches!(record.code, Some(Constant::Path(_)));
    let reason_is_path = |record: &Record<'_>| matches!(record.reason, Some(Reason::Path(_)));
    let (codes, reasons) = (records.iter().any(code_is_path), records.iter().any(reason_is_path));
    for (row, record) in records.iter().enumerate().skip(1) {
        if codes && record.code.is_some() {
            asserts.add(record.span, "code_is_new", &quote!(&__TABLE, #row));
        }
        if reasons && record.reason.is_some() {
            asserts.add(record.span, "reason_is_new", &quote!(&__TABLE, #row));
        }
    }
}

/// The reasons of a `transparent` type against the enum's own, and those of types before it; and
/// its challenges.
fn of_transparent(model: &Model<'_>, asserts: &mut Asserts) {
    let ident = model.ident;
    let mut before = TokenStream::new();
    for variant in &model.variants {
        let Wire::Transparent(field) = &variant.wire else { continue };
        if bounds::is_generic(model, field.ty) || model.generics.lifetimes().next().is_some() {
            continue; // a `const` outside the impl cannot name a parameter
        }
        let Some(table) = contract::transparent_table(variant) else { continue };
        let fault = format!(
            "`{}` brings a reason that `{ident}` has already\n= help: rename one of the two reasons",
            variant.ident
        );
        let span = variant.ident.span();
        asserts.add(span, "reasons_are_new", &quote!(#table, &__TABLE, &[#before], #fault));
        if model.speaks_http {
            let fault = format!(
                "`{}` brings a status 401 without the challenge that RFC 9110 demands\n= help: add `www_authenticate = \"Bearer\"` where it is declared",
                variant.ident
            );
            asserts.add(span, "challenges", &quote!(#table, #fault));
        }
        before.extend(quote!(#table,));
    }
}

#[derive(Default)]
struct Asserts {
    tokens: TokenStream,
}

impl Asserts {
    /// `const _: () = wire_error::__private::check::code(SHOP_CLOSED);`
    fn add(&mut self, span: Span, rule: &str, args: &TokenStream) {
        let (krate, rule) = (wire_error_at(span), syn::Ident::new(rule, span));
        self.tokens
            .extend(quote_spanned!(span=> const _: () = #krate::__private::check::#rule(#args);));
    }
}
