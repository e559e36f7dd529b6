//! The conversions into the types of frameworks.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote_spanned};
use syn::Generics;

use super::Krate;

/// What `into` may name. Each has a macro `into_*!` in `wire_error::__private`.
pub(crate) const FRAMEWORKS: &[&str] = &["axum", "actix_web", "tonic", "jsonrpsee", "http"];

pub(crate) fn is_known(framework: &Ident) -> bool {
    FRAMEWORKS.iter().any(|name| framework == name)
}

/// `wire_error::__private::into_axum! { [<T>] [Shop<T>] [Shop<T>: wire_error::WireError,] }`
///
/// The macro holds the impl where the feature is on, and an error that names the feature where
/// it is off.
pub(crate) fn generate(
    frameworks: &[Ident],
    ident: &Ident,
    generics: &Generics,
    krate: &Krate,
) -> TokenStream {
    let (impl_generics, ty_generics, where_clause) = generics.split_for_impl();
    let user = where_clause.into_iter().flat_map(|clause| &clause.predicates);
    let user: TokenStream = quote::quote!(#(#user,)*);
    let own = generics.type_params().next();
    let own = own.map(|_| quote::quote!(#ident #ty_generics: #krate::WireError,));
    let convert = |framework: &Ident| {
        let span = framework.span();
        let (krate, name) = (krate.at(span), format_ident!("into_{framework}", span = span));
        quote_spanned! {span=>
            #krate::__private::#name! { [#impl_generics] [#ident #ty_generics] [#user #own] }
        }
    };
    let is_new = |&(at, framework): &(usize, &Ident)| !frameworks[..at].contains(framework);
    let known = frameworks.iter().enumerate().filter(is_new).map(|(_, framework)| framework);
    known.filter(|framework| is_known(framework)).map(convert).collect()
}
