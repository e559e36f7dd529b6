//! `WireContract`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;

use super::{assertions, bounds, nested};
use crate::model::{Layout, Model, Text, Wire};
use crate::types::placed;

pub(super) fn generate(model: &Model) -> TokenStream {
    let ident = &model.ident;
    let name = ident.unraw().to_string();
    let (impl_generics, ty_generics, _) = model.generics.split_for_impl();
    let where_clause = bounds::where_clause(&model.generics, &bounds::contract(model));
    let mut tables = TokenStream::new();
    for variant in &model.variants {
        if let Wire::Transparent(field) = &variant.wire {
            let table = nested::table(field);
            tables.extend(quote!(#table,));
        }
    }
    let transparent = (!tables.is_empty()).then(|| quote!(.with_transparent(&[#tables])));
    let len = model.records.len();
    let span = placed(ident.span());
    let identity = quote_spanned! {span=>
        __wire_error::Identity::new(::core::module_path!(), ::core::line!(), ::core::column!())
    };
    let table = quote! {
        &__wire_error::Table::new(#name, __TABLE.split_at(#len).0)
            .with_identity(#identity)
            .with_style(__STYLE)
            #transparent
    };
    let checks = assertions::of_contract(model);
    let contract = if checks.is_empty() { table } else { quote!({ #checks #table }) };
    quote! {
        #[automatically_derived]
        impl #impl_generics __wire_error::WireContract for #ident #ty_generics #where_clause {
            const CONTRACT: &'static __wire_error::Table = #contract;
        }
    }
}

/// `const __STYLE: Style = Style::NONE.with_data(DataShape::Info);`
pub(super) fn style(model: &Model) -> TokenStream {
    let type_base = model.type_base.as_ref().map(|base| match base {
        Text::Literal(literal) => quote!(.with_type_base(#literal)),
        Text::Path(_) => quote!(.with_type_base(__TYPE_BASE)),
    });
    let data = model.data_shape.map(|shape| {
        let shape = quote::format_ident!("{shape}");
        quote!(.with_data(__wire_error::DataShape::#shape))
    });
    let body = match &model.http_body.layout {
        Layout::Default => TokenStream::new(),
        Layout::Aip193 => quote!(.with_body(__wire_error::HttpBody::AIP193)),
        Layout::Problem => quote!(.with_body(__wire_error::HttpBody::PROBLEM)),
        Layout::Own(path) => quote!(.with_body(__wire_error::HttpBody::of::<#path>())),
    };
    let content_type = model.http_body.content_type.as_ref();
    let content_type = content_type.map(|content_type| quote!(.with_content_type(#content_type)));
    quote! {
        const __STYLE: __wire_error::Style =
            __wire_error::Style::NONE #type_base #data #body #content_type;
    }
}
