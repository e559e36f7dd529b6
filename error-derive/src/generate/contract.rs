//! `WireContract`.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};

use super::bounds;
use super::paths::wire_error_at;
use crate::attr::Constant;
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
    let transparent = (!tables.is_empty()).then(|| quote!(.with_transparent(&[#tables])));
    let len = model.records.len();
    let span = Span::call_site().located_at(ident.span());
    let identity = quote_spanned! {span=>
        __wire_error::Identity::new(::core::module_path!(), ::core::line!(), ::core::column!())
    };
    quote! {
        #[automatically_derived]
        impl #impl_generics __wire_error::WireContract for #ident #ty_generics #where_clause {
            const CONTRACT: &'static __wire_error::Table =
                &__wire_error::Table::new(#name, __TABLE.split_at(#len).0)
                    .with_identity(#identity)
                    .with_style(__STYLE)
                    #transparent;
        }
    }
}

/// `const __STYLE: Style = Style::NONE.with_data(DataShape::Info);`
pub(super) fn style(model: &Model<'_>) -> TokenStream {
    let type_base = model.type_base.map(|base| match base {
        Constant::Literal(literal) => quote!(.with_type_base(#literal)),
        Constant::Path(_) => quote!(.with_type_base(__TYPE_BASE)),
    });
    let data = model.data.map(|shape| {
        let shape = quote::format_ident!("{shape}");
        quote!(.with_data(__wire_error::DataShape::#shape))
    });
    let HttpBody { is_problem, content_type } = model.http_body;
    let body = is_problem.then(|| quote!(.with_body(__wire_error::HttpBody::PROBLEM)));
    let content_type = content_type.map(|content_type| quote!(.with_content_type(#content_type)));
    quote! {
        const __STYLE: __wire_error::Style =
            __wire_error::Style::NONE #type_base #data #body #content_type;
    }
}

/// `<Inner as WireContract>::CONTRACT`
pub(super) fn transparent_table(variant: &Variant<'_>) -> Option<TokenStream> {
    let Wire::Transparent(field) = &variant.wire else { return None };
    let (ty, span) = (field.ty, types::span(field.ty));
    let krate = wire_error_at(span);
    Some(quote_spanned!(span=> <#ty as #krate::WireContract>::CONTRACT))
}
