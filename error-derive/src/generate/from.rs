//! `From` of each `#[from]` field.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};

use super::pattern;
use crate::model::Model;
use crate::types;

pub(super) fn generate(model: &Model) -> TokenStream {
    let ident = &model.ident;
    let (impl_generics, ty_generics, where_clause) = model.generics.split_for_impl();
    let mut impls = TokenStream::new();
    for variant in &model.variants {
        let Some((field, span)) = &variant.from else { continue };
        let (path, member) = (pattern::path(model, variant), &field.member);
        let (ty, source) = match types::option_of(&field.ty) {
            Some(inner) => (inner, quote!(::core::convert::From::from(source))),
            None => (&field.ty, quote!(source)),
        };
        let ty = ty.to_token_stream();
        // Where two variants come from one type, rustc points at the second `#[from]`.
        impls.extend(quote_spanned! {*span=>
            #[automatically_derived]
            impl #impl_generics ::core::convert::From<#ty> for #ident #ty_generics #where_clause {
                fn from(source: #ty) -> Self {
                    #path { #member: #source }
                }
            }
        });
    }
    impls
}
