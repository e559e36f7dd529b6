//! The conversions into the types of frameworks.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::Generics;

use super::bounds;
use super::paths::wire_error_at;

/// What `into` may name. Each has a macro `into_*!` in `wire_error::__private`.
pub(crate) const FRAMEWORKS: &[&str] = &["axum", "actix_web", "tonic", "jsonrpsee", "http"];

pub(crate) fn is_known(framework: &Ident) -> bool {
    FRAMEWORKS.iter().any(|name| framework == name)
}

/// `wire_error::__private::into_axum! { [<T>] [Shop<T>] [Shop<T>: wire_error::WireError,] }`
///
/// The macro holds the impl where the feature is on, and an error that names the feature where
/// it is off.
pub(crate) fn generate(frameworks: &[Ident], ident: &Ident, generics: &Generics) -> TokenStream {
    let (impl_generics, ty_generics, _) = generics.split_for_impl();
    let user = bounds::of_user(generics);
    let own = generics.type_params().next();
    let own = own.map(|_| quote!(#ident #ty_generics: __wire_error::Disclose,));
    let mut conversions = TokenStream::new();
    for (at, framework) in frameworks.iter().enumerate() {
        if is_known(framework) && !frameworks[..at].contains(framework) {
            let span = framework.span();
            let (krate, name) =
                (wire_error_at(span), format_ident!("into_{framework}", span = span));
            conversions.extend(quote_spanned! {span=>
                #krate::__private::#name! { [#impl_generics] [#ident #ty_generics] [#user #own] }
            });
        }
    }
    conversions
}
