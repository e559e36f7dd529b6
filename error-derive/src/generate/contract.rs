//! `WireContract`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::bounds;
use super::paths::wire_error_at;
use crate::model::{Layout, Model, Variant, Wire};
use crate::types;

pub(super) fn generate(model: &Model) -> TokenStream {
    let ident = &model.ident;
    let name = syn::ext::IdentExt::unraw(ident).to_string();
    let (impl_generics, ty_generics, _) = model.generics.split_for_impl();
    let where_clause = bounds::where_clause(&model.generics, &bounds::contract(model));
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
pub(super) fn http_body(model: &Model) -> Option<TokenStream> {
    let content_type = model.http_body.content_type.as_ref();
    let body = match &model.http_body.layout {
        Layout::Default if content_type.is_none() => return None,
        Layout::Default | Layout::Aip193 => quote!(AIP193),
        Layout::Problem => quote!(PROBLEM),
        Layout::Own(path) => quote!(of::<#path>()),
    };
    let content_type = content_type.map(|content_type| quote!(.content_type(#content_type)));
    Some(quote!(__wire_error::HttpBody::#body #content_type))
}

/// `<Inner as WireContract>::CONTRACT`
pub(super) fn transparent_table(variant: &Variant) -> Option<TokenStream> {
    let Wire::Transparent(field) = &variant.wire else { return None };
    let (ty, span) = (&field.ty, types::span(&field.ty));
    let krate = wire_error_at(span);
    Some(quote_spanned!(span=> <#ty as #krate::WireContract>::CONTRACT))
}
