//! What a framework sends for an error: a status, headers and a body.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::details::retry_info;
use crate::frameworks::event::{self, Protocol};
use crate::frameworks::extra::Extra;
use crate::frameworks::negotiate::Accept;
use crate::{Disclosed, ErrorSpec, HttpBody, HttpFormat, WireError, aip193, problem};

/// What a framework sends, in no framework's types.
pub(crate) struct Reply {
    pub(crate) spec: &'static ErrorSpec,
    pub(crate) status: u16,
    pub(crate) body: Vec<u8>,
    content_type: &'static str,
    retry_after: Option<u64>,
    www_authenticate: Option<&'static str>,
    negotiated: bool,
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
pub(crate) fn own(error: &dyn WireError) -> Reply {
    Reply::http(error, error.http_body(), &Extra::default())
}

impl Reply {
    /// The reply to a plain HTTP request.
    pub(crate) fn http(error: &dyn WireError, body: HttpBody, extra: &Extra) -> Self {
        let disclosed = extra.disclose(error);
        let spec = disclosed.spec();
        event::emit(error, disclosed.request_id(), Protocol::Grpc, spec.http_status);
        Self {
            spec,
            status: spec.http_status,
            body: render(disclosed, body.format),
            content_type: body.content_type,
            retry_after: disclosed.retry_after().map(retry_info::whole_seconds),
            www_authenticate: spec.www_authenticate,
            negotiated: false,
            extra: extra.headers.clone(),
        }
    }

    /// The reply to a JSON-RPC request over HTTP.
    #[cfg(feature = "json")]
    pub(crate) fn jsonrpc(
        error: &dyn WireError,
        id: crate::jsonrpc::Id<'_>,
        extra: &Extra,
    ) -> Self {
        let disclosed = extra.disclose(error);
        let spec = disclosed.spec();
        let status = extra.status.unwrap_or(200);
        let is_error = status >= 400;
        let logged = if is_error { status } else { spec.http_status };
        event::emit(error, disclosed.request_id(), Protocol::JsonRpc, logged);
        Self {
            spec,
            status,
            body: crate::jsonrpc::to_vec(id, disclosed),
            content_type: "application/json",
            retry_after: disclosed
                .retry_after()
                .filter(|_| is_error)
                .map(retry_info::whole_seconds),
            www_authenticate: spec.www_authenticate.filter(|_| is_error),
            negotiated: false,
            extra: extra.headers.clone(),
        }
    }

    /// The reply where the request's `Accept` header has a say in the body.
    pub(crate) fn negotiated(
        error: &dyn WireError,
        declared: HttpBody,
        accept: Accept,
        extra: &Extra,
    ) -> Self {
        let format = accept.preferred().unwrap_or(declared.format);
        Self { negotiated: true, ..Self::http(error, declared.in_format(format), extra) }
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
        for (name, value) in &self.extra {
            visit(name, value);
        }
    }
}

fn render(error: Disclosed<'_>, format: HttpFormat) -> Vec<u8> {
    match format {
        HttpFormat::Aip193 => aip193::to_vec(error),
        HttpFormat::Problem => problem::to_vec(error),
    }
}
