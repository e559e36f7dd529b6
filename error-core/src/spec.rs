//! `ErrorSpec`: the static record of a variant.

use core::time::Duration;

use crate::private::{Part, Row};
use crate::rendered::Rendered;
use crate::{Code, DataShape};

/// What is fixed about one kind of error, known before any error happens.
///
/// The derive makes one for each variant. By hand, start with [`ErrorSpec::new`] and set what
/// differs from an internal error; what is left out of [`code`](Self::code()),
/// [`http`](Self::http) and [`grpc`](Self::grpc) follows from what is given. The setters check
/// nothing: the derive does.
///
/// # Examples
///
/// ```
/// use wire_error::{Code, ErrorSpec};
///
/// const NOT_FOUND: ErrorSpec = ErrorSpec::new("OrderNotFound").grpc(Code::NotFound);
/// assert_eq!(NOT_FOUND.http_status, 404);
/// assert_eq!(NOT_FOUND.code, -32000);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct ErrorSpec {
    /// The variant's name. For logs: it is on no wire.
    pub name: &'static str,
    /// JSON-RPC 2.0 `error.code`.
    pub code: i32,
    /// HTTP status, 400 to 599.
    pub http_status: u16,
    /// `google.rpc.Status.code`.
    pub grpc_code: Code,
    /// `ErrorInfo.reason`: unique in `domain`. Clients match on it, so
    /// renaming it is a breaking change.
    pub reason: Option<&'static str>,
    /// `ErrorInfo.domain`: who owns the reason, such as `shop.example`.
    pub domain: Option<&'static str>,
    /// The template of the public message, with its `{fields}`.
    pub message: &'static str,
    /// The keys of `ErrorInfo.metadata`, in the order they are sent.
    pub metadata: &'static [MetadataKey],
    /// Whether the same request may succeed later.
    pub retryable: bool,
    /// `RetryInfo.retry_delay`, where it is the same for every value.
    pub retry_after: Option<Duration>,
    /// Whether a value may carry `google.rpc.RetryInfo`.
    pub retry_info: bool,
    /// Whether a value may carry `google.rpc.BadRequest`.
    pub bad_request: bool,
    /// An absolute link for `google.rpc.Help`.
    pub help: Option<&'static str>,
    /// The `WWW-Authenticate` header (RFC 9110, section 11.6.1).
    pub www_authenticate: Option<&'static str>,
    /// What stands before the reason in the `type` of RFC 9457.
    pub type_base: Option<&'static str>,
    /// The shape of JSON-RPC `error.data`.
    pub data: DataShape,
    /// Whether the bytes are the same whatever the fields hold.
    pub opaque: bool,
    /// What the published catalogue says.
    pub description: Option<&'static str>,
    /// Whether the variant is deprecated.
    pub deprecated: bool,
    /// Which of `code`, `http` and `grpc` were given rather than derived.
    given: Given,
    /// What `retry` was given, if it was.
    retry: Option<bool>,
    pub(crate) rendered: Rendered,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Given {
    code: bool,
    http: bool,
    grpc: bool,
}

/// One key of `ErrorInfo.metadata`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct MetadataKey {
    /// The key.
    pub name: &'static str,
    /// What the text under it reads as.
    pub format: Format,
}

impl MetadataKey {
    /// A key and what the text under it reads as.
    #[must_use]
    pub const fn new(name: &'static str, format: Format) -> Self {
        Self { name, format }
    }
}

/// What the text of a metadata value reads as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Any text.
    String,
    /// A decimal integer.
    Integer,
    /// `true` or `false`.
    Boolean,
}

impl ErrorSpec {
    /// The record of an internal error: -32603, 500, `Internal`, no reason.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            code: Code::Internal.jsonrpc_code(),
            http_status: Code::Internal.http_status(),
            grpc_code: Code::Internal,
            reason: None,
            domain: None,
            message: "internal error",
            metadata: &[],
            retryable: false,
            retry_after: None,
            retry_info: false,
            bad_request: false,
            help: None,
            www_authenticate: None,
            type_base: None,
            data: DataShape::Details,
            opaque: false,
            description: None,
            deprecated: false,
            given: Given { code: false, http: false, grpc: false },
            retry: None,
            rendered: Rendered::NOTHING,
        }
    }

    /// The record that a row of the derive's says.
    pub(crate) const fn of(
        row: &Row,
        metadata: &'static [MetadataKey],
        parts: &'static [Part],
    ) -> Self {
        let reason = unless_empty(row.reason);
        let spec = Self {
            name: row.name,
            code: row.code,
            http_status: row.http,
            grpc_code: row.grpc,
            reason,
            domain: if reason.is_some() { Some(row.domain) } else { None },
            message: row.message,
            metadata,
            retryable: false,
            retry_after: row.retry_after,
            retry_info: row.retry_info || row.retry_after.is_some(),
            bad_request: row.bad_request,
            help: unless_empty(row.help),
            www_authenticate: unless_empty(row.www_authenticate),
            type_base: if reason.is_some() { unless_empty(row.type_base) } else { None },
            data: row.data,
            opaque: row.opaque,
            description: unless_empty(row.description),
            deprecated: row.deprecated,
            given: Given {
                code: row.given & 1 != 0,
                http: row.given & 2 != 0,
                grpc: row.given & 4 != 0,
            },
            retry: row.retry,
            rendered: Rendered::NOTHING,
        };
        let mut spec = spec.resolve();
        spec.rendered = Rendered::of(&spec, row, parts);
        spec
    }

    /// Derives what was not given from what was, in the order `grpc`, `http`, `code`.
    #[must_use]
    pub const fn resolve(mut self) -> Self {
        let Given { code, http, grpc } = self.given;
        if !grpc {
            self.grpc_code = if http {
                Code::from_http_status(self.http_status)
            } else if let Some(of_code) = Code::from_jsonrpc_code(self.code) {
                of_code
            } else {
                Code::Internal
            };
        }
        if !http {
            self.http_status = self.grpc_code.http_status();
        }
        if !code {
            self.code = self.grpc_code.jsonrpc_code();
        }
        self.retryable = match self.retry {
            Some(retry) => retry,
            None => matches!(self.grpc_code, Code::Unavailable) || self.retry_info,
        };
        self
    }

    /// Whether the JSON-RPC code was given rather than derived.
    pub(crate) const fn code_is_given(&self) -> bool {
        self.given.code
    }

    /// Sets the JSON-RPC code.
    #[must_use]
    pub const fn code(mut self, code: i32) -> Self {
        self.code = code;
        self.given.code = true;
        self.resolve()
    }

    /// Sets the HTTP status.
    #[must_use]
    pub const fn http(mut self, status: u16) -> Self {
        self.http_status = status;
        self.given.http = true;
        self.resolve()
    }

    /// Sets the gRPC code.
    #[must_use]
    pub const fn grpc(mut self, code: Code) -> Self {
        self.grpc_code = code;
        self.given.grpc = true;
        self.resolve()
    }

    /// Sets the reason, and the domain that owns it.
    #[must_use]
    pub const fn reason(mut self, domain: &'static str, reason: &'static str) -> Self {
        self.domain = Some(domain);
        self.reason = Some(reason);
        self
    }

    /// Sets the template of the public message.
    #[must_use]
    pub const fn message(mut self, template: &'static str) -> Self {
        self.message = template;
        self
    }

    /// Sets the keys of `ErrorInfo.metadata`.
    #[must_use]
    pub const fn metadata(mut self, keys: &'static [MetadataKey]) -> Self {
        self.metadata = keys;
        self
    }

    /// Sets whether the same request may succeed later.
    #[must_use]
    pub const fn retry(mut self, retry: bool) -> Self {
        self.retry = Some(retry);
        self.resolve()
    }

    /// Sets a retry delay that is the same for every value.
    #[must_use]
    pub const fn retry_after(mut self, delay: Duration) -> Self {
        self.retry_after = Some(delay);
        self.retry_info()
    }

    /// Says that a value may carry `google.rpc.RetryInfo`.
    #[must_use]
    pub const fn retry_info(mut self) -> Self {
        self.retry_info = true;
        self.resolve()
    }

    /// Says that a value may carry `google.rpc.BadRequest`.
    #[must_use]
    pub const fn bad_request(mut self) -> Self {
        self.bad_request = true;
        self
    }

    /// Sets the `google.rpc.Help` link.
    #[must_use]
    pub const fn help(mut self, url: &'static str) -> Self {
        self.help = Some(url);
        self
    }

    /// Sets the `WWW-Authenticate` header.
    #[must_use]
    pub const fn www_authenticate(mut self, challenge: &'static str) -> Self {
        self.www_authenticate = Some(challenge);
        self
    }

    /// Sets what stands before the reason in the `type` of RFC 9457.
    #[must_use]
    pub const fn type_base(mut self, base: &'static str) -> Self {
        self.type_base = Some(base);
        self
    }

    /// Sets the shape of JSON-RPC `error.data`.
    #[must_use]
    pub const fn data(mut self, shape: DataShape) -> Self {
        self.data = shape;
        self
    }

    /// Says that the bytes are the same whatever the fields hold.
    #[must_use]
    pub const fn opaque(mut self) -> Self {
        self.opaque = true;
        self
    }

    /// Sets what the published catalogue says.
    #[must_use]
    pub const fn description(mut self, description: &'static str) -> Self {
        self.description = Some(description);
        self
    }

    /// Says that the variant is deprecated.
    #[must_use]
    pub const fn deprecated(mut self) -> Self {
        self.deprecated = true;
        self
    }
}

const fn unless_empty(text: &'static str) -> Option<&'static str> {
    if text.is_empty() { None } else { Some(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The numbers that the given ones resolve to.
    fn numbers(spec: &ErrorSpec) -> (i32, u16, Code) {
        (spec.code, spec.http_status, spec.grpc_code)
    }

    #[test]
    fn a_grpc_code_alone_gives_the_others() {
        use Code::*;
        for (code, http, jsonrpc) in [
            (InvalidArgument, 400, -32602),
            (FailedPrecondition, 400, -32000),
            (OutOfRange, 400, -32602),
            (Unauthenticated, 401, -32000),
            (PermissionDenied, 403, -32000),
            (NotFound, 404, -32000),
            (Aborted, 409, -32000),
            (AlreadyExists, 409, -32000),
            (ResourceExhausted, 429, -32000),
            (Cancelled, 499, -32000),
            (DataLoss, 500, -32603),
            (Unknown, 500, -32603),
            (Internal, 500, -32603),
            (Unimplemented, 501, -32601),
            (Unavailable, 503, -32000),
            (DeadlineExceeded, 504, -32000),
        ] {
            assert_eq!(numbers(&ErrorSpec::new("E").grpc(code)), (jsonrpc, http, code));
        }
    }

    #[test]
    fn an_http_status_alone_gives_the_others() {
        use Code::*;
        for (statuses, code) in [
            (&[400, 413, 415, 422][..], InvalidArgument),
            (&[401], Unauthenticated),
            (&[403], PermissionDenied),
            (&[404, 410], NotFound),
            (&[405, 501], Unimplemented),
            (&[408, 504], DeadlineExceeded),
            (&[409], Aborted),
            (&[416], OutOfRange),
            (&[429], ResourceExhausted),
            (&[499], Cancelled),
            (&[500], Internal),
            (&[502, 503], Unavailable),
            (&[402, 406, 407, 411, 412, 414, 417, 418, 421, 423, 451, 498], FailedPrecondition),
            (&[505, 507, 511, 599], Internal),
        ] {
            for &status in statuses {
                let spec = ErrorSpec::new("E").http(status);
                assert_eq!(numbers(&spec), (code.jsonrpc_code(), status, code));
            }
        }
    }

    #[test]
    fn a_predefined_code_alone_gives_the_others() {
        for (jsonrpc, http, code) in [
            (-32700, 400, Code::InvalidArgument),
            (-32600, 400, Code::InvalidArgument),
            (-32602, 400, Code::InvalidArgument),
            (-32601, 501, Code::Unimplemented),
            (-32603, 500, Code::Internal),
        ] {
            assert_eq!(numbers(&ErrorSpec::new("E").code(jsonrpc)), (jsonrpc, http, code));
        }
    }

    #[test]
    fn what_is_given_stays_whatever_the_order() {
        let expected = (-32001, 409, Code::FailedPrecondition);
        let new = ErrorSpec::new("E");
        assert_eq!(numbers(&new.code(-32001).http(409).grpc(Code::FailedPrecondition)), expected);
        assert_eq!(numbers(&new.grpc(Code::FailedPrecondition).http(409).code(-32001)), expected);
        assert_eq!(numbers(&new.code(-32001).http(404)), (-32001, 404, Code::NotFound));
        assert_eq!(numbers(&new.http(410).grpc(Code::NotFound)), (-32000, 410, Code::NotFound));
        assert_eq!(numbers(&new), (-32603, 500, Code::Internal));
    }

    #[test]
    fn only_unavailable_or_a_delay_is_retryable_by_itself() {
        let new = ErrorSpec::new("E");
        assert!(!new.retryable);
        assert!(new.grpc(Code::Unavailable).retryable);
        assert!(!new.grpc(Code::Unavailable).retry(false).retryable);
        assert!(new.retry_after(Duration::from_secs(1)).retryable);
        assert!(new.grpc(Code::NotFound).retry_info().retryable);
        assert!(new.http(429).retry(true).retryable);
        assert!(!new.http(429).retryable);
    }
}
