//! What the fixed text of a layout is made of.

use crate::Code;
use crate::prepared::Prepared;

/// What is fixed about one kind of error, as the layouts need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts<'a> {
    /// JSON-RPC 2.0 `error.code`.
    pub code: i32,
    /// The HTTP status.
    pub http_status: u16,
    /// `google.rpc.Status.code`.
    pub grpc_code: Code,
    /// What is prepared of the layouts.
    pub prepared: Prepared<'a>,
    /// `ErrorInfo.reason`.
    pub reason: Option<&'a str>,
    /// `ErrorInfo.domain`.
    pub domain: Option<&'a str>,
    /// What a standard fixes of the `type` and `title` of RFC 9457.
    pub problem: Option<&'a ProblemType<'a>>,
}

/// What a standard fixes of a problem (RFC 9457, section 3.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProblemType<'a> {
    /// The `type`, where it is not made of a base and the reason.
    pub uri: Option<&'a str>,
    /// The `title`, where it is not made of the reason.
    pub title: Option<&'a str>,
}
