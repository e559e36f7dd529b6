//! The derive macro of [`wire-error`](https://docs.rs/wire-error). Depend on that crate: it
//! re-exports the macro, and what the macro generates names it.

use proc_macro::TokenStream;

mod ast;
mod attr;
mod diagnostics;
mod expand;
mod fallback;
mod generate;
mod keys;
mod model;
#[cfg(test)]
mod snapshots;
mod suggest;
mod template;
mod types;
mod validate;
mod words;

/// Derives `WireError`, and what an error owes beside it. `wire_error::WireError` documents it.
#[proc_macro_derive(WireError, attributes(wire, source, from))]
pub fn derive_wire_error(input: TokenStream) -> TokenStream {
    expand::derive_wire_error(input.into()).into()
}
