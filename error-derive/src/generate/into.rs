//! The conversions into the types of frameworks.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};

use super::bounds;
use super::paths::wire_error_at;
use crate::model::Model;
use crate::types::placed;

/// `wire_error::__private::into_axum! { [<T>] [Shop<T>] [Shop<T>: wire_error::WireError,] }`
///
/// The macro holds the impl where the feature is on, and an error that names the feature where
/// it is off.
pub(crate) fn generate(model: &Model) -> TokenStream {
    let ident = &model.ident;
    let (impl_generics, ty_generics, _) = model.generics.split_for_impl();
    let user = bounds::of_user(&model.generics);
    let own = model.generics.type_params().next();
    let own = own.map(|_| quote!(#ident #ty_generics: __wire_error::Disclose,));
    let mut conversions = TokenStream::new();
    for framework in &model.into {
        let span = placed(framework.span());
        let (krate, name) = (wire_error_at(span), format_ident!("into_{framework}", span = span));
        conversions.extend(quote_spanned! {span=>
            #krate::__private::#name! { [#impl_generics] [#ident #ty_generics] [#user #own] }
        });
    }
    conversions
}
