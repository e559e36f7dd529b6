//! `WireError`: what leaves the process.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;

use super::contract;
use super::pattern::Arms;
use super::{Krate, bounds, display, fields, pattern};
use crate::ast::Field;
use crate::model::{Model, Public, Wire};
use crate::types;

pub(super) fn generate(model: &Model<'_>, krate: &Krate) -> TokenStream {
    let ident = model.ident;
    let (impl_generics, ty_generics, _) = model.generics.split_for_impl();
    let mut bounds = bounds::display(model, krate);
    bounds.extend(bounds::data(model, krate));
    bounds.extend(bounds::of_self(model, &quote!(::core::error::Error)));
    let where_clause = bounds::where_clause(model.generics, &bounds);
    let spec = spec(model, krate);
    let visit_message = display::visit_message_of_self(model, krate);
    let metadata = metadata(model, krate);
    let retry_after = retry_after(model, krate);
    let violations = violations(model, krate);
    let data = data(model, krate);
    let is_derived = is_derived(model, krate);
    let variant = variant(model, krate);
    let http_body = http_body(model, krate);
    let code = code(model, krate);
    quote! {
        #[automatically_derived]
        impl #impl_generics #krate::WireError for #ident #ty_generics #where_clause {
            #[inline]
            fn spec(&self) -> &'static #krate::ErrorSpec {
                #spec
            }

            fn visit_message(&self, visit: &mut dyn ::core::ops::FnMut(#krate::Text<'_>)) {
                #visit_message
            }

            #metadata
            #retry_after
            #violations
            #data
            #is_derived
            #variant
            #http_body
            #code
        }
    }
}

/// A `transparent` field's own body does not count: the type that is answered with decides.
fn http_body(model: &Model<'_>, krate: &Krate) -> Option<TokenStream> {
    let body = contract::http_body(model, krate)?;
    Some(quote!(fn http_body(&self) -> #krate::HttpBody { #body }))
}

fn spec(model: &Model<'_>, krate: &Krate) -> TokenStream {
    let arms = forward(model, krate, "spec", &TokenStream::new());
    let of_row = quote!(&__TABLE[__row(self)]);
    if arms.is_empty() { of_row } else { arms.match_on(model, &quote!(self), &of_row) }
}

/// `visit_metadata`, unless there is nothing to visit, and the fields of which it is made.
fn metadata(model: &Model<'_>, krate: &Krate) -> TokenStream {
    let fields = fields::call(model, &quote!(self));
    let visit = quote!(visit);
    let has_fields = fields::most(model) > 0;
    let visit_metadata = method_of(
        model,
        &quote! {
            fn visit_metadata(
                &self,
                visit: &mut dyn ::core::ops::FnMut(&'static ::core::primitive::str, #krate::Text<'_>),
            )
        },
        forward(model, krate, "visit_metadata", &visit),
        &quote!(#krate::__private::visit_metadata(&__TABLE[__row(self)], &#fields, visit)),
        has_fields,
    );
    let visit_fields = method_of(
        model,
        &quote!(fn visit_fields(&self, visit: &mut dyn ::core::ops::FnMut(&[#krate::Text<'_>]))),
        forward(model, krate, "visit_fields", &visit),
        &quote!(visit(&#fields)),
        has_fields,
    );
    quote!(#visit_metadata #visit_fields)
}

fn retry_after(model: &Model<'_>, krate: &Krate) -> Option<TokenStream> {
    let default = quote!(__TABLE[__row(self)].retry_after);
    let mut arms = forward(model, krate, "retry_after", &TokenStream::new());
    for (pattern, field) in of_field(model, |public| public.retry_after) {
        let (binding, span) = (pattern::binding(field), types::span(field.ty));
        let krate = krate.at(span);
        let delay = quote_spanned!(span=> #krate::__private::Delay::delay(#binding));
        arms.push(pattern, &quote!(::core::option::Option::or(#delay, #default)));
    }
    let method = quote! {
        fn retry_after(&self) -> ::core::option::Option<::core::time::Duration>
    };
    method_of(model, &method, arms, &default, false)
}

fn violations(model: &Model<'_>, krate: &Krate) -> Option<TokenStream> {
    let mut arms = forward(model, krate, "field_violations", &TokenStream::new());
    for (pattern, field) in of_field(model, |public| public.violations) {
        let (binding, span) = (pattern::binding(field), types::span(field.ty));
        let krate = krate.at(span);
        let list = quote_spanned!(span=> #krate::__private::Violations::violations(#binding));
        arms.push(pattern, &list);
    }
    let method = quote!(fn field_violations(&self) -> &[#krate::FieldViolation]);
    let method = method_of(model, &method, arms, &quote!(&[]), false)?;
    Some(quote!(#krate::__private::when_alloc! { #method }))
}

fn data(model: &Model<'_>, krate: &Krate) -> Option<TokenStream> {
    let mut arms = forward(model, krate, "data", &TokenStream::new());
    let mut guard = quote!(when_json);
    for (pattern, field) in of_field(model, |public| public.data) {
        let binding = pattern::binding(field);
        arms.push(pattern, &quote!(::core::option::Option::Some(#binding)));
        guard = quote!(data_needs_json);
    }
    let method = quote! {
        fn data(&self) -> ::core::option::Option<&dyn #krate::__private::Data>
    };
    let method = method_of(model, &method, arms, &quote!(::core::option::Option::None), false)?;
    Some(quote!(#krate::__private::#guard! { #method }))
}

/// The record holds for each value, but a field of a `transparent` variant may be written by hand.
fn is_derived(model: &Model<'_>, krate: &Krate) -> Option<TokenStream> {
    let method = quote!(#[inline] fn is_derived(&self) -> ::core::primitive::bool);
    let arms = forward(model, krate, "is_derived", &TokenStream::new());
    method_of(model, &method, arms, &quote!(true), true)
}

/// The names of variants that stand for another's record.
fn variant(model: &Model<'_>, krate: &Krate) -> Option<TokenStream> {
    let mut arms = forward(model, krate, "variant", &TokenStream::new());
    for variant in &model.variants {
        if let Wire::Row { same_as: true, .. } = variant.wire {
            let name = variant.ident.unraw().to_string();
            arms.push(pattern::bind(model, variant, &[]), &name);
        }
    }
    let method = quote!(fn variant(&self) -> &'static ::core::primitive::str);
    method_of(model, &method, arms, &quote!(__TABLE[__row(self)].name), false)
}

/// What a field of a `transparent` variant answers may differ from its record.
fn code(model: &Model<'_>, krate: &Krate) -> Option<TokenStream> {
    let arms = forward(model, krate, "code", &TokenStream::new());
    let method = quote!(fn code(&self) -> ::core::primitive::i32);
    method_of(model, &method, arms, &quote!(__TABLE[__row(self)].code), false)
}

/// The method, unless it is not `needed` and no variant differs from the trait's own.
fn method_of(
    model: &Model<'_>,
    method: &TokenStream,
    arms: Arms,
    otherwise: &TokenStream,
    needed: bool,
) -> Option<TokenStream> {
    if !arms.is_empty() {
        let body = arms.match_on(model, &quote!(self), otherwise);
        return Some(quote!(#method { #body }));
    }
    needed.then(|| quote!(#method { #otherwise }))
}

/// An arm for each `transparent` variant, which asks its field the same.
fn forward(model: &Model<'_>, krate: &Krate, method: &str, arg: &TokenStream) -> Arms {
    let mut arms = Arms::default();
    for variant in &model.variants {
        let Wire::Transparent(field) = variant.wire else { continue };
        let (pattern, binding) = (pattern::bind(model, variant, &[field]), pattern::binding(field));
        let span = types::span(field.ty);
        let (krate, method) = (krate.at(span), syn::Ident::new(method, span));
        let forward = quote_spanned!(span=> #krate::WireError::#method(#binding, #arg));
        arms.push(pattern, &forward);
    }
    arms
}

/// The pattern of each variant with such a field, and the field.
fn of_field<'a>(
    model: &'a Model<'a>,
    pick: fn(&Public<'a>) -> Option<&'a Field<'a>>,
) -> Vec<(TokenStream, &'a Field<'a>)> {
    let mut found = vec![];
    for variant in &model.variants {
        let Wire::Row { public, .. } = &variant.wire else { continue };
        if let Some(field) = pick(public) {
            found.push((pattern::bind(model, variant, &[field]), field));
        }
    }
    found
}
