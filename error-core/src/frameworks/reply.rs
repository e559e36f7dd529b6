//! What a framework sends for an error: a status, headers and a body.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::Write as _;
use core::time::Duration;

use crate::frameworks::event::{self, Protocol};
use crate::frameworks::extra::Extra;
use crate::frameworks::negotiate::Accept;
use crate::{Disclose, Disclosed, ErrorSpec, HttpBody};

/// What a framework sends, in no framework's types.
pub(crate) struct Reply {
    pub(crate) spec: ErrorSpec,
    pub(crate) status: u16,
    pub(crate) body: Vec<u8>,
    content_type: &'static str,
    retry_after: Option<u64>,
    www_authenticate: Option<&'static str>,
    negotiated: bool,
    /// What the error, or the layout, says beside the body.
    own: Vec<(String, String)>,
    extra: Vec<(String, Vec<u8>)>,
}

/// A wrapper around an error.
pub(crate) trait ToReply {
    /// The HTTP status.
    #[cfg_attr(not(feature = "actix-web"), expect(dead_code, reason = "only actix-web asks"))]
    fn status(&self) -> u16;

    /// What is sent. Emits the event for the logs.
    fn to_reply(&self) -> Reply;
}

/// The reply with an error by itself, in the body that its type declares.
pub(crate) fn own(error: &dyn Disclose) -> Reply {
    Reply::http(error, error.style().http_body(), &Extra::default())
}

impl Reply {
    /// The reply to a plain HTTP request.
    pub(crate) fn http(error: &dyn Disclose, body: HttpBody, extra: &Extra) -> Self {
        let disclosed = extra.disclose(error);
        let spec = disclosed.spec();
        event::emit(error, disclosed.request_id(), Protocol::Grpc, spec.http_status());
        let mut rendered = Vec::with_capacity(512);
        body.write(&disclosed, &mut rendered);
        Self {
            spec: *spec,
            status: spec.http_status(),
            body: rendered,
            content_type: body.content_type(),
            retry_after: error.delay().map(whole_seconds),
            www_authenticate: spec.www_authenticate(),
            negotiated: false,
            own: own_headers(&disclosed, Some(body)),
            extra: extra.headers.clone(),
        }
    }

    /// The reply to a JSON-RPC request over HTTP.
    #[cfg(feature = "json")]
    pub(crate) fn jsonrpc(error: &dyn Disclose, id: crate::jsonrpc::Id<'_>, extra: &Extra) -> Self {
        let disclosed = extra.disclose(error);
        let spec = disclosed.spec();
        let status = extra.status.unwrap_or(200);
        let is_error = status >= 400;
        let logged = if is_error { status } else { spec.http_status() };
        event::emit(error, disclosed.request_id(), Protocol::JsonRpc, logged);
        Self {
            spec: *spec,
            status,
            body: crate::jsonrpc::to_vec(id, disclosed),
            content_type: "application/json",
            retry_after: error.delay().filter(|_| is_error).map(whole_seconds),
            www_authenticate: spec.www_authenticate().filter(|_| is_error),
            negotiated: false,
            own: own_headers(&disclosed, None),
            extra: extra.headers.clone(),
        }
    }

    /// The reply where the request's `Accept` header has a say in the body.
    pub(crate) fn negotiated(
        error: &dyn Disclose,
        declared: HttpBody,
        accept: Accept,
        extra: &Extra,
    ) -> Self {
        let preferred = accept.preferred().unwrap_or(declared);
        Self { negotiated: true, ..Self::http(error, declared.in_layout_of(preferred), extra) }
    }

    /// Calls `visit` with each header's name and value. A name may come again.
    pub(crate) fn visit_headers(&self, visit: &mut dyn FnMut(&str, &[u8])) {
        let mut own = |name: &str, value: &str| {
            if !self.extra.iter().any(|(given, _)| given.eq_ignore_ascii_case(name)) {
                visit(name, value.as_bytes());
            }
        };
        own("content-type", self.content_type);
        own("cache-control", "no-store");
        if let Some(seconds) = self.retry_after {
            own("retry-after", &seconds.to_string());
        }
        if let Some(challenge) = self.www_authenticate {
            own("www-authenticate", challenge);
        }
        if self.negotiated {
            own("vary", "accept");
        }
        for (name, value) in &self.own {
            visit(name, value.as_bytes());
        }
        for (name, value) in &self.extra {
            visit(name, value);
        }
    }
}

/// The headers that the error says, and those of its layout.
fn own_headers(error: &Disclosed<'_>, body: Option<HttpBody>) -> Vec<(String, String)> {
    let mut headers = Vec::new();
    for (name, value) in error.spec().fixed_headers() {
        headers.push((String::from(*name), String::from(*value)));
    }
    error.error.headers(&mut |name, value| {
        let mut text = String::new();
        if write!(text, "{value}").is_ok() {
            headers.push((name.into(), text));
        }
    });
    for challenge in error.error.challenges() {
        headers.push(("www-authenticate".into(), challenge.to_string()));
    }
    if let Some(body) = body {
        body.visit_headers(error, &mut |name, value| headers.push((name.into(), value.into())));
    }
    headers
}

/// The `Retry-After` header: whole seconds, rounded up (RFC 9110, section 10.2.3), and no more than
/// a client's timer of 31 bits of milliseconds takes.
fn whole_seconds(delay: Duration) -> u64 {
    delay.as_secs().saturating_add(u64::from(delay.subsec_nanos() > 0)).min(2_147_483)
}
