//! The derive macro of [`wire-error`](https://docs.rs/wire-error). Depend on that crate: it
//! re-exports the macro, and what the macro generates names it.

use proc_macro::TokenStream;

#[cfg(test)]
mod answers;
mod check;
mod defaults;
mod delay;
#[cfg(test)]
mod diagnosed;
mod diagnostics;
mod expand;
mod fallback;
#[cfg(test)]
mod forms;
mod generate;
mod keys;
mod lower;
mod model;
#[cfg(test)]
mod mutated;
mod read;
#[cfg(test)]
mod snapshots;
mod suggest;
mod types;
mod words;

/// The keys of `#[wire(...)]`, in short.
///
/// - On an enum or struct: `domain`, `code_range`, `reserved_codes`, `shared_codes`, `type_base`, `data`, `metadata`, `internal_display`, `debug`, `client`, `into`, `body`, `content_type`, `crate`.
/// - On a variant, or on the enum for all: `code`, `http`, `grpc`, `reason`, `message`, `opaque`, `retry_after`, `retryable`, `help`, `header`, `log`, `www_authenticate`.
/// - On one variant: `transparent`, `same_as`, `title`, `type_uri`, `fix`, `description`, `metadata`.
/// - On a field: `public`, `metadata`, `extension`, `fmt`, `header`, `www_authenticate`, `rpc_detail`, `data`, `client_type`, `secret`, `retry_after`, `field_violations`.
///
/// `#[source]` and `#[from]` on a field are as in thiserror.
///
/// A field without a key stays in the process. Each key has a section with an example on
/// [the page of `wire_error::WireError`](https://docs.rs/wire-error/latest/wire_error/derive.WireError.html).
#[proc_macro_derive(WireError, attributes(wire, source, from, error))]
pub fn derive_wire_error(input: TokenStream) -> TokenStream {
    expand::derive_wire_error(input.into()).into()
}
