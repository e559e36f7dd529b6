//! `WireError`: what leaves the process.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;

use super::contract::{self, field_span};
use super::{Krate, bounds, display, fields, pattern};
use crate::ast::Field;
use crate::model::{Model, Public, Variant, Wire};

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
    let arms: Vec<TokenStream> = forward(model, krate, "spec", &[]);
    if arms.is_empty() {
        return quote!(&__TABLE[__row(self)]);
    }
    let rest = pattern::rest(model, &arms, &quote!(&__TABLE[__row(self)]));
    quote!(match self { #(#arms)* #rest })
}

/// `visit_metadata`, unless there is nothing to visit, and the fields of which it is made.
fn metadata(model: &Model<'_>, krate: &Krate) -> TokenStream {
    let visit_metadata = quote! {
        fn visit_metadata(
            &self,
            visit: &mut dyn ::core::ops::FnMut(&'static ::core::primitive::str, #krate::Text<'_>),
        )
    };
    let visit_fields = quote! {
        fn visit_fields(&self, visit: &mut dyn ::core::ops::FnMut(&[#krate::Text<'_>]))
    };
    let fields = fields::call(model, &quote!(self));
    let of_metadata =
        quote!(#krate::__private::visit_metadata(&__TABLE[__row(self)], &#fields, visit));
    let method = |method: &TokenStream, name: &str, otherwise: &TokenStream| {
        let arms = forward(model, krate, name, &[quote!(visit)]);
        if arms.is_empty() && fields::most(model) > 0 {
            return Some(quote!(#method { #otherwise }));
        }
        method_of(model, method, &arms, otherwise)
    };
    let visit_metadata = method(&visit_metadata, "visit_metadata", &of_metadata);
    let visit_fields = method(&visit_fields, "visit_fields", &quote!(visit(&#fields)));
    quote!(#visit_metadata #visit_fields)
}

fn retry_after(model: &Model<'_>, krate: &Krate) -> Option<TokenStream> {
    let method = quote! {
        fn retry_after(&self) -> ::core::option::Option<::core::time::Duration>
    };
    let default = quote!(__TABLE[__row(self)].retry_after);
    let mut arms = forward(model, krate, "retry_after", &[]);
    arms.extend(of_field(
        model,
        |public| public.retry_after,
        |field, value| {
            let span = field_span(field.ty);
            let krate = krate.at(span);
            let delay = quote_spanned!(span=> #krate::__private::Delay::delay(#value));
            quote!(::core::option::Option::or(#delay, #default))
        },
    ));
    method_of(model, &method, &arms, &default)
}

fn violations(model: &Model<'_>, krate: &Krate) -> Option<TokenStream> {
    let method = quote!(fn field_violations(&self) -> &[#krate::FieldViolation]);
    let mut arms = forward(model, krate, "field_violations", &[]);
    arms.extend(of_field(
        model,
        |public| public.violations,
        |field, value| {
            let span = field_span(field.ty);
            let krate = krate.at(span);
            quote_spanned!(span=> #krate::__private::Violations::violations(#value))
        },
    ));
    let method = method_of(model, &method, &arms, &quote!(&[]))?;
    Some(quote!(#krate::__private::when_alloc! { #method }))
}

fn data(model: &Model<'_>, krate: &Krate) -> Option<TokenStream> {
    let method = quote! {
        fn data(&self) -> ::core::option::Option<&dyn #krate::__private::Data>
    };
    let mut arms = forward(model, krate, "data", &[]);
    let is_forward_only = {
        let before = arms.len();
        arms.extend(of_field(
            model,
            |public| public.data,
            |_, value| quote!(::core::option::Option::Some(#value)),
        ));
        arms.len() == before
    };
    let method = method_of(model, &method, &arms, &quote!(::core::option::Option::None))?;
    let guard = if is_forward_only { quote!(when_json) } else { quote!(data_needs_json) };
    Some(quote!(#krate::__private::#guard! { #method }))
}

/// The record holds for each value, but a field of a `transparent` variant may be written by hand.
fn is_derived(model: &Model<'_>, krate: &Krate) -> TokenStream {
    let method = quote!(#[inline] fn is_derived(&self) -> ::core::primitive::bool);
    let arms = forward(model, krate, "is_derived", &[]);
    method_of(model, &method, &arms, &quote!(true)).unwrap_or_else(|| quote!(#method { true }))
}

/// The names of variants that stand for another's record.
fn variant(model: &Model<'_>, krate: &Krate) -> Option<TokenStream> {
    let mut arms = forward(model, krate, "variant", &[]);
    arms.extend(model.variants.iter().filter_map(|variant| match variant.wire {
        Wire::Row { same_as: true, .. } => {
            let (path, name) = (pattern::path(model, variant), variant.ident.unraw().to_string());
            Some(quote!(#path { .. } => #name,))
        }
        _ => None,
    }));
    let method = quote!(fn variant(&self) -> &'static ::core::primitive::str);
    method_of(model, &method, &arms, &quote!(__TABLE[__row(self)].name))
}

/// What a field of a `transparent` variant answers may differ from its record.
fn code(model: &Model<'_>, krate: &Krate) -> Option<TokenStream> {
    let arms = forward(model, krate, "code", &[]);
    method_of(
        model,
        &quote!(fn code(&self) -> ::core::primitive::i32),
        &arms,
        &quote!(__TABLE[__row(self)].code),
    )
}

/// The method, unless no variant needs it.
fn method_of(
    model: &Model<'_>,
    method: &TokenStream,
    arms: &[TokenStream],
    otherwise: &TokenStream,
) -> Option<TokenStream> {
    if arms.is_empty() {
        return None;
    }
    let rest = pattern::rest(model, arms, otherwise);
    Some(quote!(#method { match self { #(#arms)* #rest } }))
}

/// An arm for each `transparent` variant, which asks its field the same.
fn forward(
    model: &Model<'_>,
    krate: &Krate,
    method: &str,
    args: &[TokenStream],
) -> Vec<TokenStream> {
    let arm = |variant: &Variant<'_>| {
        let Wire::Transparent(field) = &variant.wire else { return None };
        let (pattern, binding) = (pattern::bind(model, variant, [*field]), pattern::binding(field));
        let span = field_span(field.ty);
        let (krate, method) = (krate.at(span), syn::Ident::new(method, span));
        let forward = quote_spanned!(span=> #krate::WireError::#method(#binding #(, #args)*));
        Some(quote!(#pattern => #forward,))
    };
    model.variants.iter().filter_map(arm).collect()
}

/// An arm for each variant with such a field.
fn of_field<'a>(
    model: &'a Model<'a>,
    pick: fn(&Public<'a>) -> Option<&'a Field<'a>>,
    value: impl Fn(&Field<'_>, TokenStream) -> TokenStream,
) -> Vec<TokenStream> {
    let arm = |variant: &'a Variant<'a>| {
        let Wire::Row { public, .. } = &variant.wire else { return None };
        let field = pick(public)?;
        let pattern = pattern::bind(model, variant, [field]);
        let binding = pattern::binding(field);
        let value = value(field, quote!(#binding));
        Some(quote!(#pattern => #value,))
    };
    model.variants.iter().filter_map(arm).collect()
}
