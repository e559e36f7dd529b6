//! What a framework sends for an error: a status, headers and a body.

use alloc::borrow::ToOwned as _;
use alloc::vec::Vec;
use core::time::Duration;

use super::accept::Accept;
use super::event::{self, Occurrence, Protocol};
use super::headers::{Headers, Source};
use super::scope::{self, Scope};
use crate::error::left_out::LeftOut;
use crate::formats::extra::Extra;
use crate::{Disclose, Disclosed, ErrorSpec, HttpBody};

/// What a framework sends, in no framework's types.
pub(crate) struct Reply {
    pub(crate) spec: ErrorSpec,
    pub(crate) status: u16,
    pub(crate) body: Vec<u8>,
    pub(crate) headers: Headers,
}

/// A wrapper around an error.
pub(crate) trait ToReply {
    /// The HTTP status.
    fn status(&self) -> u16;

    /// What is sent. Emits the event for the logs.
    fn to_reply(&self) -> Reply;
}

impl Reply {
    /// The reply with an error by itself: in the format of the layer around, else in the body that
    /// its type declares.
    pub(crate) fn own(error: &dyn Disclose, extra: &Extra) -> Self {
        let declared = error.style().http_body();
        let scope = scope::current();
        if scope.as_ref().is_some_and(|scope| scope.settings.is_jsonrpc) {
            return Self::jsonrpc(error, crate::jsonrpc::Id::Null, extra);
        }
        match scope.and_then(|scope| scope.accept) {
            Some(accept) => Self::negotiated(error, declared, &accept, extra),
            None => Self::http(error, declared, extra),
        }
    }

    /// The reply to a plain HTTP request.
    pub(crate) fn http(error: &dyn Disclose, body: HttpBody, extra: &Extra) -> Self {
        Self::with_headers(Headers::new(body.content_type()), error, body, extra)
    }

    /// The reply where the request's `Accept` header has a say in the body.
    pub(crate) fn negotiated(
        error: &dyn Disclose,
        declared: HttpBody,
        accept: &Accept,
        extra: &Extra,
    ) -> Self {
        let body = accept.preferred(declared);
        let mut headers = Headers::new(body.content_type());
        headers.vary_by_accept();
        Self::with_headers(headers, error, body, extra)
    }

    fn with_headers(
        mut headers: Headers,
        error: &dyn Disclose,
        body: HttpBody,
        extra: &Extra,
    ) -> Self {
        let scope = scope::current();
        let request = scope::request(scope.as_ref(), extra.request_id.as_deref());
        let disclosed = Disclosed::new(error).with_request(&request);
        let status = disclosed.spec().http_status();
        let mut rendered = Vec::with_capacity(512);
        let mut own_headers = Vec::new();
        let mut set =
            |name: &str, value: &str| own_headers.push((name.to_owned(), value.to_owned()));
        let left_out = body.write(&disclosed, &mut rendered, Some(&mut set));
        add_headers(&mut headers, &disclosed, true, scope.as_ref());
        for (name, value) in own_headers {
            headers.add(Source::Layout, &name, value.as_bytes());
        }
        Self::new(&disclosed, status, rendered, headers, extra, Protocol::Http, left_out)
    }

    /// The reply to a JSON-RPC request over HTTP.
    pub(crate) fn jsonrpc(error: &dyn Disclose, id: crate::jsonrpc::Id<'_>, extra: &Extra) -> Self {
        let scope = scope::current();
        let request = scope::request(scope.as_ref(), extra.request_id.as_deref());
        let disclosed = Disclosed::new(error).with_request(&request);
        let status = extra.status.unwrap_or(200);
        let mut rendered = Vec::with_capacity(512);
        let left_out = crate::jsonrpc::write_error(id, &disclosed, &mut rendered);
        let mut headers = Headers::new("application/json");
        add_headers(&mut headers, &disclosed, status >= 400, scope.as_ref());
        Self::new(&disclosed, status, rendered, headers, extra, Protocol::JsonRpc, left_out)
    }

    fn new(
        error: &Disclosed<'_>,
        status: u16,
        body: Vec<u8>,
        mut headers: Headers,
        extra: &Extra,
        protocol: Protocol,
        left_out: LeftOut,
    ) -> Self {
        for (name, value) in &extra.headers {
            headers.add(Source::Wrapper, name, value);
        }
        event::emit(&Occurrence {
            error,
            protocol,
            http_status: if status >= 400 { status } else { error.spec().http_status() },
            left_out,
            missing_header: headers.missing(status),
            refused_headers: headers.refused(),
        });
        Self { spec: *error.spec(), status, body, headers }
    }
}

/// Adds the headers that the error says, and that of the request's id. What speaks of an error
/// would mislead beside a status that is none.
fn add_headers(
    headers: &mut Headers,
    error: &Disclosed<'_>,
    is_error: bool,
    scope: Option<&Scope>,
) {
    let spec = error.spec();
    if let Some(delay) = error.error.delay().filter(|_| is_error) {
        headers.retry_after(whole_seconds(delay));
    }
    if let Some(challenge) = spec.www_authenticate().filter(|_| is_error) {
        headers.add(Source::Error, "www-authenticate", challenge.as_bytes());
    }
    for challenge in error.error.challenges().iter().filter(|_| is_error) {
        headers.display(Source::Error, "www-authenticate", challenge);
    }
    for (name, value) in spec.fixed_headers() {
        headers.add(Source::Error, name, value.as_bytes());
    }
    error.error.headers(&mut |name, value| headers.display(Source::Error, name, &value));
    let id_header = scope.and_then(|scope| scope.settings.id_header.as_deref());
    if let Some((name, id)) = id_header.zip(error.request_id()) {
        headers.add(Source::Error, name, id.as_bytes());
    }
}

/// The `Retry-After` header: whole seconds, rounded up (RFC 9110, section 10.2.3), and no more than
/// a client's timer of 31 bits of milliseconds takes.
fn whole_seconds(delay: Duration) -> u64 {
    delay.as_secs().saturating_add(u64::from(delay.subsec_nanos() > 0)).min(2_147_483)
}
