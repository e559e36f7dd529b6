//! What an error may send as JSON-RPC `error.data`.

use serde::Serialize;

/// What may stand in JSON-RPC's `error.data`: every type that serializes, and no other.
///
/// A field marked `data` is one. By hand, [`WireError::data`](crate::WireError::data) returns one:
///
/// ```
/// use wire_error::jsonrpc::{self, Data};
/// use wire_error::{ErrorSpec, Text, WireError};
///
/// #[derive(Debug)]
/// struct Refused {
///     by: String,
/// }
///
/// static REFUSED: ErrorSpec = ErrorSpec::new("Refused").code(-32001).http(403);
///
/// impl WireError for Refused {
///     fn spec(&self) -> &'static ErrorSpec {
///         &REFUSED
///     }
///
///     fn visit_message(&self, visit: &mut dyn FnMut(Text<'_>)) {
///         visit(Text::Str("refused"));
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
    message = "a `data` field is sent in its `Serialize` form, and `{Self}` has none",
    label = "`Serialize` is not implemented for this type",
    note = "write `#[derive(serde::Serialize)]` on it, or remove `data`"
)]
pub trait Data: json::Json {}

#[diagnostic::do_not_recommend]
impl<T: Serialize> Data for T {}

/// Seals `Data`: its bytes are always JSON.
mod json {
    use alloc::vec::Vec;

    use serde::Serialize;

    pub trait Json {
        /// Appends its JSON, unless that is `null` or cannot be made.
        fn write(&self, buf: &mut Vec<u8>) -> bool;
    }

    #[diagnostic::do_not_recommend]
    impl<T: Serialize> Json for T {
        fn write(&self, buf: &mut Vec<u8>) -> bool {
            match serde_json::to_vec(self) {
                Ok(json) if json != b"null" => {
                    crate::write::json::push_json(buf, &json);
                    true
                }
                _ => false,
            }
        }
    }
}
