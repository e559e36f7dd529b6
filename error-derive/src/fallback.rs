//! Stub impls beside the errors, so that one fault does not bring ten others.

use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

use crate::ast::Ast;
use crate::generate::{bounds, client, into, paths};
use crate::types;
use crate::validate;

pub(crate) fn generate(
    input: &DeriveInput,
    ast: Option<&Ast<'_>>,
    error: &syn::Error,
) -> TokenStream {
    let errors = error.to_compile_error();
    let Some(ast) = ast else { return errors };
    let ident = &input.ident;
    let (impl_generics, ty_generics, where_clause) = input.generics.split_for_impl();
    let user = bounds::of_user(&input.generics);
    let krate = ast.attrs.krate.value();
    let import = paths::import(krate);
    let debug = ast.attrs.debug.is_set().then(|| {
        quote! {
            #[automatically_derived]
            impl #impl_generics ::core::fmt::Debug for #ident #ty_generics #where_clause {
                fn fmt(&self, _: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    ::core::unreachable!()
                }
            }
        }
    });
    let elsewhere = ast.attrs.internal_display.is_set() || !ast.error_attrs.is_empty();
    let displayed = (!elsewhere).then(|| {
        let from = from(ast, input);
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
    let client = validate::client(ast);
    let client_definition = client.as_ref().map(|of| client::definition(of, krate));
    let client_stubs = client.as_ref().map(|of| client::stubs(of));
    let into = ast.attrs.into.value().map_or(&[][..], Vec::as_slice);
    let into = into::generate(into, ident, &input.generics);
    quote! {
        #errors
        #client_definition

        const _: () = {
            #import
            #debug
            #displayed

            #[automatically_derived]
            impl #impl_generics __wire_error::Disclose for #ident #ty_generics
            where #user Self: ::core::error::Error {
                fn record(&self) -> &__wire_error::ErrorSpec {
                    ::core::unreachable!()
                }
            }

            #[automatically_derived]
            impl #impl_generics __wire_error::WireContract for #ident #ty_generics #where_clause {
                const CONTRACT: &'static __wire_error::Table = &__wire_error::Table::new("", &[]);
            }

            #into
            #client_stubs
        };
    }
}

fn from(ast: &Ast<'_>, input: &DeriveInput) -> TokenStream {
    let ident = &input.ident;
    let (impl_generics, ty_generics, where_clause) = input.generics.split_for_impl();
    let mut impls = TokenStream::new();
    for field in ast.variants.iter().flat_map(|variant| &variant.fields) {
        if field.from.is_none() {
            continue;
        }
        let ty = types::option_of(field.ty).unwrap_or(field.ty);
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
