//! Errors as tonic's `Status`, both ways.

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

use ::tonic::metadata::{AsciiMetadataKey, AsciiMetadataValue};
use ::tonic::{Code, Status};

use crate::error::left_out::LeftOut;
use crate::frameworks::event::{self, Occurrence, Protocol};
use crate::frameworks::scope;
use crate::{Disclose, Disclosed, ErrorSpec, OtherDetail, RemoteError, grpc};

/// The status of a gRPC call that ends with this error: the code, the message, and the encoded
/// `google.rpc.Status` as its details.
///
/// A retryable error with a delay says it once more as `grpc-retry-pushback-ms`, which is what retry
/// policies obey; an `Unavailable` that is not retryable says `-1` there.
///
/// The message and that of the details are the same, also where it is cut. Nothing is logged:
/// `into(tonic)` and [`Response`](crate::grpc::Response) do that.
///
/// # Examples
///
/// ```
/// use wire_error::{WireError, grpc};
///
/// #[derive(Debug, WireError)]
/// #[wire(grpc = NotFound, message = "no such task")]
/// struct TaskNotFound;
///
/// let status = grpc::to_status(&TaskNotFound);
/// assert_eq!(status.code(), tonic::Code::NotFound);
/// assert_eq!(status.message(), "no such task");
/// assert_eq!(status.details(), grpc::to_vec(&TaskNotFound));
/// ```
#[must_use]
pub fn to_status<'a>(err: impl Into<Disclosed<'a>>) -> Status {
    status(&err.into()).0
}

/// The status, and what was left out of it.
fn status(error: &Disclosed<'_>) -> (Status, LeftOut) {
    let mut details = Vec::with_capacity(512);
    let left_out = grpc::write_error(error, &mut details);
    let message = String::from_utf8_lossy(grpc::message(&details)).into_owned();
    let spec = error.spec();
    let mut status = Status::with_details(code(spec), message, details.into());
    if let Some(milliseconds) = grpc::pushback(spec, error.error.delay()) {
        status.metadata_mut().insert("grpc-retry-pushback-ms", milliseconds.into());
    }
    status.set_source(Arc::new(Declared(*spec)));
    (status, left_out)
}

/// What a peer sent as the status of a call.
///
/// The code and the message are those that the call ended with. Details that are no
/// `google.rpc.Status` are kept as they came, in [`RemoteError::other`](crate::RemoteErrorParts::other) without a type URL: nothing
/// is lost. Of tonic's metadata nothing is read.
///
/// # Examples
///
/// ```
/// use wire_error::{Code, WireError, grpc};
///
/// #[derive(Debug, WireError)]
/// #[wire(domain = "shop.example", grpc = NotFound, reason, message = "no such order")]
/// struct OrderNotFound;
///
/// let error = grpc::from_status(&grpc::to_status(&OrderNotFound));
/// assert_eq!(error.reason.as_deref(), Some("ORDER_NOT_FOUND"));
///
/// let error = grpc::from_status(&tonic::Status::unavailable("connection refused"));
/// assert_eq!(error.grpc_code, Some(Code::Unavailable));
/// assert_eq!(error.message, "connection refused");
/// ```
#[must_use]
pub fn from_status(status: &Status) -> RemoteError {
    let mut error = details(status);
    let code = crate::Code::from_number(status.code().into());
    error.grpc_code = code.filter(|code| *code != crate::Code::Ok);
    if !status.message().is_empty() {
        error.message = status.message().into();
    }
    error
}

/// What the details of a status say.
fn details(status: &Status) -> RemoteError {
    if status.details().is_empty() {
        return RemoteError::default();
    }
    // Some peers leave the code to the header `grpc-status`. Of two codes the latter counts.
    let code = [1 << 3, u8::try_from(i32::from(status.code())).unwrap_or(2)];
    grpc::decode(&[&code, status.details()].concat()).unwrap_or_else(|_| {
        let mut error = RemoteError::default();
        let value = status.details().into();
        error.other.push(OtherDetail::Any { type_url: String::new(), value });
        error
    })
}

/// The record of the error that a status was made of, for metrics by reason.
///
/// It stays in the process: no status that came over a wire has one. A `tower` layer around a
/// tonic service finds the status in the response's extensions.
///
/// # Examples
///
/// ```
/// use wire_error::{WireError, grpc};
///
/// #[derive(Debug, WireError)]
/// #[wire(domain = "shop.example", grpc = NotFound, reason)]
/// struct OrderNotFound;
///
/// let status = grpc::to_status(&OrderNotFound);
/// assert_eq!(grpc::spec_of(&status).and_then(|spec| spec.reason()), Some("ORDER_NOT_FOUND"));
/// ```
#[must_use]
pub fn spec_of(status: &Status) -> Option<&ErrorSpec> {
    let source = core::error::Error::source(status)?;
    source.downcast_ref().map(|Declared(spec)| spec)
}

/// The source of a status: what was declared of the error, and nothing else of it.
struct Declared(ErrorSpec);

impl fmt::Display for Declared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.reason().unwrap_or(self.0.name()))
    }
}

impl fmt::Debug for Declared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl core::error::Error for Declared {}

fn code(spec: &ErrorSpec) -> Code {
    Code::from_i32(spec.grpc_code().number())
}

/// Any error on its way into a [`tonic::Status`](::tonic::Status): what a handler returns that wants
/// to say more than `?` does.
///
/// # Examples
///
/// ```
/// use wire_error::{WireError, grpc};
///
/// #[derive(Debug, WireError)]
/// #[wire(grpc = NotFound, message = "no such task")]
/// struct TaskNotFound;
///
/// let status: tonic::Status = grpc::Response::from(TaskNotFound).request_id("req-1").into();
/// assert_eq!(status.message(), "no such task");
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Response<E> {
    error: E,
    request_id: Option<String>,
}

impl<E> Response<E> {
    /// Names the request that failed: as `google.rpc.RequestInfo`, and in the event for the logs.
    ///
    /// An id is at most 128 visible ASCII characters; any other is dropped.
    #[must_use]
    pub fn request_id(mut self, id: impl AsRef<str>) -> Self {
        self.request_id = Some(id.as_ref().into());
        self
    }
}

impl<E: Disclose> From<E> for Response<E> {
    fn from(error: E) -> Self {
        Self { error, request_id: None }
    }
}

/// Emits the event for the logs.
impl<E: Disclose> From<Response<E>> for Status {
    fn from(Response { error, request_id }: Response<E>) -> Self {
        send(&error, request_id.as_deref())
    }
}

/// The status of an error on its way to a peer. Emits the event for the logs.
pub(super) fn send(error: &dyn Disclose, own_id: Option<&str>) -> Status {
    let scope = scope::current();
    let request = scope::request(scope.as_ref(), own_id);
    let error = Disclosed::new(error).with_request(&request);
    let (mut status, left_out) = status(&error);
    let id_header = scope.as_ref().and_then(|scope| scope.settings.id_header.as_deref());
    if let Some((name, id)) = id_header.zip(error.request_id()) {
        if let (Ok(name), Ok(id)) =
            (name.parse::<AsciiMetadataKey>(), id.parse::<AsciiMetadataValue>())
        {
            status.metadata_mut().insert(name, id);
        }
    }
    event::emit(&Occurrence {
        error: &error,
        protocol: Protocol::Grpc,
        http_status: error.spec().http_status(),
        left_out,
        missing_header: None,
        refused_headers: &[],
    });
    status
}
