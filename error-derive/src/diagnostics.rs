//! Collects every fault, so that one run shows them all.

use std::fmt::Display;

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;

/// The faults found so far. Its one owner is the pipeline in `expand`.
#[derive(Default)]
pub(crate) struct Errors(Option<syn::Error>);

impl Errors {
    /// Reports a fault of `tokens`.
    pub(crate) fn add(&mut self, tokens: impl ToTokens, fault: impl Display) {
        self.report(tokens.into_token_stream(), &fault);
    }

    /// Reports a fault of `tokens`, and what to write instead. Stable Rust gives a macro no help
    /// line, so the help is the second line of the message.
    pub(crate) fn add_with_help(
        &mut self,
        tokens: impl ToTokens,
        fault: impl Display,
        help: impl Display,
    ) {
        self.report_with_help(tokens.into_token_stream(), &fault, &help);
    }

    /// The one body of `add_with_help`, or each kind of fault would have its own.
    fn report_with_help(&mut self, tokens: TokenStream, fault: &dyn Display, help: &dyn Display) {
        self.report(tokens, &format_args!("{fault}\n= help: {help}"));
    }

    /// Reports a fault of what stands at `span`.
    pub(crate) fn add_at(&mut self, span: Span, fault: impl Display, help: impl Display) {
        self.push(syn::Error::new(span, format_args!("{fault}\n= help: {help}")));
    }

    /// Likewise of `add`.
    fn report(&mut self, tokens: TokenStream, fault: &dyn Display) {
        self.push(syn::Error::new_spanned(tokens, fault));
    }

    /// Reports what a parser reported.
    pub(crate) fn push(&mut self, error: syn::Error) {
        match &mut self.0 {
            Some(all) => all.combine(error),
            None => self.0 = Some(error),
        }
    }

    /// All faults as one error, or `Ok` where there is none.
    pub(crate) fn finish(self) -> Result<(), syn::Error> {
        self.0.map_or(Ok(()), Err)
    }
}
