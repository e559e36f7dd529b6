//! What the macro cannot know of a constant, asked by `const` assertions at the variant.
//!
//! They ask the table, so that a constant of another type is one fault, not two.

use std::rc::Rc;

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::Type;
use syn::ext::IdentExt;

use super::paths::wire_error_at;
use super::{bounds, nested};
use crate::model::{Field, Model, Number, Public, Record, Text, Variant, Wire};
use crate::types::placed;

pub(super) fn generate(model: &Model) -> TokenStream {
    let mut asserts = Asserts::default();
    of_enum(model, &mut asserts);
    for (row, record) in model.records.iter().enumerate() {
        of_record(model, record, row, &mut asserts);
    }
    of_all(model, &mut asserts);
    of_same_as(model, &mut asserts);
    of_details(model, &mut asserts);
    of_transparent(model, &mut asserts);
    asserts.tokens
}

fn of_enum(model: &Model, asserts: &mut Asserts) {
    let (span, name) = (model.ident.span(), model.ident.unraw().to_string());
    if !model.display && model.generics.params.is_empty() {
        let (krate, ident) = (wire_error_at(span), &model.ident);
        asserts.tokens.extend(quote_spanned! {span=>
            const _: () = #krate::__private::check::internal_display::<#ident>();
        });
    }
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
        if !model.shared_codes.is_empty() {
            let shared = ranges(&model.shared_codes);
            let has_data = model.variants.iter().any(|variant| {
                matches!(&variant.wire, Wire::Row { row: of, same_as: None, public } if *of == row && public.data.is_some())
            });
            asserts.add(span, "code_shared", &quote!(#spec, #shared, #has_data));
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

/// What a `same_as` variant sends of its fields reads as what its target sends. The record of each says
/// so of texts, the types of the rest.
fn of_same_as(model: &Model, asserts: &mut Asserts) {
    let mut own_row = model.records.len();
    for variant in &model.variants {
        let Wire::Row { row, same_as: Some(name), public } = &variant.wire else { continue };
        let is_target =
            |wire: &Wire| matches!(wire, Wire::Row { row: of, same_as: None, .. } if of == row);
        let target = model.variants.iter().find(|variant| is_target(&variant.wire));
        let Some(Variant { wire: Wire::Row { public: theirs, .. }, .. }) = target else { continue };
        let span = name.span();
        if !public.shown.is_empty() {
            asserts.add(span, "same_fields", &quote!(&__TABLE[#own_row], &__TABLE[#row]));
        }
        own_row += 1;
        let others = |public: &Public| {
            let mut others: Vec<Rc<Field>> = vec![];
            for (_, field) in public.extensions.iter().chain(&public.headers) {
                others.push(Rc::clone(field));
            }
            others.extend_from_slice(&public.rpc_details);
            for field in [&public.data, &public.retry_after, &public.challenge] {
                others.extend_from_slice(field.as_slice());
            }
            others
        };
        for (ours, theirs) in others(public).iter().zip(&others(theirs)) {
            if let Some((one, other)) = different_types(ours, theirs) {
                let krate = wire_error_at(span);
                let is_generic =
                    [ours, theirs].iter().any(|it| bounds::has_parameter(model, &it.ty));
                let is_same = if is_generic {
                    quote!(false)
                } else {
                    quote_spanned!(span=> {
                        #[allow(unused_imports)]
                        use #krate::__private::check::DifferentTypes as _;
                        #krate::__private::check::SameType::<#one, #other>::IS_SAME
                    })
                };
                let (field, of) = (&ours.name, name.unraw().to_string());
                asserts.add(span, "same_type", &quote!(#field, #of, #is_same));
            }
        }
    }
}

/// A variant has each `rpc_detail` once.
fn of_details(model: &Model, asserts: &mut Asserts) {
    for variant in &model.variants {
        let Wire::Row { public, same_as: None, .. } = &variant.wire else { continue };
        let known = public.rpc_details.iter().filter(|it| !bounds::has_parameter(model, &it.ty));
        let known: Vec<_> = known.collect();
        for (at, second) in known.iter().enumerate() {
            for first in &known[..at] {
                let span = second.ty_span;
                let name = quote_spanned!(span=> __wire_error::__private::RpcDetailName);
                let (one, other) = (first.ty.to_token_stream(), second.ty.to_token_stream());
                let args = quote!(#name::<#one>::NAME, #name::<#other>::NAME);
                asserts.add(span, "detail_is_new", &args);
            }
        }
    }
}

/// The types, where they are not written alike.
fn different_types(ours: &Field, theirs: &Field) -> Option<(TokenStream, TokenStream)> {
    let tokens = |field: &Field| field.ty.to_token_stream();
    (ours.ty_number != theirs.ty_number).then(|| (tokens(ours), tokens(theirs)))
}

/// What a `transparent` type brings: reasons that are new, codes in the range, and the headers that
/// its statuses demand.
fn of_transparent(model: &Model, asserts: &mut Asserts) {
    let mut is_before = |ty: &Type| !bounds::has_parameter(model, ty);
    each_transparent(model, &mut is_before, &mut |span, rule, args| asserts.add(span, rule, args));
}

/// The same of types that name a parameter, and of those behind one: of them a `const` outside the impl
/// knows nothing, so the contract asks, once it is that of a type without parameters.
pub(super) fn of_contract(model: &Model) -> TokenStream {
    let mut calls = TokenStream::new();
    let mut is_behind = false;
    let mut is_ours = |ty: &Type| {
        is_behind = is_behind || bounds::has_parameter(model, ty);
        is_behind
    };
    each_transparent(model, &mut is_ours, &mut |span, rule, args| {
        let call = call(span, rule, args);
        calls.extend(quote_spanned!(span=> #call;));
    });
    calls
}

/// Calls `assert` with each rule of those `transparent` types that are picked. All before are known to them.
fn each_transparent(
    model: &Model,
    is_picked: &mut dyn FnMut(&Type) -> bool,
    assert: &mut dyn FnMut(Span, &str, &TokenStream),
) {
    let ident = &model.ident;
    let mut before = TokenStream::new();
    for variant in &model.variants {
        let Wire::Transparent(field) = &variant.wire else { continue };
        if !is_picked(&field.ty) {
            if !bounds::has_parameter(model, &field.ty) {
                let table = nested::table(field);
                before.extend(quote!(#table,));
            }
            continue;
        }
        let table = nested::table(field);
        let span = placed(variant.ident.span());
        let name = variant.ident.unraw().to_string();
        let fault = format!(
            "`{name}` brings a reason that `{ident}` has already in the same domain\n= help: rename one of the two reasons"
        );
        assert(span, "reasons_are_new", &quote!(#table, &__TABLE, &[#before], #fault));
        if !model.code_range.is_empty() {
            let range = ranges(&model.code_range);
            assert(span, "codes_in_range", &quote!(#table, #range, #name));
        }
        if let Some((first, last)) = model.kept_codes {
            assert(span, "codes_kept", &quote!(#table, (#first, #last), #name));
        }
        if model.speaks_http {
            assert(span, "demanded_headers", &quote!(#table, #name));
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
        let call = call(span, rule, args);
        self.tokens.extend(quote_spanned!(span=> const _: () = #call;));
    }
}

/// `wire_error::__private::check::code(&__TABLE[0], &[])`
fn call(span: Span, rule: &str, args: &TokenStream) -> TokenStream {
    let (krate, rule) = (wire_error_at(span), syn::Ident::new(rule, span));
    quote_spanned!(span=> #krate::__private::check::#rule(#args))
}
