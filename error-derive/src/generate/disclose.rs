//! `Disclose`: what leaves the process.

use std::rc::Rc;

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};

use super::paths::wire_error_at;
use super::pattern::{Arms, Pattern};
use super::texts::Texts;
use super::{bounds, nested, pattern};
use crate::model::{Field, Model, Public, Wire};

pub(super) fn generate(model: &Model, texts: &mut Texts) -> TokenStream {
    let ident = &model.ident;
    let (impl_generics, ty_generics, _) = model.generics.split_for_impl();
    let mut bounds = bounds::display(model);
    bounds.extend(bounds::data(model));
    bounds.extend(bounds::of_self(model, &quote!(::core::error::Error)));
    let where_clause = bounds::where_clause(&model.generics, &bounds);
    let record = record(model);
    let delay = delay(model);
    let violations = violations(model);
    let data = data(model);
    let style = style(model);
    let rpc_details = rpc_details(model);
    let challenges = challenges(model);
    let headers = headers(model, texts);
    let extensions = extensions(model);
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
            #rpc_details
            #challenges
            #headers
            #extensions
        }
    }
}

fn record(model: &Model) -> TokenStream {
    let arms = forward(model, "record", &TokenStream::new());
    let of_row = quote!(&__TABLE[__row(self)]);
    if arms.is_empty() { of_row } else { arms.match_on(model, &quote!(self), &of_row) }
}

/// A nested type's own style counts first.
fn style(model: &Model) -> TokenStream {
    let mut arms = Arms::default();
    for (pattern, field) in nested::arms(model) {
        let inner = nested::inner(model, field);
        let span = field.ty_span;
        let krate = wire_error_at(span);
        arms.push(pattern, &quote_spanned!(span=> #krate::Disclose::style(#inner).or(__STYLE)));
    }
    let own = quote!(__STYLE);
    let body = if arms.is_empty() { own } else { arms.match_on(model, &quote!(self), &own) };
    quote! {
        #[inline]
        fn style(&self) -> __wire_error::Style {
            #body
        }
    }
}

fn delay(model: &Model) -> Option<TokenStream> {
    let default = quote!(__TABLE[__row(self)].retry_after());
    let mut arms = forward(model, "delay", &TokenStream::new());
    for (pattern, field) in of_field(model, |public| public.retry_after.as_ref()) {
        let delay = call("Delay", "delay", field);
        arms.push(pattern, &quote!(::core::option::Option::or(#delay, #default)));
    }
    let method = quote!(fn delay(&self) -> ::core::option::Option<::core::time::Duration>);
    method_of(model, &method, arms, &default)
}

fn violations(model: &Model) -> Option<TokenStream> {
    let mut arms = forward(model, "violations", &TokenStream::new());
    for (pattern, field) in of_field(model, |public| public.violations.as_ref()) {
        arms.push(pattern, &call("Violations", "violations", field));
    }
    let method = quote!(fn violations(&self) -> &[__wire_error::FieldViolation]);
    method_of(model, &method, arms, &quote!(&[]))
}

fn challenges(model: &Model) -> Option<TokenStream> {
    let mut arms = forward(model, "challenges", &TokenStream::new());
    for (pattern, field) in of_field(model, |public| public.challenge.as_ref()) {
        arms.push(pattern, &call("Challenges", "challenges", field));
    }
    let method = quote!(fn challenges(&self) -> &[__wire_error::Challenge]);
    method_of(model, &method, arms, &quote!(&[]))
}

fn data(model: &Model) -> Option<TokenStream> {
    let mut arms = forward(model, "data", &TokenStream::new());
    let mut is_own = false;
    for (pattern, field) in of_field(model, |public| public.data.as_ref()) {
        let binding = pattern::binding(field);
        arms.push(pattern, &quote!(::core::option::Option::Some(#binding)));
        is_own = true;
    }
    let method = quote! {
        fn data(&self) -> ::core::option::Option<&dyn __wire_error::__private::Data>
    };
    let method = method_of(model, &method, arms, &quote!(::core::option::Option::None))?;
    Some(if is_own { needs_json("a `data`", &method) } else { method })
}

fn rpc_details(model: &Model) -> Option<TokenStream> {
    let mut arms = forward(model, "rpc_details", &TokenStream::new());
    for variant in &model.variants {
        let Wire::Row { public, .. } = &variant.wire else { continue };
        if public.rpc_details.is_empty() {
            continue;
        }
        let mut adds = TokenStream::new();
        for field in &public.rpc_details {
            let (binding, span) = (pattern::binding(field), field.ty_span);
            let krate = wire_error_at(span);
            adds.extend(quote_spanned! {span=>
                #krate::__private::RpcDetail::add_to(#binding, &mut details);
            });
        }
        let body = quote!({
            let mut details = __wire_error::RpcDetails::NONE;
            #adds
            details
        });
        arms.push(pattern::bind(model, variant, &public.rpc_details), &body);
    }
    let method = quote!(fn rpc_details(&self) -> __wire_error::RpcDetails<'_>);
    method_of(model, &method, arms, &quote!(__wire_error::RpcDetails::NONE))
}

fn headers(model: &Model, texts: &mut Texts) -> Option<TokenStream> {
    let mut arms = forward(model, "headers", &quote!(visit));
    for variant in &model.variants {
        let Wire::Row { public, .. } = &variant.wire else { continue };
        if public.headers.is_empty() {
            continue;
        }
        let (mut visits, mut fields) = (TokenStream::new(), vec![]);
        for (name, field) in &public.headers {
            let text = texts.plain(model, field);
            visits.extend(quote!(visit(#name, #text);));
            fields.push(Rc::clone(field));
        }
        arms.push(pattern::bind(model, variant, &fields), &quote!({ #visits }));
    }
    let method = quote! {
        fn headers(
            &self,
            visit: &mut dyn ::core::ops::FnMut(&'static ::core::primitive::str, __wire_error::Text<'_>),
        )
    };
    method_of(model, &method, arms, &quote!({}))
}

fn extensions(model: &Model) -> Option<TokenStream> {
    let mut arms = forward(model, "extensions", &quote!(visit));
    let mut is_own = false;
    for variant in &model.variants {
        let Wire::Row { public, .. } = &variant.wire else { continue };
        if public.extensions.is_empty() {
            continue;
        }
        let (mut visits, mut fields) = (TokenStream::new(), vec![]);
        for (name, field) in &public.extensions {
            let binding = pattern::binding(field);
            visits.extend(quote!(visit(#name, #binding);));
            fields.push(Rc::clone(field));
        }
        arms.push(pattern::bind(model, variant, &fields), &quote!({ #visits }));
        is_own = true;
    }
    let method = quote! {
        fn extensions(
            &self,
            visit: &mut dyn ::core::ops::FnMut(&'static ::core::primitive::str, &dyn __wire_error::__private::Data),
        )
    };
    let method = method_of(model, &method, arms, &quote!({}))?;
    Some(if is_own { needs_json("an `extension`", &method) } else { method })
}

/// The method of a field, or an error where the feature is off that it needs.
fn needs_json(field: &str, method: &TokenStream) -> TokenStream {
    let missing = format!("{field} field needs the feature `json` of `wire-error`");
    quote!(__wire_error::__private::needs_json! { [#missing] #method })
}

/// `__private::Delay::delay(field_again)`, which says at the field what its type must be.
fn call(of: &str, method: &str, field: &Field) -> TokenStream {
    let (binding, span) = (pattern::binding(field), field.ty_span);
    let (krate, of) = (wire_error_at(span), Ident::new(of, span));
    let method = Ident::new(method, span);
    quote_spanned!(span=> #krate::__private::#of::#method(#binding))
}

/// The method, unless no variant differs from the trait's own.
fn method_of(
    model: &Model,
    method: &TokenStream,
    arms: Arms,
    otherwise: &TokenStream,
) -> Option<TokenStream> {
    if arms.is_empty() {
        return None;
    }
    let body = arms.match_on(model, &quote!(self), otherwise);
    Some(quote!(#method { #body }))
}

/// An arm for each `transparent` variant, which asks its field the same.
fn forward(model: &Model, method: &str, arg: &TokenStream) -> Arms {
    let mut arms = Arms::default();
    for (pattern, field) in nested::arms(model) {
        let inner = nested::inner(model, field);
        let span = field.ty_span;
        let (krate, method) = (wire_error_at(span), Ident::new(method, span));
        arms.push(pattern, &quote_spanned!(span=> #krate::Disclose::#method(#inner, #arg)));
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
