//! `Request`: what only the request knows, and its error is to say.

use alloc::string::String;

/// What only the request knows: its id, and the URI that names this occurrence.
///
/// The frameworks' layers make one for each request. By hand, give one to
/// [`Disclosed::with_request`](crate::Disclosed::with_request).
///
/// # Examples
///
/// ```
/// use wire_error::{Disclosed, Request, jsonrpc::ProtocolError};
///
/// let request = Request::new().with_id("req-1");
/// let disclosed = Disclosed::new(&ProtocolError::InternalError).with_request(&request);
/// assert_eq!(disclosed.request_id(), Some("req-1"));
/// assert_eq!(Request::new().with_id("no\nid").id(), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Request {
    id: Option<String>,
    instance: Option<String>,
}

impl Request {
    /// A request of which nothing is known.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Names the request: `google.rpc.RequestInfo`.
    ///
    /// An id is 1 to 128 visible ASCII characters; any other is dropped.
    #[must_use]
    pub fn with_id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into()).filter(|id| is_id(id));
        self
    }

    /// Sets the URI of this occurrence: `instance` of RFC 9457 (section 3.1.5).
    ///
    /// One that is longer than 2,048 bytes is dropped.
    #[must_use]
    pub fn with_instance(mut self, uri: impl Into<String>) -> Self {
        self.instance = Some(uri.into()).filter(|uri| uri.len() <= MAX_INSTANCE);
        self
    }

    /// The id of the request.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// The URI of this occurrence.
    #[must_use]
    pub fn instance(&self) -> Option<&str> {
        self.instance.as_deref()
    }
}

/// No request id is longer, in bytes.
pub(crate) const MAX_ID: usize = 128;

/// No URI of an occurrence is longer, in bytes.
const MAX_INSTANCE: usize = 2048;

/// Whether it is a request id that may be repeated: 1 to 128 visible ASCII characters.
pub(crate) fn is_id(id: &str) -> bool {
    !id.is_empty() && id.len() <= MAX_ID && id.bytes().all(|byte| byte.is_ascii_graphic())
}
