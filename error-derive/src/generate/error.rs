//! `Error`, with `source()`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::paths::wire_error_at;
use super::pattern::Arms;
use super::{bounds, pattern};
use crate::model::{Model, Variant, Wire};
use crate::types;

pub(super) fn generate(model: &Model) -> TokenStream {
    let ident = &model.ident;
    let (impl_generics, ty_generics, _) = model.generics.split_for_impl();
    let mut bounds = bounds::source(model);
    bounds.extend(bounds::of_self(model, &quote!(::core::fmt::Debug + ::core::fmt::Display)));
    let where_clause = bounds::where_clause(&model.generics, &bounds);
    let source = source(model);
    quote! {
        #[automatically_derived]
        impl #impl_generics ::core::error::Error for #ident #ty_generics #where_clause {
            #source
        }
    }
}

fn source(model: &Model) -> Option<TokenStream> {
    let mut arms = Arms::default();
    for variant in &model.variants {
        add_source(model, variant, &mut arms);
    }
    if arms.is_empty() {
        return None;
    }
    let body = arms.match_on(model, &quote!(self), &quote!(::core::option::Option::None));
    Some(quote! {
        fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
            use __wire_error::__private::{ErrorSource as _, PointerSource as _};
            #body
        }
    })
}

/// `Shop::Storage { 0: field_0, .. } => Some((&&&SourceField(field_0)).as_dyn_error()),`
fn add_source(model: &Model, variant: &Variant, arms: &mut Arms) {
    if let Wire::Transparent(field) = &variant.wire {
        let fields = std::slice::from_ref(field);
        let (pattern, binding) = (pattern::bind(model, variant, fields), pattern::binding(field));
        return arms.push(pattern, &quote!(::core::error::Error::source(#binding)));
    }
    let Some(field) = &variant.source else { return };
    let fields = std::slice::from_ref(field);
    let (pattern, binding) = (pattern::bind(model, variant, fields), pattern::binding(field));
    let span = types::span(&field.ty);
    let krate = wire_error_at(span);
    let mut source = quote_spanned! {span=>
        ::core::option::Option::Some((&&&#krate::__private::SourceField(#binding)).as_dyn_error())
    };
    if types::option_of(&field.ty).is_some() {
        source = quote_spanned! {span=>
            match #binding {
                ::core::option::Option::Some(#binding) => #source,
                ::core::option::Option::None => ::core::option::Option::None,
            }
        };
    }
    arms.push(pattern, &source);
}
