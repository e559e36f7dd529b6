//! `WireContract`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::{Krate, bounds};
use crate::model::{HttpBody, Model, Variant, Wire};
use crate::types;

pub(super) fn generate(model: &Model<'_>, krate: &Krate) -> TokenStream {
    let ident = model.ident;
    let name = syn::ext::IdentExt::unraw(ident).to_string();
    let (impl_generics, ty_generics, _) = model.generics.split_for_impl();
    let where_clause = bounds::where_clause(model.generics, &bounds::contract(model, krate));
    let mut tables = TokenStream::new();
    for variant in &model.variants {
        if let Some(table) = transparent_table(variant, krate) {
            tables.extend(quote!(#table,));
        }
    }
    let transparent = (!tables.is_empty()).then(|| quote!(.transparent(&[#tables])));
    let http_body = http_body(model, krate).map(|body| quote!(.http_body(#body)));
    quote! {
        #[automatically_derived]
        impl #impl_generics #krate::WireContract for #ident #ty_generics #where_clause {
            const CONTRACT: &'static #krate::Table =
                &#krate::Table::new(#name, &__TABLE)#transparent #http_body;
        }
    }
}

/// `HttpBody::PROBLEM.content_type("application/shop+json")`, unless it is the default.
pub(super) fn http_body(model: &Model<'_>, krate: &Krate) -> Option<TokenStream> {
    let HttpBody { is_problem, content_type } = model.http_body;
    if !is_problem && content_type.is_none() {
        return None;
    }
    let body = quote::format_ident!("{}", if is_problem { "PROBLEM" } else { "AIP193" });
    let content_type = content_type.map(|content_type| quote!(.content_type(#content_type)));
    Some(quote!(#krate::HttpBody::#body #content_type))
}

/// `<Inner as WireContract>::CONTRACT`
pub(super) fn transparent_table(variant: &Variant<'_>, krate: &Krate) -> Option<TokenStream> {
    let Wire::Transparent(field) = &variant.wire else { return None };
    let (ty, span) = (field.ty, types::span(field.ty));
    let krate = krate.at(span);
    Some(quote_spanned!(span=> <#ty as #krate::WireContract>::CONTRACT))
}
