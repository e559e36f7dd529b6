//! `Disclose`: what leaves the process.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::paths::wire_error_at;
use super::pattern::{Arms, Pattern};
use super::{bounds, pattern};
use crate::ast::Field;
use crate::model::{Model, Public, Wire};
use crate::types;

pub(super) fn generate(model: &Model<'_>) -> TokenStream {
    let ident = model.ident;
    let (impl_generics, ty_generics, _) = model.generics.split_for_impl();
    let mut bounds = bounds::display(model);
    bounds.extend(bounds::data(model));
    bounds.extend(bounds::of_self(model, &quote!(::core::error::Error)));
    let where_clause = bounds::where_clause(model.generics, &bounds);
    let record = record(model);
    let delay = delay(model);
    let violations = violations(model);
    let data = data(model);
    let style = style(model);
    let others = forwarded(model);
    quote! {
        #[automatically_derived]
        impl #impl_generics __wire_error::Disclose for #ident #ty_generics #where_clause {
            #[inline]
            fn record(&self) -> &__wire_error::ErrorSpec {
                #record
            }

            fn visit_fields(
                &self,
                visit: &mut dyn ::core::ops::FnMut(&[__wire_error::Text<'_>]),
            ) {
                __visit_fields(self, visit);
            }

            #delay
            #violations
            #data
            #style
            #others
        }
    }
}

fn record(model: &Model<'_>) -> TokenStream {
    let arms = forward(model, "record", &TokenStream::new());
    let of_row = quote!(&__TABLE[__row(self)]);
    if arms.is_empty() { of_row } else { arms.match_on(model, &quote!(self), &of_row) }
}

/// A nested type's own style counts first.
fn style(model: &Model<'_>) -> TokenStream {
    let mut arms = Arms::default();
    for variant in &model.variants {
        let Wire::Transparent(field) = variant.wire else { continue };
        let (pattern, binding) = (pattern::bind(model, variant, &[field]), pattern::binding(field));
        let span = types::span(field.ty);
        let krate = wire_error_at(span);
        arms.push(pattern, &quote_spanned!(span=> #krate::Disclose::style(#binding).or(__STYLE)));
    }
    let body = if arms.is_empty() {
        quote!(__STYLE)
    } else {
        arms.match_on(model, &quote!(self), &quote!(__STYLE))
    };
    quote! {
        #[inline]
        fn style(&self) -> __wire_error::Style {
            #body
        }
    }
}

fn delay(model: &Model<'_>) -> Option<TokenStream> {
    let default = quote!(__TABLE[__row(self)].retry_after());
    let mut arms = forward(model, "delay", &TokenStream::new());
    for (pattern, field) in of_field(model, |public| public.retry_after) {
        let (binding, span) = (pattern::binding(field), types::span(field.ty));
        let krate = wire_error_at(span);
        let delay = quote_spanned!(span=> #krate::__private::Delay::delay(#binding));
        arms.push(pattern, &quote!(::core::option::Option::or(#delay, #default)));
    }
    let method = quote! {
        fn delay(&self) -> ::core::option::Option<::core::time::Duration>
    };
    method_of(model, &method, arms, &default, false)
}

fn violations(model: &Model<'_>) -> Option<TokenStream> {
    let mut arms = forward(model, "violations", &TokenStream::new());
    for (pattern, field) in of_field(model, |public| public.violations) {
        let (binding, span) = (pattern::binding(field), types::span(field.ty));
        let krate = wire_error_at(span);
        let list = quote_spanned!(span=> #krate::__private::Violations::violations(#binding));
        arms.push(pattern, &list);
    }
    let method = quote!(fn violations(&self) -> &[__wire_error::FieldViolation]);
    method_of(model, &method, arms, &quote!(&[]), false)
}

fn data(model: &Model<'_>) -> Option<TokenStream> {
    let mut arms = forward(model, "data", &TokenStream::new());
    let mut guard = quote!(when_json);
    for (pattern, field) in of_field(model, |public| public.data) {
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

/// What only a nested type says.
fn forwarded(model: &Model<'_>) -> TokenStream {
    let rpc_details = method_of(
        model,
        &quote!(fn rpc_details(&self) -> __wire_error::RpcDetails<'_>),
        forward(model, "rpc_details", &TokenStream::new()),
        &quote!(__wire_error::RpcDetails::NONE),
        false,
    );
    let challenges = method_of(
        model,
        &quote!(fn challenges(&self) -> &[__wire_error::Challenge]),
        forward(model, "challenges", &TokenStream::new()),
        &quote!(&[]),
        false,
    );
    let headers = method_of(
        model,
        &quote! {
            fn headers(
                &self,
                visit: &mut dyn ::core::ops::FnMut(&'static ::core::primitive::str, __wire_error::Text<'_>),
            )
        },
        forward(model, "headers", &quote!(visit)),
        &quote!({}),
        false,
    );
    let extensions = method_of(
        model,
        &quote! {
            fn extensions(
                &self,
                visit: &mut dyn ::core::ops::FnMut(&'static ::core::primitive::str, &dyn __wire_error::__private::Data),
            )
        },
        forward(model, "extensions", &quote!(visit)),
        &quote!({}),
        false,
    );
    let extensions =
        extensions.map(|method| quote!(__wire_error::__private::when_json! { #method }));
    quote!(#rpc_details #challenges #headers #extensions)
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
fn forward(model: &Model<'_>, method: &str, arg: &TokenStream) -> Arms {
    let mut arms = Arms::default();
    for variant in &model.variants {
        let Wire::Transparent(field) = variant.wire else { continue };
        let (pattern, binding) = (pattern::bind(model, variant, &[field]), pattern::binding(field));
        let span = types::span(field.ty);
        let (krate, method) = (wire_error_at(span), syn::Ident::new(method, span));
        let forward = quote_spanned!(span=> #krate::Disclose::#method(#binding, #arg));
        arms.push(pattern, &forward);
    }
    arms
}

/// The pattern of each variant with such a field, and the field.
fn of_field<'a>(
    model: &'a Model<'a>,
    pick: fn(&Public<'a>) -> Option<&'a Field<'a>>,
) -> Vec<(Pattern<'a>, &'a Field<'a>)> {
    let mut found = vec![];
    for variant in &model.variants {
        let Wire::Row { public, .. } = &variant.wire else { continue };
        if let Some(field) = pick(public) {
            found.push((pattern::bind(model, variant, &[field]), field));
        }
    }
    found
}
