//! The members of a struct expression or pattern.

use proc_macro2::{Ident, Punct, Spacing, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt};

/// `name: value,`, one after the other. Token by token, since the compiler is asked for each stream
/// that is put into another.
#[derive(Default)]
pub(super) struct Members {
    pub(super) tokens: TokenStream,
}

impl Members {
    pub(super) fn add(&mut self, member: &dyn ToTokens, value: &dyn ToTokens) {
        member.to_tokens(&mut self.tokens);
        self.tokens.append(Punct::new(':', Spacing::Alone));
        value.to_tokens(&mut self.tokens);
        self.tokens.append(Punct::new(',', Spacing::Alone));
    }

    pub(super) fn set(&mut self, name: &str, value: &dyn ToTokens) {
        self.add(&Ident::new(name, Span::call_site()), value);
    }

    /// The same, where there is a value.
    pub(super) fn set_some<T: ToTokens>(&mut self, name: &str, value: Option<&T>) {
        if let Some(value) = value {
            self.set(name, value);
        }
    }

    /// The same, unless it is false.
    pub(super) fn set_flag(&mut self, name: &str, flag: bool) {
        if flag {
            self.set(name, &true);
        }
    }

    /// The same, unless it is zero.
    pub(super) fn set_count(&mut self, name: &str, count: usize) {
        if count > 0 {
            self.set(name, &count);
        }
    }
}
