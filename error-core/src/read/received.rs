//! `Received`: a client's own error, and what the peer sent.

use core::error::Error;
use core::fmt;

use crate::RemoteError;

/// A peer's error as its client enum has it, together with all that the peer sent.
///
/// The enum has a variant's public fields. The message, the request id and the rest are in
/// `remote`, for known variants too.
///
/// # Examples
///
/// ```
/// use wire_error::{Received, RemoteError, jsonrpc};
///
/// #[derive(Debug, PartialEq)]
/// enum Client {
///     Busy,
///     Unknown(Box<RemoteError>),
/// }
///
/// // `client = Client` on the server's enum generates it with this impl.
/// impl From<RemoteError> for Client {
///     fn from(remote: RemoteError) -> Self {
///         match remote.code {
///             Some(-32001) => Self::Busy,
///             _ => Self::Unknown(Box::new(remote)),
///         }
///     }
/// }
///
/// let body = br#"{"jsonrpc":"2.0","id":1,"error":{"code":-32001,"message":"in a minute"}}"#;
/// let received = Received::<Client>::from(jsonrpc::decode(body)?);
/// assert_eq!(received.error, Client::Busy);
/// assert_eq!(received.remote.message, "in a minute");
/// # Ok::<(), wire_error::DecodeError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received<C> {
    /// Which error it is.
    pub error: C,
    /// All that the peer sent.
    pub remote: RemoteError,
}

impl<C: From<RemoteError>> From<RemoteError> for Received<C> {
    fn from(remote: RemoteError) -> Self {
        Self { error: C::from(remote.clone()), remote }
    }
}

impl<C: fmt::Display> fmt::Display for Received<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(f)
    }
}

impl<C: Error> Error for Received<C> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.error.source()
    }
}
