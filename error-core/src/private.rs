//! What generated code names. Not part of the public API.

use core::fmt;

use crate::{Text, WireError};

/// `Display` of a derived error: its public message.
///
/// # Errors
///
/// Where the formatter or the `Display` of a field fails.
#[inline]
pub fn fmt_message(error: &dyn WireError, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut result = Ok(());
    error.visit_message(&mut |piece| {
        if result.is_ok() {
            result = fmt::Display::fmt(&piece, f);
        }
    });
    result
}

/// A string field, as it is.
#[inline]
pub fn text<T: AsRef<str> + ?Sized>(field: &T) -> Text<'_> {
    Text::Str(field.as_ref())
}

/// A field marked `data`.
#[cfg(feature = "json")]
pub trait Data {
    /// Appends its JSON, unless that is `null` or cannot be made.
    fn write(&self, buf: &mut alloc::vec::Vec<u8>) -> bool;
}

#[cfg(feature = "json")]
#[diagnostic::do_not_recommend]
impl<T: serde::Serialize> Data for T {
    fn write(&self, buf: &mut alloc::vec::Vec<u8>) -> bool {
        match serde_json::to_vec(self) {
            Ok(json) if json != b"null" => {
                crate::json::push_json(buf, &json);
                true
            }
            _ => false,
        }
    }
}

#[cfg(feature = "tonic")]
pub use ::tonic;

/// What `into(tonic)` makes of an error.
#[cfg(feature = "tonic")]
pub fn to_tonic<E: WireError>(error: E) -> tonic::Status {
    crate::grpc::Response::from(error).into()
}
