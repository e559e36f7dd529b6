//! What all readers of tokens ask for: how far a value goes, and a fault with its help.

use std::fmt::Display;

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::ParseStream;
use syn::{Token, token};

/// What is wrong with the tokens, and what to write instead.
pub(super) fn with_help(
    tokens: impl ToTokens,
    fault: &dyn Display,
    help: &dyn Display,
) -> syn::Error {
    syn::Error::new_spanned(tokens.into_token_stream(), format_args!("{fault}\n= help: {help}"))
}

/// What is wrong at `span`, and what to write instead.
pub(super) fn with_help_at(span: Span, fault: &dyn Display, help: &dyn Display) -> syn::Error {
    syn::Error::new(span, format_args!("{fault}\n= help: {help}"))
}

/// The tokens up to the next comma or the end.
pub(super) fn until_comma(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let mut tokens = TokenStream::new();
    while !input.is_empty() && !input.peek(Token![,]) {
        tokens.extend([input.parse::<TokenTree>()?]);
    }
    Ok(tokens)
}

/// Whether the value is a list in parentheses.
pub(super) fn is_list(input: ParseStream<'_>) -> bool {
    input.peek(token::Paren)
}
