//! What the macro cannot know of a constant, asked by `const` assertions at the variant.
//!
//! They ask the table, so that a constant of another type is one fault, not two.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;

use super::paths::wire_error_at;
use super::{bounds, nested};
use crate::model::{Model, Number, Record, Text, Wire};
use crate::types::placed;

pub(super) fn generate(model: &Model) -> TokenStream {
    let mut asserts = Asserts::default();
    of_enum(model, &mut asserts);
    for (row, record) in model.records.iter().enumerate() {
        of_record(model, record, row, &mut asserts);
    }
    of_all(model, &mut asserts);
    of_transparent(model, &mut asserts);
    asserts.tokens
}

fn of_enum(model: &Model, asserts: &mut Asserts) {
    let (span, name) = (model.ident.span(), model.ident.unraw().to_string());
    if let Some(Text::Path(_)) = model.domain {
        asserts.add(span, "domain", &quote!(__DOMAIN, #name));
    }
    if let Some(Text::Path(_)) = model.type_base {
        asserts.add(span, "type_base", &quote!(__TYPE_BASE, #name));
    }
}

fn of_record(model: &Model, record: &Record, row: usize, asserts: &mut Asserts) {
    let span = record.span;
    let spec = quote!(&__TABLE[#row]);
    let has_status = record.http.is_some() || record.grpc.is_some();
    if let Some(Number::Path(_)) = record.code {
        let reserved = ranges(&model.reserved_codes);
        asserts.add(span, "code", &quote!(#spec, #reserved));
        if let Some((first, last)) = model.kept_codes {
            asserts.add(span, "code_kept", &quote!(#spec, (#first, #last)));
        }
        if !has_status {
            asserts.add(span, "code_alone", &spec);
        }
    }
    if !model.code_range.is_empty() {
        let rule = match (&record.code, &record.http, &record.grpc) {
            (Some(Number::Path(_)), ..) => Some("code_in_range"),
            (None, Some(Number::Path(_)), None) => Some("derived_code_in_range"),
            _ => None,
        };
        if let Some(rule) = rule {
            let range = ranges(&model.code_range);
            asserts.add(span, rule, &quote!(#spec, #range));
        }
    }
    if let Some(Number::Path(_)) = record.http {
        asserts.add(span, "http", &spec);
        if model.speaks_http {
            let is_challenged = record.is_challenged;
            let headers = &record.header_names;
            asserts.add(span, "challenge", &quote!(#spec, #is_challenged));
            asserts.add(span, "header_demanded", &quote!(#spec, &[#(#headers),*]));
        }
    }
    if let Some(Text::Path(_)) = &record.reason {
        asserts.add(span, "reason", &spec);
    }
    if let Some(Text::Path(_)) = record.help {
        asserts.add(span, "help", &spec);
    }
}

/// `&[(-32099, -32001)]`
fn ranges(ranges: &[(i32, i32)]) -> TokenStream {
    let ranges = ranges.iter().map(|(first, last)| quote!((#first, #last)));
    quote!(&[#(#ranges),*])
}

/// Each variant against those before it, where the macro does not know all of their values.
fn of_all(model: &Model, asserts: &mut Asserts) {
    let records = &model.records;
    let code_is_path = |record: &Record| matches!(record.code, Some(Number::Path(_)));
    let reason_is_path = |record: &Record| matches!(record.reason, Some(Text::Path(_)));
    let (codes, reasons) = (records.iter().any(code_is_path), records.iter().any(reason_is_path));
    for (row, record) in records.iter().enumerate().skip(1) {
        if codes && record.code.is_some() {
            let shared = ranges(&model.shared_codes);
            asserts.add(record.span, "code_is_new", &quote!(&__TABLE, #row, #shared));
        }
        if reasons && record.reason.is_some() {
            asserts.add(record.span, "reason_is_new", &quote!(&__TABLE, #row));
        }
    }
}

/// What a `transparent` type brings: reasons that are new, codes in the range, and the headers that
/// its statuses demand.
fn of_transparent(model: &Model, asserts: &mut Asserts) {
    let ident = &model.ident;
    let mut before = TokenStream::new();
    for variant in &model.variants {
        let Wire::Transparent(field) = &variant.wire else { continue };
        if bounds::is_generic(model, &field.ty) || model.generics.lifetimes().next().is_some() {
            continue; // a `const` outside the impl cannot name a parameter
        }
        let table = nested::table(field);
        let span = placed(variant.ident.span());
        let name = variant.ident.unraw().to_string();
        let fault = format!(
            "`{name}` brings a reason that `{ident}` has already in the same domain\n= help: rename one of the two reasons"
        );
        asserts.add(span, "reasons_are_new", &quote!(#table, &__TABLE, &[#before], #fault));
        if !model.code_range.is_empty() {
            let range = ranges(&model.code_range);
            asserts.add(span, "codes_in_range", &quote!(#table, #range, #name));
        }
        if model.speaks_http {
            asserts.add(span, "demanded_headers", &quote!(#table, #name));
        }
        before.extend(quote!(#table,));
    }
}

#[derive(Default)]
struct Asserts {
    tokens: TokenStream,
}

impl Asserts {
    /// `const _: () = wire_error::__private::check::code(&__TABLE[0], &[]);`
    fn add(&mut self, span: Span, rule: &str, args: &TokenStream) {
        let (krate, rule) = (wire_error_at(span), syn::Ident::new(rule, span));
        self.tokens
            .extend(quote_spanned!(span=> const _: () = #krate::__private::check::#rule(#args);));
    }
}
