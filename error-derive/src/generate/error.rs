//! `Error`, with `source()`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::paths::wire_error_at;
use super::pattern::Arms;
use super::{bounds, nested, pattern};
use crate::model::{Model, Wire};

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

/// `Shop::Storage { 0: field_0, .. } => (&&&&&&SourceField(...)).as_dyn_error(),`: that a source is
/// an error, a pointer to one or an `Option` of either, a trait says.
fn source(model: &Model) -> Option<TokenStream> {
    let mut arms = Arms::default();
    for (pattern, field) in nested::arms(model) {
        let inner = nested::inner(model, field);
        arms.push(pattern, &quote!(::core::error::Error::source(#inner)));
    }
    for variant in &model.variants {
        let (Wire::Row { .. }, Some(field)) = (&variant.wire, &variant.source) else { continue };
        let pattern = pattern::bind(model, variant, std::slice::from_ref(field));
        let (binding, span) = (pattern::binding(field), field.ty_span);
        let krate = wire_error_at(span);
        let source = quote_spanned! {span=>
            match (&&#krate::__private::field::Maybe(#binding)).wire_error_value() {
                ::core::option::Option::Some(source) => ::core::option::Option::Some(
                    (&&&&&#krate::__private::SourceField(source)).as_dyn_error(),
                ),
                ::core::option::Option::None => ::core::option::Option::None,
            }
        };
        arms.push(pattern, &source);
    }
    if arms.is_empty() {
        return None;
    }
    let body = arms.match_on(model, &quote!(self), &quote!(::core::option::Option::None));
    Some(quote! {
        fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
            #[allow(unused_imports)]
            use __wire_error::__private::source_prelude::*;
            #body
        }
    })
}
