//! `Data`: what an error may send as JSON of its own.

/// What may stand in JSON-RPC's `error.data`: every type that serializes, and no other.
///
/// A field marked `data` is one. By hand, [`Disclose::data`](crate::Disclose::data) returns one:
///
/// ```
/// use wire_error::jsonrpc::{self, Data};
/// use wire_error::{Disclose, ErrorSpec};
///
/// #[derive(Debug)]
/// struct Refused {
///     by: String,
/// }
///
/// static REFUSED: ErrorSpec =
///     ErrorSpec::new("Refused").with_code(-32001).with_http(403).with_message("refused");
///
/// impl Disclose for Refused {
///     fn record(&self) -> &ErrorSpec {
///         &REFUSED
///     }
///
///     fn data(&self) -> Option<&dyn Data> {
///         Some(&self.by)
///     }
/// }
/// # impl std::fmt::Display for Refused {
/// #     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str("refused") }
/// # }
/// # impl std::error::Error for Refused {}
///
/// let error = Refused { by: "policy".into() };
/// assert_eq!(
///     jsonrpc::to_vec(1, &error),
///     br#"{"jsonrpc":"2.0","id":1,"error":{"code":-32001,"message":"refused","data":"policy"}}"#,
/// );
/// ```
#[diagnostic::on_unimplemented(
    message = "a `data` or `extension` field is sent in its `Serialize` form, and `{Self}` has none",
    label = "`Serialize` is not implemented for this type",
    note = "write `#[derive(serde::Serialize)]` on it, or remove the key"
)]
pub trait Data: json::Json {}

/// Seals `Data`.
pub(crate) mod json {
    use alloc::vec::Vec;

    pub trait Json {
        /// Its JSON, unless that cannot be made or read back: it may hold JSON that a peer wrote, with
        /// lone surrogates, numbers out of range, or too deep.
        fn to_json(&self) -> Option<Vec<u8>>;
    }
}
