//! Absolute paths, so that no name in the user's scope is taken for ours.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::Path;

/// Where `wire_error` is.
pub(crate) fn wire_error(krate: Option<&Path>) -> TokenStream {
    krate.map_or_else(|| quote!(::wire_error), ToTokens::to_token_stream)
}

/// `use ::wire_error as __wire_error;`: the name that all impls have it by, so that a path which
/// does not lead there is one error, and not one wherever it stands.
pub(crate) fn import(krate: Option<&Path>) -> TokenStream {
    let path = wire_error(krate);
    // Of `a::b` that lacks its end, rustc underlines all from the path to the name.
    let name =
        wire_error_at(path.clone().into_iter().last().map_or(Span::call_site(), |end| end.span()));
    quote!(use #path as #name;)
}

/// That name as if it stood at `span`, so that rustc points its errors there.
pub(crate) fn wire_error_at(span: Span) -> Ident {
    Ident::new("__wire_error", Span::call_site().located_at(span))
}
