//! The same without serde.

use crate::RemoteError;

/// Which feature to turn on.
#[doc(hidden)]
#[macro_export]
macro_rules! needs_json {
    ([$missing:literal] $($item:tt)*) => {
        ::core::compile_error!($missing);
    };
}

/// JSON-RPC's `error.data`: without JSON there is none.
#[must_use]
pub fn data<T>(_: &RemoteError) -> Option<T> {
    None
}

/// The member that has this name: without JSON there is none.
#[must_use]
pub fn extension<T>(_: &RemoteError, _: &str) -> Option<T> {
    None
}
