//! `RemoteError`: what a peer sent.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::error::Error;
use core::fmt::{self, Write as _};
use core::time::Duration;

use crate::error::escape::Escaped;
use crate::{Code, DataShape, FieldViolation};

/// An error that a peer sent, whole.
///
/// It holds what stood on the wire and nothing that was derived from it: what the peer did not
/// say, or what its format has no room for, is `None` or empty. What is not modelled is kept in
/// [`other`](Self::other) as it came.
///
/// It is no [`WireError`](trait@crate::WireError): a peer's words go no further by themselves.
/// To tell the next hop, declare a variant with a `#[source]` of this type, in a `Box` since it is
/// long, or, in a proxy, call `write_remote` of the format's module.
///
/// # Retries
///
/// The loop is the caller's. [`is_retryable`](Self::is_retryable) and
/// [`retry_after`](Self::retry_after()) are what a retry crate asks for; with `backon`:
///
/// ```
/// use std::cell::Cell;
/// use std::time::Duration;
///
/// use backon::{ExponentialBuilder, Retryable};
/// use wire_error::{RemoteError, jsonrpc};
///
/// let calls = Cell::new(0);
/// let call = async || -> Result<&str, RemoteError> {
///     calls.set(calls.get() + 1);
///     if calls.get() > 2 {
///         return Ok("done");
///     }
///     Err(jsonrpc::decode(
///         br#"{"jsonrpc":"2.0","id":1,"error":{"code":-32000,"message":"try again","data":[
///             {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"0.002s"}]}}"#,
///     )
///     .expect("an error response"))
/// };
///
/// let policy = ExponentialBuilder::default().with_max_times(3);
/// let mut waits = Vec::new();
/// # let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
/// # runtime.block_on(async {
/// let result = call
///     .retry(policy)
///     .sleep(tokio::time::sleep)
///     .when(RemoteError::is_retryable)
///     .adjust(|error, wait| wait.and(error.retry_after()).or(wait)) // the peer knows better
///     .notify(|_, wait| waits.push(wait))
///     .await;
///
/// assert_eq!(result, Ok("done"));
/// assert_eq!(waits, [Duration::from_millis(2); 2]);
/// # });
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct RemoteError {
    /// JSON-RPC 2.0 `error.code`.
    pub code: Option<i32>,
    /// The HTTP status of the response, as it was handed to the decoder.
    pub http_status: Option<u16>,
    /// `google.rpc.Status.code`, or what AIP-193 calls `status`. A number that the protocol does
    /// not have is [`Code::Unknown`], as gRPC prescribes.
    pub grpc_code: Option<Code>,
    /// What happened, for a person: the peer's words, as they came.
    pub message: String,
    /// `ErrorInfo.reason`: unique in [`domain`](Self::domain).
    pub reason: Option<String>,
    /// `ErrorInfo.domain`: who owns the reason.
    pub domain: Option<String>,
    /// `ErrorInfo.metadata`. A value that was no string is here as JSON text.
    pub metadata: BTreeMap<String, String>,
    /// `RetryInfo.retry_delay`: when the same request may be sent again.
    pub retry_after: Option<Duration>,
    /// `google.rpc.BadRequest`: what is wrong with the request, field by field.
    pub field_violations: Vec<FieldViolation>,
    /// `google.rpc.Help`: where to read more.
    pub help: Vec<HelpLink>,
    /// `RequestInfo.request_id`: which request failed.
    pub request_id: Option<String>,
    /// The shape of JSON-RPC `error.data`: [`DataShape::Info`] where it was one object with a
    /// `@type`, rather than an array of them.
    pub data: DataShape,
    /// What is not modelled, in the order it came: details of other types, details that cannot be
    /// read, foreign `data`, further members of RFC 9457. A detail that is read but holds more
    /// than is modelled stands here too.
    pub other: Vec<OtherDetail>,
}

impl RemoteError {
    /// Whether the same request may succeed later: the peer named a delay, or it is unavailable
    /// (`UNAVAILABLE`; where the format has no canonical code, HTTP 502 or 503).
    ///
    /// HTTP 408 or 429 alone does not say so: many servers answer so for good.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        let code = self.grpc_code.or(self.http_status.map(Code::from_http_status));
        self.retry_after.is_some() || code == Some(Code::Unavailable)
    }

    /// How long the peer asks to wait before the same request is sent again.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }
}

#[cfg(any(feature = "json", feature = "grpc"))]
impl RemoteError {
    /// Leaves out each detail that `said` has too.
    pub(crate) fn leave_out(&mut self, said: &Self) {
        let info =
            |error: &Self| (error.reason.clone(), error.domain.clone(), error.metadata.clone());
        if info(self) == info(said) {
            (self.reason, self.domain) = (None, None);
            self.metadata.clear();
        }
        if self.retry_after == said.retry_after {
            self.retry_after = None;
        }
        if self.field_violations == said.field_violations {
            self.field_violations.clear();
        }
        if self.help == said.help {
            self.help.clear();
        }
        if self.request_id == said.request_id {
            self.request_id = None;
        }
    }
}

/// The peer's message, and who says so: `no such task (a.example/TASK_NOT_FOUND)`.
///
/// Control characters and line separators are escaped: no text of a peer's can forge a line.
impl fmt::Display for RemoteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = Escaped::new(f);
        let message =
            if self.message.is_empty() { "an error without a message" } else { &self.message };
        out.write_str(message)?;
        match (&self.domain, &self.reason) {
            (Some(domain), Some(reason)) => write!(out, " ({domain}/{reason})"),
            (None, Some(reason)) => write!(out, " ({reason})"),
            _ => Ok(()),
        }
    }
}

impl Error for RemoteError {}

/// Where to read more: `google.rpc.Help.Link`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct HelpLink {
    /// What is to be read there.
    pub description: String,
    /// Where.
    pub url: String,
}

impl HelpLink {
    /// A link and what is to be read there.
    pub fn new(description: impl Into<String>, url: impl Into<String>) -> Self {
        Self { description: description.into(), url: url.into() }
    }
}

/// A part of a peer's error that [`RemoteError`] does not model, as it came.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OtherDetail {
    /// From JSON: a detail, or `data` that holds none. A member of RFC 9457 is an object with
    /// that member alone.
    Json(Box<str>),
    /// From protobuf: a `google.protobuf.Any`.
    Any {
        /// The type: its full name follows the last `/`.
        type_url: String,
        /// The message, encoded.
        value: Vec<u8>,
    },
}

#[cfg(feature = "json")]
impl OtherDetail {
    pub(crate) fn json(json: &str) -> Self {
        Self::Json(json.into())
    }
}

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
