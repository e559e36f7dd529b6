//! `WireError`: what leaves the process.

use std::rc::Rc;

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;

use super::contract;
use super::paths::wire_error_at;
use super::pattern::{Arms, Pattern};
use super::{bounds, display, fields, pattern};
use crate::model::{Field, Model, Public, Wire};
use crate::types;

pub(super) fn generate(model: &Model) -> TokenStream {
    let ident = &model.ident;
    let (impl_generics, ty_generics, _) = model.generics.split_for_impl();
    let mut bounds = bounds::display(model);
    bounds.extend(bounds::data(model));
    bounds.extend(bounds::of_self(model, &quote!(::core::error::Error)));
    let where_clause = bounds::where_clause(&model.generics, &bounds);
    let spec = spec(model);
    let visit_message = display::visit_message_of_self(model);
    let metadata = metadata(model);
    let retry_after = retry_after(model);
    let violations = violations(model);
    let data = data(model);
    let is_derived = is_derived(model);
    let variant = variant(model);
    let http_body = http_body(model);
    let code = code(model);
    quote! {
        #[automatically_derived]
        impl #impl_generics __wire_error::WireError for #ident #ty_generics #where_clause {
            #[inline]
            fn spec(&self) -> &'static __wire_error::ErrorSpec {
                #spec
            }

            fn visit_message(&self, visit: &mut dyn ::core::ops::FnMut(__wire_error::Text<'_>)) {
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
fn http_body(model: &Model) -> Option<TokenStream> {
    let body = contract::http_body(model)?;
    Some(quote!(fn http_body(&self) -> __wire_error::HttpBody { #body }))
}

fn spec(model: &Model) -> TokenStream {
    let arms = forward(model, "spec", &TokenStream::new());
    let of_row = quote!(&__TABLE[__row(self)]);
    if arms.is_empty() { of_row } else { arms.match_on(model, &quote!(self), &of_row) }
}

/// `visit_metadata`, unless there is nothing to visit, and the fields of which it is made.
fn metadata(model: &Model) -> TokenStream {
    let fields = fields::call(model, &quote!(self));
    let visit = quote!(visit);
    let has_fields = fields::most(model) > 0;
    let visit_metadata = method_of(
        model,
        &quote! {
            fn visit_metadata(
                &self,
                visit: &mut dyn ::core::ops::FnMut(&'static ::core::primitive::str, __wire_error::Text<'_>),
            )
        },
        forward(model, "visit_metadata", &visit),
        &quote!(__wire_error::__private::visit_metadata(&__TABLE[__row(self)], &#fields, visit)),
        has_fields,
    );
    let visit_fields = method_of(
        model,
        &quote!(fn visit_fields(&self, visit: &mut dyn ::core::ops::FnMut(&[__wire_error::Text<'_>]))),
        forward(model, "visit_fields", &visit),
        &quote!(visit(&#fields)),
        has_fields,
    );
    quote!(#visit_metadata #visit_fields)
}

fn retry_after(model: &Model) -> Option<TokenStream> {
    let default = quote!(__TABLE[__row(self)].retry_after);
    let mut arms = forward(model, "retry_after", &TokenStream::new());
    for (pattern, field) in of_field(model, |public| public.retry_after.as_ref()) {
        let (binding, span) = (pattern::binding(field), types::span(&field.ty));
        let krate = wire_error_at(span);
        let delay = quote_spanned!(span=> #krate::__private::Delay::delay(#binding));
        arms.push(pattern, &quote!(::core::option::Option::or(#delay, #default)));
    }
    let method = quote! {
        fn retry_after(&self) -> ::core::option::Option<::core::time::Duration>
    };
    method_of(model, &method, arms, &default, false)
}

fn violations(model: &Model) -> Option<TokenStream> {
    let mut arms = forward(model, "field_violations", &TokenStream::new());
    for (pattern, field) in of_field(model, |public| public.violations.as_ref()) {
        let (binding, span) = (pattern::binding(field), types::span(&field.ty));
        let krate = wire_error_at(span);
        let list = quote_spanned!(span=> #krate::__private::Violations::violations(#binding));
        arms.push(pattern, &list);
    }
    let method = quote!(fn field_violations(&self) -> &[__wire_error::FieldViolation]);
    let method = method_of(model, &method, arms, &quote!(&[]), false)?;
    Some(quote!(__wire_error::__private::when_alloc! { #method }))
}

fn data(model: &Model) -> Option<TokenStream> {
    let mut arms = forward(model, "data", &TokenStream::new());
    let mut guard = quote!(when_json);
    for (pattern, field) in of_field(model, |public| public.data.as_ref()) {
        let binding = pattern::binding(field);
        arms.push(pattern, &quote!(::core::option::Option::Some(#binding)));
        guard = quote!(data_needs_json);
    }
    let method = quote! {
        fn data(&self) -> ::core::option::Option<&dyn __wire_error::__private::Data>
    };
    let method = method_of(model, &method, arms, &quote!(::core::option::Option::None), false)?;
    Some(quote!(__wire_error::__private::#guard! { #method }))
}

/// The record holds for each value, but a field of a `transparent` variant may be written by hand.
fn is_derived(model: &Model) -> Option<TokenStream> {
    let method = quote!(#[inline] fn is_derived(&self) -> ::core::primitive::bool);
    let arms = forward(model, "is_derived", &TokenStream::new());
    method_of(model, &method, arms, &quote!(true), true)
}

/// The names of variants that stand for another's record.
fn variant(model: &Model) -> Option<TokenStream> {
    let mut arms = forward(model, "variant", &TokenStream::new());
    for variant in &model.variants {
        if let Wire::Row { same_as: Some(_), .. } = &variant.wire {
            let name = variant.ident.unraw().to_string();
            arms.push(pattern::bind(model, variant, &[]), &name);
        }
    }
    let method = quote!(fn variant(&self) -> &'static ::core::primitive::str);
    method_of(model, &method, arms, &quote!(__TABLE[__row(self)].name), false)
}

/// What a field of a `transparent` variant answers may differ from its record.
fn code(model: &Model) -> Option<TokenStream> {
    let arms = forward(model, "code", &TokenStream::new());
    let method = quote!(fn code(&self) -> ::core::primitive::i32);
    method_of(model, &method, arms, &quote!(__TABLE[__row(self)].code), false)
}

/// The method, unless it is not `needed` and no variant differs from the trait's own.
fn method_of(
    model: &Model,
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
fn forward(model: &Model, method: &str, arg: &TokenStream) -> Arms {
    let mut arms = Arms::default();
    for variant in &model.variants {
        let Wire::Transparent(field) = &variant.wire else { continue };
        let fields = std::slice::from_ref(field);
        let (pattern, binding) = (pattern::bind(model, variant, fields), pattern::binding(field));
        let span = types::span(&field.ty);
        let (krate, method) = (wire_error_at(span), syn::Ident::new(method, span));
        let forward = quote_spanned!(span=> #krate::WireError::#method(#binding, #arg));
        arms.push(pattern, &forward);
    }
    arms
}

/// The pattern of each variant with such a field, and the field.
fn of_field(model: &Model, pick: fn(&Public) -> Option<&Rc<Field>>) -> Vec<(Pattern<'_>, &Field)> {
    let mut found = vec![];
    for variant in &model.variants {
        let Wire::Row { public, .. } = &variant.wire else { continue };
        if let Some(field) = pick(public) {
            found.push((pattern::bind(model, variant, std::slice::from_ref(field)), &**field));
        }
    }
    found
}
