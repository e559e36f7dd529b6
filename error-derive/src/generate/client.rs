//! The client enum: what a client decodes into.

use std::rc::Rc;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Member, Path};

use super::paths::{self, wire_error_at};
use super::pattern;
use crate::model::{Client, ClientField, ClientVariant, Piece};
use crate::types;

/// ```text
/// #[non_exhaustive]
/// pub enum ShopClientError {
///     OrderNotFound { id: u64 },
///     Unknown(Box<RemoteError>),
/// }
/// ```
pub(crate) fn definition(client: &Client, krate: Option<&Path>) -> TokenStream {
    let krate = paths::wire_error(krate);
    let Client { ident, of, vis, variants, derives } = client;
    let derives = derives.iter();
    let docs = format!("What a client makes of a `{of}`.");
    let mut members = TokenStream::new();
    for variant in variants {
        let (ident, docs) = (&variant.ident, &variant.docs);
        let fields = fields(variant, &krate);
        members.extend(quote!(#[doc = #docs] #ident #fields,));
    }
    quote! {
        #[doc = #docs]
        #[derive(::core::fmt::Debug #(, #derives)*)]
        #[non_exhaustive]
        #vis enum #ident {
            #members
            /// None of the others: what the peer sent, whole.
            Unknown(#krate::__private::Box<#krate::RemoteError>),
        }
    }
}

fn fields(variant: &ClientVariant, krate: &TokenStream) -> TokenStream {
    let mut fields = TokenStream::new();
    for field in &variant.fields {
        let (member, ty) = (&field.field.member, field_type(field, krate));
        if variant.is_named {
            let docs = format!("`{}` of the metadata.", field.key);
            fields.extend(quote!(#[doc = #docs] #member: #ty,));
        } else {
            fields.extend(quote!(#ty,));
        }
    }
    match (variant.fields.is_empty(), variant.is_named) {
        (true, _) => fields,
        (false, true) => quote!({ #fields }),
        (false, false) => quote!((#fields)),
    }
}

fn field_type(field: &ClientField, krate: &TokenStream) -> TokenStream {
    let string = || quote!(#krate::__private::String);
    let ty = field.ty.as_ref().map_or_else(string, |ty| types::as_ours(ty.to_token_stream()));
    if field.is_optional { quote!(::core::option::Option<#ty>) } else { ty }
}

pub(crate) fn impls(client: &Client) -> TokenStream {
    let Client { ident, of, variants, .. } = client;
    let (mut reads, mut shows) = (TokenStream::new(), TokenStream::new());
    for variant in variants {
        reads.extend(read(ident, variant));
        shows.extend(show(variant));
    }
    quote! {
        fn __read(remote: &__wire_error::RemoteError) -> ::core::option::Option<#ident> {
            let table = <#of as __wire_error::WireContract>::CONTRACT;
            ::core::option::Option::Some(match __wire_error::__private::client::row(remote, table)? {
                #reads
                _ => return ::core::option::Option::None,
            })
        }

        #[automatically_derived]
        impl ::core::convert::From<__wire_error::RemoteError> for #ident {
            fn from(remote: __wire_error::RemoteError) -> Self {
                match __read(&remote) {
                    ::core::option::Option::Some(known) => known,
                    ::core::option::Option::None => {
                        Self::Unknown(__wire_error::__private::Box::new(remote))
                    }
                }
            }
        }

        #[automatically_derived]
        impl ::core::fmt::Display for #ident {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                __wire_error::__private::client::fmt(
                    &|visit| match self {
                        #shows
                        Self::Unknown(remote) => visit(__wire_error::Text::Display(remote)),
                    },
                    f,
                )
            }
        }

        #[automatically_derived]
        impl ::core::error::Error for #ident {}
    }
}

/// `0 => ShopClientError::OrderNotFound { id: client::field::<u64>(remote, "id")? },`
fn read(client: &Ident, variant: &ClientVariant) -> TokenStream {
    let (row, ident) = (variant.row, &variant.ident);
    let mut fields = TokenStream::new();
    for (at, field) in variant.fields.iter().enumerate() {
        let (member, key, span) = (member(variant, at), &field.key, types::span(&field.field.ty));
        let krate = wire_error_at(span);
        let function = if field.is_optional { "optional_field" } else { "field" };
        let function = Ident::new(function, span);
        fields.extend(
            quote_spanned!(span=> #member: #krate::__private::client::#function(remote, #key)?,),
        );
    }
    quote!(#row => #client::#ident { #fields },)
}

/// `Self::OrderNotFound { id: field_id, .. } => { visit(...); visit(...); }`
fn show(variant: &ClientVariant) -> TokenStream {
    let ident = &variant.ident;
    let pieces = match &variant.message {
        Ok(pieces) => pieces,
        Err(text) => return quote!(Self::#ident { .. } => visit(__wire_error::Text::Str(#text)),),
    };
    let (mut bindings, mut visits, mut bound) = (TokenStream::new(), TokenStream::new(), vec![]);
    for piece in pieces {
        let (shown, spec) = match piece {
            Piece::Text(text) => {
                visits.extend(quote!(visit(__wire_error::Text::Str(#text));));
                continue;
            }
            Piece::Field(shown, spec) => (shown, spec),
        };
        let at = variant.fields.iter().position(|field| Rc::ptr_eq(&field.field, shown));
        let at = at.expect("each field of the message is carried");
        if !bound.contains(&at) {
            let (member, binding) = (member(variant, at), pattern::binding(shown));
            bindings.extend(quote!(#member: #binding,));
            bound.push(at);
        }
        visits.extend(show_field(&variant.fields[at], spec));
    }
    quote!(Self::#ident { #bindings .. } => { #visits })
}

/// `visit(Text::Display(&format_args!("{:>8}", field_id)));`
fn show_field(field: &ClientField, spec: &str) -> TokenStream {
    let (binding, span) = (pattern::binding(&field.field), types::span(&field.field.ty));
    let krate = wire_error_at(span);
    let template = if spec.is_empty() { "{}".to_owned() } else { format!("{{:{spec}}}") };
    let visit = quote_spanned! {span=>
        visit(#krate::Text::Display(&::core::format_args!(#template, #binding)));
    };
    if !field.is_optional {
        return visit;
    }
    quote_spanned!(span=> if let ::core::option::Option::Some(#binding) = #binding { #visit })
}

/// A field's name, or its place in the client's tuple.
fn member(variant: &ClientVariant, at: usize) -> TokenStream {
    if variant.is_named {
        variant.fields[at].field.member.to_token_stream()
    } else {
        Member::from(at).to_token_stream()
    }
}

/// Stub impls of a rejected enum's client.
pub(crate) fn stubs(client: &Client) -> TokenStream {
    let ident = &client.ident;
    quote! {
        #[automatically_derived]
        impl ::core::convert::From<__wire_error::RemoteError> for #ident {
            fn from(_: __wire_error::RemoteError) -> Self {
                ::core::unreachable!()
            }
        }

        #[automatically_derived]
        impl ::core::fmt::Display for #ident {
            fn fmt(&self, _: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::unreachable!()
            }
        }

        #[automatically_derived]
        impl ::core::error::Error for #ident {}
    }
}
