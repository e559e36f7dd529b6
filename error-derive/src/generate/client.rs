//! The client enum: what a client decodes into.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Member, Path};

use super::paths::{self, wire_error_at};
use super::{bounds, pattern};
use crate::model::{Carried, Client, ClientField, ClientNested, ClientPiece, ClientVariant, Model};
use crate::types::{self, Types};

/// ```text
/// #[non_exhaustive]
/// pub enum ShopClientError {
///     OrderNotFound { id: u64 },
///     Stock(StockClientError),
///     Unknown(RemoteError),
/// }
/// ```
pub(crate) fn definition(client: &Client, krate: Option<&Path>) -> TokenStream {
    let krate = paths::wire_error(krate);
    let Client { ident, of, vis, variants, derives, nested } = client;
    let docs = format!("What a client makes of a `{of}`.");
    let mut members = TokenStream::new();
    for variant in variants {
        let (ident, docs) = (&variant.ident, &variant.docs);
        let fields = fields(variant, &krate);
        members.extend(quote!(#[doc = #docs] #ident #fields,));
    }
    for ClientNested { ident, ty, docs } in nested {
        let ty = ty.to_token_stream();
        members.extend(quote! {
            #[doc = #docs]
            #ident(<#ty as #krate::__private::has_client::HasClient>::Client),
        });
    }
    // Who reads which field is the user's business, and none of the enum that was written.
    quote! {
        #[doc = #docs]
        #[allow(deprecated)]
        #[derive(::core::fmt::Debug #(, #derives)*)]
        #[allow(dead_code)]
        #[non_exhaustive]
        #vis enum #ident {
            #members
            /// None of the others: what the peer sent, whole.
            Unknown(#krate::RemoteError),
        }
    }
}

fn fields(variant: &ClientVariant, krate: &TokenStream) -> TokenStream {
    let mut fields = TokenStream::new();
    for field in &variant.fields {
        let (member, ty) = (&field.field.member, field_type(field, krate));
        if variant.is_named {
            let docs = match &field.from {
                Carried::Metadata { key, .. } => format!("`{key}` of the metadata."),
                Carried::Data(_) => "JSON-RPC's `error.data`.".to_owned(),
                Carried::Extension(name, _) => format!("`{name}` of the problem."),
                Carried::Delay => "When the same request may be sent again.".to_owned(),
                Carried::Violations => "What is wrong with the request.".to_owned(),
            };
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
    match &field.from {
        Carried::Metadata { is_optional, ty, .. } => {
            let string = || quote!(#krate::__private::String);
            let ty = ty.as_ref().map_or_else(string, ToTokens::to_token_stream);
            if *is_optional { quote!(::core::option::Option<#ty>) } else { ty }
        }
        Carried::Data(ty) | Carried::Extension(_, ty) => {
            let ty = ty.to_token_stream();
            quote!(::core::option::Option<#ty>)
        }
        Carried::Delay => quote!(::core::option::Option<::core::time::Duration>),
        Carried::Violations => quote!(#krate::__private::Vec<#krate::FieldViolation>),
    }
}

pub(crate) fn impls(client: &Client) -> TokenStream {
    let Client { ident, of, variants, nested, .. } = client;
    let (mut reads, mut shows, mut retries, mut delays) =
        (TokenStream::new(), TokenStream::new(), TokenStream::new(), TokenStream::new());
    for variant in variants {
        reads.extend(read(ident, variant));
        shows.extend(show(variant));
        let (row, ident) = (variant.row, &variant.ident);
        retries.extend(quote!(Self::#ident { .. } => __TABLE[#row].retryable(),));
        delays.extend(delay(variant));
    }
    let mut nested_reads = TokenStream::new();
    for ClientNested { ident: variant, ty, .. } in nested {
        let ty = ty.to_token_stream();
        let inner = quote!(<#ty as __wire_error::__private::has_client::HasClient>);
        nested_reads.extend(quote! {
            if let ::core::option::Option::Some(inner) =
                __wire_error::__private::has_client::read::<#ty>(remote, table)
            {
                return ::core::option::Option::Some(#ident::#variant(inner));
            }
        });
        shows.extend(quote!(Self::#variant(inner) => visit(__wire_error::Text::Display(inner)),));
        retries.extend(quote!(Self::#variant(inner) => #inner::is_retryable(inner),));
        delays.extend(quote!(Self::#variant(inner) => #inner::delay(inner),));
    }
    let beliefs = beliefs(client);
    quote! {
        #beliefs

        fn __read(remote: &__wire_error::RemoteError) -> ::core::option::Option<#ident> {
            let table = <#of as __wire_error::WireContract>::CONTRACT;
            match __wire_error::__private::client::row(remote, table) {
                #reads
                ::core::option::Option::Some(_) => return ::core::option::Option::None,
                ::core::option::Option::None => {}
            }
            #nested_reads
            ::core::option::Option::None
        }

        impl #ident {
            /// Whether the same request may succeed later, as the contract has it.
            #[must_use]
            pub fn is_retryable(&self) -> ::core::primitive::bool {
                match self {
                    #retries
                    Self::Unknown(remote) => remote.is_retryable(),
                }
            }

            /// How long to wait before the same request is sent again.
            #[must_use]
            pub fn retry_after(&self) -> ::core::option::Option<::core::time::Duration> {
                match self {
                    #delays
                    Self::Unknown(remote) => remote.retry_after(),
                }
            }
        }

        #[automatically_derived]
        impl ::core::convert::From<__wire_error::RemoteError> for #ident {
            fn from(remote: __wire_error::RemoteError) -> Self {
                match __read(&remote) {
                    ::core::option::Option::Some(known) => known,
                    ::core::option::Option::None => Self::Unknown(remote),
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

/// `impl HasClient for Shop { type Client = ShopClientError; ... }`, for a type that nests this one.
pub(crate) fn of(model: &Model) -> TokenStream {
    let ident = &model.ident;
    let (impl_generics, ty_generics, _) = model.generics.split_for_impl();
    let Some(client) = &model.client else {
        let where_clause = bounds::where_clause(&model.generics, &[]);
        return quote! {
            __wire_error::__private::without_client! {
                [#impl_generics] [#ident #ty_generics] [#where_clause]
            }
        };
    };
    let (client, where_clause) = (&client.ident, bounds::where_clause(&model.generics, &[]));
    quote! {
        #[automatically_derived]
        impl #impl_generics __wire_error::__private::has_client::HasClient
            for #ident #ty_generics #where_clause
        {
            type Client = #client;

            fn read(remote: &__wire_error::RemoteError) -> ::core::option::Option<#client> {
                match ::core::convert::From::from(::core::clone::Clone::clone(remote)) {
                    #client::Unknown(_) => ::core::option::Option::None,
                    known => ::core::option::Option::Some(known),
                }
            }

            fn is_retryable(client: &#client) -> ::core::primitive::bool {
                #client::is_retryable(client)
            }

            fn delay(client: &#client) -> ::core::option::Option<::core::time::Duration> {
                #client::retry_after(client)
            }
        }
    }
}

/// `const _: fn() = __private::client::is_option::<Option<u64>, u64>;` for each type whose name says so.
fn beliefs(client: &Client) -> TokenStream {
    let mut seen = Types::default();
    let fields = client.variants.iter().flat_map(|variant| &variant.fields);
    let mut beliefs = TokenStream::new();
    for field in fields {
        let Carried::Metadata { is_optional, ty, believed: Some(believed), .. } = &field.from
        else {
            continue;
        };
        let known = seen.len();
        if seen.number(believed) < known {
            continue;
        }
        let span = types::span(believed);
        let krate = wire_error_at(span);
        let inner = types::option_of(believed).filter(|_| *is_optional);
        let string = inner.unwrap_or(believed);
        let [believed, inner] =
            [Some(&**believed), inner].map(|ty| ty.map(ToTokens::to_token_stream));
        if let Some(inner) = inner {
            beliefs.extend(quote_spanned! {span=>
                const _: fn() = #krate::__private::client::is_option::<#believed, #inner>;
            });
        }
        if ty.is_none() {
            let string = string.to_token_stream();
            beliefs.extend(quote_spanned! {span=>
                const _: fn() = #krate::__private::client::is_string::<#string>;
            });
        }
    }
    beliefs
}

/// `Some(0) => return Some(ShopClientError::OrderNotFound { id: field(remote, "id")? }),`
fn read(client: &Ident, variant: &ClientVariant) -> TokenStream {
    let (row, ident) = (variant.row, &variant.ident);
    let mut fields = TokenStream::new();
    for (at, field) in variant.fields.iter().enumerate() {
        let (member, span) = (member(variant, at), field.field.ty_span);
        let krate = wire_error_at(span);
        let read = quote_spanned!(span=> #krate::__private);
        fields.extend(match &field.from {
            Carried::Metadata { key, is_optional: false, .. } => {
                quote_spanned!(span=> #member: #read::client::field(remote, #key)?,)
            }
            Carried::Metadata { key, is_optional: true, .. } => {
                quote_spanned!(span=> #member: #read::client::optional_field(remote, #key)?,)
            }
            Carried::Data(_) => quote_spanned!(span=> #member: #read::has_client::data(remote),),
            Carried::Extension(name, _) => {
                quote_spanned!(span=> #member: #read::has_client::extension(remote, #name),)
            }
            Carried::Delay => quote!(#member: remote.retry_after(),),
            Carried::Violations => quote! {
                #member: ::core::clone::Clone::clone(&remote.field_violations),
            },
        });
    }
    quote! {
        ::core::option::Option::Some(#row) => {
            return ::core::option::Option::Some(#client::#ident { #fields });
        }
    }
}

/// `Self::TooMany { after: field_after, .. } => field_after.or(table[2].retry_after()),`
fn delay(variant: &ClientVariant) -> TokenStream {
    let (row, ident) = (variant.row, &variant.ident);
    let is_delay = |field: &ClientField| matches!(field.from, Carried::Delay);
    let Some(at) = variant.fields.iter().position(is_delay) else {
        return quote!(Self::#ident { .. } => __TABLE[#row].retry_after(),);
    };
    let (member, binding) = (member(variant, at), pattern::binding(&variant.fields[at].field));
    quote! {
        Self::#ident { #member: #binding, .. } => {
            ::core::option::Option::or(*#binding, __TABLE[#row].retry_after())
        }
    }
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
        let (at, spec) = match piece {
            ClientPiece::Text(text) => {
                visits.extend(quote!(visit(__wire_error::Text::Str(#text));));
                continue;
            }
            ClientPiece::Field(at, spec) => (*at, spec),
        };
        let binding = pattern::binding(&variant.fields[at].field);
        if !bound.contains(&at) {
            let member = member(variant, at);
            bindings.extend(quote!(#member: #binding,));
            bound.push(at);
        }
        let span = variant.fields[at].field.ty_span;
        let krate = wire_error_at(span);
        let template = if spec.is_empty() { "{}".to_owned() } else { format!("{{:{spec}}}") };
        visits.extend(quote_spanned! {span=>
            visit(#krate::Text::Display(&::core::format_args!(
                #template,
                __field::Formatted((&&__field::Maybe(#binding)).wire_error_value())
            )));
        });
    }
    quote!(Self::#ident { #bindings .. } => { #visits })
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

        impl #ident {
            #[allow(dead_code, missing_docs)]
            pub fn is_retryable(&self) -> ::core::primitive::bool {
                ::core::unreachable!()
            }

            #[allow(dead_code, missing_docs)]
            pub fn retry_after(&self) -> ::core::option::Option<::core::time::Duration> {
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
