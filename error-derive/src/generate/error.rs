//! `Error`, with `source()`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::contract::field_span;
use super::{Krate, bounds, pattern};
use crate::fields;
use crate::model::{Model, Variant, Wire};

pub(super) fn generate(model: &Model<'_>, krate: &Krate) -> TokenStream {
    let ident = model.ident;
    let (impl_generics, ty_generics, _) = model.generics.split_for_impl();
    let mut bounds = bounds::source(model, krate);
    bounds.extend(bounds::of_self(model, &quote!(::core::fmt::Debug + ::core::fmt::Display)));
    let where_clause = bounds::where_clause(model, &bounds);
    let source = source(model, krate);
    quote! {
        #[automatically_derived]
        impl #impl_generics ::core::error::Error for #ident #ty_generics #where_clause {
            #source
        }
    }
}

fn source(model: &Model<'_>, krate: &Krate) -> Option<TokenStream> {
    let arms: Vec<TokenStream> =
        model.variants.iter().filter_map(|variant| source_arm(model, variant)).collect();
    if arms.is_empty() {
        return None;
    }
    let rest = pattern::rest(model, &arms, &quote!(::core::option::Option::None));
    Some(quote! {
        fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
            use #krate::__private::AsDynError as _;
            match self { #(#arms)* #rest }
        }
    })
}

/// `Shop::Storage { 0: field_0, .. } => Some(field_0.as_dyn_error()),`
fn source_arm(model: &Model<'_>, variant: &Variant<'_>) -> Option<TokenStream> {
    if let Wire::Transparent(field) = &variant.wire {
        let (pattern, binding) = (pattern::bind(model, variant, [*field]), pattern::binding(field));
        return Some(quote!(#pattern => ::core::error::Error::source(#binding),));
    }
    let field = variant.source?;
    let (pattern, binding) = (pattern::bind(model, variant, [field]), pattern::binding(field));
    let span = field_span(field.ty);
    let source = if fields::option_of(field.ty).is_some() {
        quote_spanned! {span=>
            match #binding {
                ::core::option::Option::Some(#binding) => {
                    ::core::option::Option::Some(#binding.as_dyn_error())
                }
                ::core::option::Option::None => ::core::option::Option::None,
            }
        }
    } else {
        quote_spanned!(span=> ::core::option::Option::Some(#binding.as_dyn_error()))
    };
    Some(quote!(#pattern => #source,))
}
