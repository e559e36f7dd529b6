//! `WireContract`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::bounds;
use super::paths::wire_error_at;
use crate::model::{HttpBody, Model, Variant, Wire};
use crate::types;

pub(super) fn generate(model: &Model<'_>) -> TokenStream {
    let ident = model.ident;
    let name = syn::ext::IdentExt::unraw(ident).to_string();
    let (impl_generics, ty_generics, _) = model.generics.split_for_impl();
    let where_clause = bounds::where_clause(model.generics, &bounds::contract(model));
    let mut tables = TokenStream::new();
    for variant in &model.variants {
        if let Some(table) = transparent_table(variant) {
            tables.extend(quote!(#table,));
        }
    }
    let transparent = (!tables.is_empty()).then(|| quote!(.transparent(&[#tables])));
    let http_body = http_body(model).map(|body| quote!(.http_body(#body)));
    quote! {
        #[automatically_derived]
        impl #impl_generics __wire_error::WireContract for #ident #ty_generics #where_clause {
            const CONTRACT: &'static __wire_error::Table =
                &__wire_error::Table::new(#name, &__TABLE)#transparent #http_body;
        }
    }
}

/// `HttpBody::PROBLEM.content_type("application/shop+json")`, unless it is the default.
pub(super) fn http_body(model: &Model<'_>) -> Option<TokenStream> {
    let HttpBody { is_problem, content_type } = model.http_body;
    if !is_problem && content_type.is_none() {
        return None;
    }
    let body = quote::format_ident!("{}", if is_problem { "PROBLEM" } else { "AIP193" });
    let content_type = content_type.map(|content_type| quote!(.content_type(#content_type)));
    Some(quote!(__wire_error::HttpBody::#body #content_type))
}

/// `<Inner as WireContract>::CONTRACT`
pub(super) fn transparent_table(variant: &Variant<'_>) -> Option<TokenStream> {
    let Wire::Transparent(field) = &variant.wire else { return None };
    let (ty, span) = (field.ty, types::span(field.ty));
    let krate = wire_error_at(span);
    Some(quote_spanned!(span=> <#ty as #krate::WireContract>::CONTRACT))
}
