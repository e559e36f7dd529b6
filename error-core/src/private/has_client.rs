//! The client enums of what is nested.

use core::time::Duration;

use super::client;
use crate::{RemoteError, Table};

/// A type whose errors a client reads as [`Self::Client`]. The derive implements it for each type.
#[diagnostic::on_unimplemented(
    message = "the client enum has a variant for what `{Self}` brings, and `WireError` is not derived for it",
    label = "`WireError` is not derived for this type",
    note = "write `#[derive(Debug, wire_error::WireError)]` on it"
)]
pub trait HasClient {
    /// Its client enum; without one, a type that has no value: then what it brings is unknown.
    type Client;

    /// One of its errors, if the peer sent one.
    fn read(remote: &RemoteError) -> Option<Self::Client>;

    /// Whether the same request may succeed later.
    fn is_retryable(client: &Self::Client) -> bool;

    /// When the same request may be sent again.
    fn delay(client: &Self::Client) -> Option<Duration>;
}

/// What `E` brings to a type with this table, if the peer sent that. A code tells it only where no
/// other error has it.
#[must_use]
pub fn read<E: HasClient>(remote: &RemoteError, outer: &Table) -> Option<E::Client> {
    client::is_told_by(remote, outer).then(|| E::read(remote)).flatten()
}

pub use super::json::{data, extension};

/// `impl HasClient` of a type without a client enum.
#[doc(hidden)]
#[macro_export]
macro_rules! without_client {
    ([$($generics:tt)*] [$ty:ty] [$($where:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* $crate::__private::has_client::HasClient for $ty $($where)* {
            // In an enum with a variant of the name, `Self::Client` would be that.
            type Client = ::core::convert::Infallible;

            fn read(_: &$crate::RemoteError) -> ::core::option::Option<::core::convert::Infallible> {
                ::core::option::Option::None
            }

            fn is_retryable(client: &::core::convert::Infallible) -> ::core::primitive::bool {
                match *client {}
            }

            fn delay(client: &::core::convert::Infallible) -> ::core::option::Option<::core::time::Duration> {
                match *client {}
            }
        }
    };
}

without_client!([] [crate::jsonrpc::ProtocolError] []);

/// A pointer to an error has its client.
macro_rules! pointers {
    ($($pointer:ty),*) => {$(
        impl<T: HasClient> HasClient for $pointer {
            type Client = T::Client;

            fn read(remote: &RemoteError) -> Option<T::Client> {
                T::read(remote)
            }

            fn is_retryable(client: &T::Client) -> bool {
                T::is_retryable(client)
            }

            fn delay(client: &T::Client) -> Option<Duration> {
                T::delay(client)
            }
        }
    )*};
}

pointers!(&T, alloc::boxed::Box<T>, alloc::sync::Arc<T>);
