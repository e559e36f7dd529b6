//! The derive macro of [`wire-error`](https://docs.rs/wire-error). Depend on that crate: it
//! re-exports the macro, and what the macro generates names it.

use proc_macro::TokenStream;

mod check;
mod defaults;
mod delay;
mod diagnostics;
mod expand;
mod fallback;
mod generate;
mod keys;
mod lower;
mod model;
mod read;
#[cfg(test)]
mod snapshots;
mod suggest;
mod types;
mod words;

/// Derives `WireError`, and what an error owes beside it. `wire_error::WireError` documents it.
#[proc_macro_derive(WireError, attributes(wire, source, from, error))]
pub fn derive_wire_error(input: TokenStream) -> TokenStream {
    expand::derive_wire_error(input.into()).into()
}
