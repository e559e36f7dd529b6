//! Absolute paths, so that no name in the user's scope is taken for ours.

use proc_macro2::{Group, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::Path;

/// The path of `wire_error`.
pub(crate) struct Krate(TokenStream);

impl Krate {
    pub(crate) fn new(path: Option<&Path>) -> Self {
        Self(path.map_or_else(|| quote!(::wire_error), ToTokens::to_token_stream))
    }

    /// The path as if it stood at `span`, so that rustc points its errors there.
    pub(crate) fn at(&self, span: Span) -> TokenStream {
        at(self.0.clone(), span)
    }
}

impl ToTokens for Krate {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(self.at(Span::call_site()));
    }
}

/// The tokens moved to `span`. What they resolve to stays.
fn at(tokens: TokenStream, span: Span) -> TokenStream {
    tokens
        .into_iter()
        .map(|token| {
            let moved = span.resolved_at(token.span());
            let mut token = match token {
                TokenTree::Group(group) => {
                    Group::new(group.delimiter(), at(group.stream(), span)).into()
                }
                token => token,
            };
            token.set_span(moved);
            token
        })
        .collect()
}
