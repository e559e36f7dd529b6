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

/// The keys of `#[wire(...)]`, in short.
///
/// - On an enum or struct: `domain`, `type_base`, `body`, `content_type`, `into`, `client`, `data`, `metadata`,
///   `internal_display`, `debug`, `code_range`, `reserved_codes`, `shared_codes`, `crate`.
/// - On a variant, or on the enum for all: `http`, `grpc`, `code`, `reason`, `message`, `opaque`,
///   `retry_after`, `retryable`, `help`, `header`, `www_authenticate`, `log`.
/// - On one variant: `transparent`, `same_as`, `title`, `type_uri`, `description`, `fix`, `metadata`.
/// - On a field: `public`, `fmt`, `metadata`, `extension`, `data`, `header`, `www_authenticate`,
///   `rpc_detail`, `field_violations`, `retry_after`, `secret`, `client_type`; `#[source]` and `#[from]` as in
///   thiserror.
///
/// A field without a key stays in the process. Each key has a section with an example on
/// [the page of `wire_error::WireError`](https://docs.rs/wire-error/latest/wire_error/derive.WireError.html).
#[proc_macro_derive(WireError, attributes(wire, source, from, error))]
pub fn derive_wire_error(input: TokenStream) -> TokenStream {
    expand::derive_wire_error(input.into()).into()
}
