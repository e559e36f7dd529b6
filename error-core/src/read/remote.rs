//! `RemoteError`: what a peer sent.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::error::Error;
use core::fmt::{self, Write as _};
use core::ops::{Deref, DerefMut};
use core::time::Duration;

use wire_error_shared::phrase;

use super::held::held;
use crate::error::challenge::Challenge;
use crate::error::cut::cut_at;
use crate::error::escape::Escaped;
use crate::error::rpc_details::{
    HelpLink, LocalizedMessage, PreconditionFailure, PreconditionViolation, QuotaFailure,
    QuotaViolation, ResourceInfo, RpcDetails,
};
use crate::{Code, DataShape, FieldViolation};

/// An error that a peer sent, whole.
///
/// It holds what stood on the wire and nothing that was derived from it: what the peer did not
/// say, or what its format has no room for, is `None` or empty. What is not modelled is kept in
/// [`other`](RemoteErrorParts::other) as it came.
///
/// It is one pointer long. Its members are those of [`RemoteErrorParts`]: `error.reason`.
///
/// It is not a [`WireError`](trait@crate::WireError): a peer's words go no further by themselves.
/// To tell the next hop, declare a variant with a `#[source]` of this type, or, in a proxy, call
/// `write_remote` of the format's module.
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
pub struct RemoteError(Box<RemoteErrorParts>);

/// What a [`RemoteError`] holds, which is read through it. What few errors have are the members of
/// [`RareParts`], which are read through both: `error.challenges`.
///
/// Its `Debug` shows the body as text, and no more of it than 1 KiB.
#[derive(Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct RemoteErrorParts {
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
    /// `ErrorInfo.metadata`. A value that was not a string is here as JSON text; one that was null
    /// is not.
    pub metadata: BTreeMap<String, String>,
    /// When the same request may be sent again: `RetryInfo.retry_delay`, or what the header
    /// `Retry-After` said.
    pub retry_after: Option<Duration>,
    /// `google.rpc.BadRequest`: what is wrong with the request, field by field.
    pub field_violations: Vec<FieldViolation>,
    /// `google.rpc.Help`: where to read more.
    pub help: Vec<HelpLink>,
    /// `RequestInfo.request_id`: which request failed.
    pub request_id: Option<String>,
    /// The id of a JSON-RPC response, as the peer wrote it: `7`, `"a"`, `null`.
    pub id: Option<String>,
    /// The shape of JSON-RPC `error.data`: [`DataShape::Info`] where it was one object with a
    /// `@type`, rather than an array of them; [`DataShape::None`] where it was neither, and stands
    /// whole as the first of [`other`](Self::other).
    pub data: DataShape,
    /// What is not modelled, in the order it came: details of other types, details that cannot be
    /// read, foreign `data`, members of the wrong type, further members. A detail that is read but
    /// holds more than is modelled stands here too. A list or a map whose entries would take much more
    /// memory than they take on the wire stands here alone; of more than 64 members of an object the
    /// rest stands here together, and so do more than 64 details of less than 48 bytes on average.
    pub other: Vec<OtherDetail>,
    /// Whose members stand in `other`.
    pub(crate) source: Source,
    /// What few errors have.
    pub(crate) rare: Rare,
}

/// What few errors have, which is read through [`RemoteErrorParts`].
#[derive(Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct RareParts {
    /// What must hold before the request can succeed.
    pub precondition_failure: Option<PreconditionFailure>,
    /// Which quota is used up.
    pub quota_failure: Option<QuotaFailure>,
    /// Which resource the error is about.
    pub resource_info: Option<ResourceInfo>,
    /// What happened, in the reader's language.
    pub localized_message: Option<LocalizedMessage>,
    /// How an HTTP server wants to be convinced of who is asking: `WWW-Authenticate`.
    pub challenges: Vec<Challenge>,
    /// The body of an HTTP response, up to 64 KiB of it.
    pub body: Vec<u8>,
}

/// [`RareParts`], where there are any: a batch of errors is long, and has none.
#[derive(Clone, Default)]
pub(crate) struct Rare(pub(crate) Option<Box<RareParts>>);

impl PartialEq for Rare {
    fn eq(&self, other: &Self) -> bool {
        self.parts() == other.parts()
    }
}

impl Eq for Rare {}

impl Rare {
    fn parts(&self) -> &RareParts {
        static NONE: RareParts = RareParts {
            precondition_failure: None,
            quota_failure: None,
            resource_info: None,
            localized_message: None,
            challenges: Vec::new(),
            body: Vec::new(),
        };
        self.0.as_deref().unwrap_or(&NONE)
    }
}

impl Deref for RemoteErrorParts {
    type Target = RareParts;

    fn deref(&self) -> &RareParts {
        self.rare.parts()
    }
}

impl DerefMut for RemoteErrorParts {
    fn deref_mut(&mut self) -> &mut RareParts {
        self.rare.0.get_or_insert_default()
    }
}

/// Whose members stand in [`other`](RemoteErrorParts::other): a relay asks, since a `type` is that of a
/// problem in a problem alone. Errors that say the same are equal, wherever they come from.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) enum Source {
    /// Those of a problem, or of whoever made the error by hand.
    #[default]
    Problem,
    /// Those of AIP-193 or of a `google.rpc.Status`.
    Status,
    /// Those of JSON-RPC.
    JsonRpc,
}

impl PartialEq for Source {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Source {}

impl Deref for RemoteError {
    type Target = RemoteErrorParts;

    fn deref(&self) -> &RemoteErrorParts {
        &self.0
    }
}

impl DerefMut for RemoteError {
    fn deref_mut(&mut self) -> &mut RemoteErrorParts {
        &mut self.0
    }
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

    /// The members, owned: `error.into_parts().message` takes one without a copy.
    #[must_use]
    pub fn into_parts(self) -> RemoteErrorParts {
        *self.0
    }

    /// How long the peer asks to wait before the same request is sent again.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }
}

impl RemoteError {
    /// JSON-RPC's `data`, where it is not made of details.
    pub(crate) fn foreign_data(&self) -> Option<&str> {
        match self.other.first() {
            Some(OtherDetail::Json(data)) if self.data == DataShape::None => Some(data),
            _ => None,
        }
    }
}

/// The details of an error, borrowed: a relay leaves out those that it says as they came.
pub(crate) struct Modelled<'a> {
    pub(crate) reason: Option<&'a str>,
    pub(crate) domain: Option<&'a str>,
    pub(crate) metadata: Option<&'a BTreeMap<String, String>>,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) field_violations: &'a [FieldViolation],
    pub(crate) help: &'a [HelpLink],
    pub(crate) request_id: Option<&'a str>,
    pub(crate) rpc: RpcDetails<'a>,
}

/// Forgets the details that are said elsewhere. Of a function both would have one lifetime.
macro_rules! forget {
    ($own:expr, $said:ident: $($detail:ident),*) => {
        $(if $own.$detail == $said.$detail {
            $own.$detail = Default::default();
        })*
    };
}

impl Modelled<'_> {
    /// Leaves out each detail that `said` has too.
    pub(crate) fn leave_out(&mut self, said: &RemoteError) {
        let said = said.modelled();
        let own_info = (self.reason, self.domain, self.metadata);
        if own_info == (said.reason, said.domain, said.metadata) {
            (self.reason, self.domain, self.metadata) = (None, None, None);
        }
        forget!(self, said: retry_after, field_violations, help, request_id);
        let (rpc, said) = (&mut self.rpc, said.rpc);
        forget!(rpc, said: precondition_failure, quota_failure, resource_info, localized_message);
    }
}

impl RemoteErrorParts {
    /// Its details.
    pub(crate) fn modelled(&self) -> Modelled<'_> {
        Modelled {
            reason: self.reason.as_deref(),
            domain: self.domain.as_deref(),
            metadata: Some(&self.metadata),
            retry_after: self.retry_after,
            field_violations: &self.field_violations,
            help: &self.help,
            request_id: self.request_id.as_deref(),
            rpc: RpcDetails {
                precondition_failure: self.precondition_failure.as_ref(),
                quota_failure: self.quota_failure.as_ref(),
                resource_info: self.resource_info.as_ref(),
                localized_message: self.localized_message.as_ref(),
            },
        }
    }
}

/// The peer's message, and who says so: `no such task (a.example/TASK_NOT_FOUND)`. Without a
/// message it is the reason, or else the status.
///
/// Control characters and line separators are escaped: no text of a peer's can forge a line.
impl fmt::Display for RemoteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = Escaped::new(f);
        if self.message.is_empty() {
            return match &self.reason {
                Some(reason) => write_reason(self.domain.as_deref(), reason, &mut out),
                None => self.write_status(&mut out),
            };
        }
        out.write_str(&self.message)?;
        let Some(reason) = &self.reason else { return Ok(()) };
        out.write_str(" (")?;
        write_reason(self.domain.as_deref(), reason, &mut out)?;
        out.write_str(")")
    }
}

fn write_reason(domain: Option<&str>, reason: &str, out: &mut Escaped<'_, '_>) -> fmt::Result {
    match domain {
        Some(domain) => write!(out, "{domain}/{reason}"),
        None => out.write_str(reason),
    }
}

impl RemoteErrorParts {
    /// The numbers that the peer sent, the most telling one alone.
    fn write_status(&self, out: &mut Escaped<'_, '_>) -> fmt::Result {
        match (self.http_status, self.grpc_code, self.code) {
            (Some(status @ 400..=599), _, _) => write!(out, "HTTP {status} {}", phrase(status)),
            (_, Some(code), _) => write!(out, "{code}"),
            (_, _, Some(code)) => write!(out, "JSON-RPC error {code}"),
            (Some(status), _, _) => write!(out, "HTTP {status}"),
            (None, None, None) => out.write_str("unknown error"),
        }
    }
}

impl Error for RemoteError {}

impl fmt::Debug for RemoteErrorParts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut members = f.debug_struct("RemoteErrorParts");
        macro_rules! show {
            ($($member:ident),*; $($rare_member:ident),*) => {{
                let Self { other, source: _, rare, $($member),* } = self;
                let RareParts { body, $($rare_member),* } = rare.parts();
                $(members.field(stringify!($member), $member);)*
                $(members.field(stringify!($rare_member), $rare_member);)*
                members.field("body", &Bytes(body)).field("other", other)
            }};
        }
        show! {
            code, http_status, grpc_code, message, reason, domain, metadata, retry_after,
            field_violations, help, request_id, id, data;
            precondition_failure, quota_failure, resource_info, localized_message, challenges
        }
        .finish()
    }
}

/// Bytes of a peer's as text, for people: its control characters are escaped, and it is cut.
struct Bytes<'a>(&'a [u8]);

impl fmt::Debug for Bytes<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MAX: usize = 1024;
        let Self(bytes) = self;
        let start = bytes.get(..MAX + 4).unwrap_or(bytes); // of the last character there is enough
        write!(f, "{:?}", cut_at(&String::from_utf8_lossy(start), MAX))?;
        if bytes.len() > MAX { write!(f, "... of {} bytes", bytes.len()) } else { Ok(()) }
    }
}

/// A part of a peer's error that [`RemoteError`] does not model, as it came.
#[derive(Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OtherDetail {
    /// From JSON: a detail, or `data` that holds none. A member of another object is an object
    /// with that member alone.
    Json(Box<str>),
    /// From protobuf: a `google.protobuf.Any`.
    Any {
        /// The type: its full name follows the last `/`.
        type_url: String,
        /// The message, encoded.
        value: Vec<u8>,
    },
}

impl fmt::Debug for OtherDetail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(json) => f.debug_tuple("Json").field(json).finish(),
            Self::Any { type_url, value } => f
                .debug_struct("Any")
                .field("type_url", type_url)
                .field("value", &Bytes(value))
                .finish(),
        }
    }
}

impl OtherDetail {
    pub(crate) fn json(json: &str) -> Self {
        Self::Json(json.into())
    }
}

held! {
    FieldViolation { field, description, reason }
    HelpLink { description, url }
    PreconditionFailure { violations }
    PreconditionViolation { violation_type, subject, description }
    QuotaFailure { violations }
    QuotaViolation {
        subject, description, api_service, quota_metric, quota_id, quota_dimensions
    }
    ResourceInfo { resource_type, resource_name, owner, description }
    LocalizedMessage { locale, message }
    Challenge { scheme, token68, params }
    RareParts {
        precondition_failure, quota_failure, resource_info, localized_message, challenges, body
    }
}
