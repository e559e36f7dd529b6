//! Stub impls beside the errors, so that one fault does not bring ten others.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::generate::{bounds, client, into, paths};
use crate::model::Model;
use crate::types;

pub(crate) fn generate(model: &Model, error: &syn::Error) -> TokenStream {
    let errors = error.to_compile_error();
    let ident = &model.ident;
    let (impl_generics, ty_generics, where_clause) = model.generics.split_for_impl();
    let user = bounds::of_user(&model.generics);
    let import = paths::import(model.krate.as_ref());
    let debug = model.debug.then(|| {
        quote! {
            #[automatically_derived]
            impl #impl_generics ::core::fmt::Debug for #ident #ty_generics #where_clause {
                fn fmt(&self, _: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    ::core::unreachable!()
                }
            }
        }
    });
    let displayed = model.display.then(|| {
        let from = from(model);
        quote! {
            #[automatically_derived]
            impl #impl_generics ::core::fmt::Display for #ident #ty_generics #where_clause {
                fn fmt(&self, _: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    ::core::unreachable!()
                }
            }

            #[automatically_derived]
            impl #impl_generics ::core::error::Error for #ident #ty_generics
            where #user Self: ::core::fmt::Debug {}

            #from
        }
    });
    // Where thiserror's attribute stands, nothing tells whether its derive does: then whether the
    // type is an `Error` is not known.
    let disclose = (!model.is_thiserror).then(|| {
        let into = into::generate(model);
        quote! {
            #[automatically_derived]
            impl #impl_generics __wire_error::Disclose for #ident #ty_generics
            where #user Self: ::core::error::Error {
                fn record(&self) -> &__wire_error::ErrorSpec {
                    ::core::unreachable!()
                }
            }

            #into
        }
    });
    let client = model.client.as_ref();
    let client_definition = client.map(|of| client::definition(of, model.krate.as_ref()));
    let client_stubs = client.map(client::stubs);
    let client_of = client::of(model);
    quote! {
        #errors
        #client_definition

        #[allow(deprecated)]
        const _: () = {
            #import
            #debug
            #displayed
            #disclose

            #[automatically_derived]
            impl #impl_generics __wire_error::WireContract for #ident #ty_generics #where_clause {
                const CONTRACT: &'static __wire_error::Table = &__wire_error::Table::new("", &[]);
            }

            #client_stubs
            #client_of
        };
    }
}

fn from(model: &Model) -> TokenStream {
    let ident = &model.ident;
    let (impl_generics, ty_generics, where_clause) = model.generics.split_for_impl();
    let mut impls = TokenStream::new();
    for (field, _) in model.variants.iter().filter_map(|variant| variant.from.as_ref()) {
        let ty = types::option_of(&field.ty).unwrap_or(&field.ty);
        let ty = ty.to_token_stream();
        impls.extend(quote! {
            #[automatically_derived]
            impl #impl_generics ::core::convert::From<#ty> for #ident #ty_generics #where_clause {
                fn from(_: #ty) -> Self {
                    ::core::unreachable!()
                }
            }
        });
    }
    impls
}
