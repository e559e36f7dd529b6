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

/// JSON-RPC's `error.data`, where it is of this type.
#[cfg(feature = "json")]
#[must_use]
pub fn data<T: serde::de::DeserializeOwned>(remote: &RemoteError) -> Option<T> {
    remote.code?; // it is on no other wire
    match remote.foreign_data() {
        Some(data) => serde_json::from_str(data).ok(),
        None => serde_json::from_str(crate::formats::jsonrpc::typed_data(remote)?.get()).ok(),
    }
}

/// The same without JSON, which can hold none.
#[cfg(not(feature = "json"))]
#[must_use]
pub fn data<T>(_: &RemoteError) -> Option<T> {
    None
}

/// The member that has this name, of a problem or of a body of one's own, where it is of this type.
#[cfg(feature = "json")]
#[must_use]
pub fn extension<T: serde::de::DeserializeOwned>(remote: &RemoteError, name: &str) -> Option<T> {
    use serde_json::value::RawValue;

    use crate::read::members::Members;

    let members = remote.other.iter().skip(remote.foreign_data().iter().len());
    members.into_iter().find_map(|detail| {
        let crate::OtherDetail::Json(json) = detail else { return None };
        let json: &RawValue = serde_json::from_str(json).ok()?;
        let member = Members::of(json).filter(|members| members.0.len() == 1)?; // else a detail
        serde_json::from_str(member.get(name)?.get()).ok()
    })
}

/// The same without JSON, which can hold none.
#[cfg(not(feature = "json"))]
#[must_use]
pub fn extension<T>(_: &RemoteError, _: &str) -> Option<T> {
    None
}

/// `impl HasClient` of a type without a client enum.
#[doc(hidden)]
#[macro_export]
macro_rules! without_client {
    ([$($generics:tt)*] [$ty:ty] [$($where:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* $crate::__private::has_client::HasClient for $ty $($where)* {
            type Client = ::core::convert::Infallible;

            fn read(_: &$crate::RemoteError) -> ::core::option::Option<Self::Client> {
                ::core::option::Option::None
            }

            fn is_retryable(client: &Self::Client) -> ::core::primitive::bool {
                match *client {}
            }

            fn delay(client: &Self::Client) -> ::core::option::Option<::core::time::Duration> {
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
