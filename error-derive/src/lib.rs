//! The derive macro of `wire-error`.
use proc_macro::TokenStream;
/// Derives `WireError`.
#[proc_macro_derive(WireError, attributes(wire, source, from))]
pub fn derive_wire_error(input: TokenStream) -> TokenStream {
    let _ = input;
    TokenStream::new()
}
