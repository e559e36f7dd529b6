//! `From` of each `#[from]` field.

use proc_macro2::TokenStream;
use quote::quote;

use super::pattern;
use crate::fields;
use crate::model::Model;

pub(super) fn generate(model: &Model<'_>) -> TokenStream {
    let ident = model.ident;
    let (impl_generics, ty_generics, where_clause) = model.generics.split_for_impl();
    let impls = model.variants.iter().filter_map(|variant| {
        let field = variant.from?;
        let (path, member) = (pattern::path(model, variant), &field.member);
        let (ty, source) = match fields::option_of(field.ty) {
            Some(inner) => (inner, quote!(::core::option::Option::Some(source))),
            None => (field.ty, quote!(source)),
        };
        Some(quote! {
            #[automatically_derived]
            impl #impl_generics ::core::convert::From<#ty> for #ident #ty_generics #where_clause {
                fn from(source: #ty) -> Self {
                    #path { #member: #source }
                }
            }
        })
    });
    quote!(#(#impls)*)
}
