//! The client enum: what a client decodes into.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::Member;

use super::contract::field_span;
use super::{Krate, pattern};
use crate::ast::Field;
use crate::model::{Client, ClientField, ClientVariant, Piece};

/// ```text
/// #[non_exhaustive]
/// pub enum ShopClientError {
///     OrderNotFound { id: u64 },
///     Unknown(Box<RemoteError>),
/// }
/// ```
pub(crate) fn definition(client: &Client<'_>, krate: &Krate) -> TokenStream {
    let Client { ident, of, vis, variants } = client;
    let docs = format!("What a client makes of a `{of}`.");
    let variants = variants.iter().map(|variant| {
        let (ident, docs) = (own(variant.ident), &variant.docs);
        let fields = fields(variant, krate);
        quote!(#[doc = #docs] #ident #fields,)
    });
    quote! {
        #[doc = #docs]
        #[derive(::core::fmt::Debug)]
        #[non_exhaustive]
        #vis enum #ident {
            #(#variants)*
            /// None of the others: what the peer sent, whole.
            Unknown(#krate::__private::Box<#krate::RemoteError>),
        }
    }
}

fn fields(variant: &ClientVariant<'_>, krate: &Krate) -> TokenStream {
    let fields = variant.fields.iter().map(|field| {
        let (member, ty) = (&field.field.member, field_type(field, krate));
        let docs = format!("`{}` of the metadata.", field.key);
        if variant.is_named { quote!(#[doc = #docs] #member: #ty) } else { ty }
    });
    match (variant.fields.is_empty(), variant.is_named) {
        (true, _) => TokenStream::new(),
        (false, true) => quote!({ #(#fields),* }),
        (false, false) => quote!((#(#fields),*)),
    }
}

fn field_type(field: &ClientField<'_>, krate: &Krate) -> TokenStream {
    let string = || quote!(#krate::__private::String);
    let ty = field.ty.map_or_else(string, ToTokens::to_token_stream);
    if field.is_optional { quote!(::core::option::Option<#ty>) } else { ty }
}

/// The variant's name as if the macro had written it.
fn own(ident: &Ident) -> Ident {
    let mut ident = ident.clone();
    ident.set_span(Span::call_site().located_at(ident.span()));
    ident
}

pub(crate) fn impls(client: &Client<'_>, krate: &Krate) -> TokenStream {
    let Client { ident, of, variants, .. } = client;
    let reads = variants.iter().map(|variant| read(ident, variant, krate));
    let shows = variants.iter().map(|variant| show(variant, krate));
    quote! {
        fn __read(remote: &#krate::RemoteError) -> ::core::option::Option<#ident> {
            let table = <#of as #krate::WireContract>::CONTRACT;
            ::core::option::Option::Some(match #krate::__private::client::row(remote, table)? {
                #(#reads)*
                _ => return ::core::option::Option::None,
            })
        }

        #[automatically_derived]
        impl ::core::convert::From<#krate::RemoteError> for #ident {
            fn from(remote: #krate::RemoteError) -> Self {
                match __read(&remote) {
                    ::core::option::Option::Some(known) => known,
                    ::core::option::Option::None => {
                        Self::Unknown(#krate::__private::Box::new(remote))
                    }
                }
            }
        }

        #[automatically_derived]
        impl ::core::fmt::Display for #ident {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #krate::__private::client::fmt(
                    &|visit| match self {
                        #(#shows)*
                        Self::Unknown(remote) => visit(#krate::Text::Display(remote)),
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
fn read(client: &Ident, variant: &ClientVariant<'_>, krate: &Krate) -> TokenStream {
    let (row, ident) = (variant.row, own(variant.ident));
    let fields = members(variant).map(|(member, field)| {
        let (key, span) = (&field.key, field_span(field.field.ty));
        let krate = krate.at(span);
        let function = if field.is_optional { "optional_field" } else { "field" };
        let function = Ident::new(function, span);
        quote_spanned!(span=> #member: #krate::__private::client::#function(remote, #key)?)
    });
    quote!(#row => #client::#ident { #(#fields),* },)
}

/// `Self::OrderNotFound { id: field_id, .. } => { visit(...); visit(...); }`
fn show(variant: &ClientVariant<'_>, krate: &Krate) -> TokenStream {
    let ident = own(variant.ident);
    let pieces = match &variant.message {
        Ok(pieces) => pieces,
        Err(text) => return quote!(Self::#ident { .. } => visit(#krate::Text::Str(#text)),),
    };
    let is_shown = |field: &ClientField<'_>| {
        pieces.iter().any(|piece| matches!(piece, Piece::Field(shown, _) if is_same(shown, field)))
    };
    let bindings = members(variant).filter(|(_, field)| is_shown(field)).map(|(member, field)| {
        let binding = pattern::binding(field.field);
        quote!(#member: #binding,)
    });
    let visits = pieces.iter().map(|piece| match piece {
        Piece::Text(text) => quote!(visit(#krate::Text::Str(#text));),
        Piece::Field(shown, spec) => {
            let field = variant.fields.iter().find(|field| is_same(shown, field));
            show_field(field.expect("each field of the message is carried"), spec, krate)
        }
    });
    quote!(Self::#ident { #(#bindings)* .. } => { #(#visits)* })
}

/// `visit(Text::Display(&format_args!("{:>8}", field_id)));`
fn show_field(field: &ClientField<'_>, spec: &str, krate: &Krate) -> TokenStream {
    let (binding, span) = (pattern::binding(field.field), field_span(field.field.ty));
    let krate = krate.at(span);
    let template = if spec.is_empty() { "{}".to_owned() } else { format!("{{:{spec}}}") };
    let visit = quote_spanned! {span=>
        visit(#krate::Text::Display(&::core::format_args!(#template, #binding)));
    };
    if !field.is_optional {
        return visit;
    }
    quote_spanned!(span=> if let ::core::option::Option::Some(#binding) = #binding { #visit })
}

fn is_same(field: &Field<'_>, of: &ClientField<'_>) -> bool {
    std::ptr::eq(field, of.field)
}

/// The fields by name, or by their place in the client's tuple.
fn members<'a>(
    variant: &'a ClientVariant<'a>,
) -> impl Iterator<Item = (TokenStream, &'a ClientField<'a>)> {
    variant.fields.iter().enumerate().map(|(at, field)| {
        let own = &field.field.member;
        (if variant.is_named { quote!(#own) } else { Member::from(at).to_token_stream() }, field)
    })
}

/// Stub impls of a rejected enum's client.
pub(crate) fn stubs(client: &Client<'_>, krate: &Krate) -> TokenStream {
    let ident = client.ident;
    quote! {
        #[automatically_derived]
        impl ::core::convert::From<#krate::RemoteError> for #ident {
            fn from(_: #krate::RemoteError) -> Self {
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
