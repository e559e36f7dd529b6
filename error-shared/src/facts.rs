//! What the fixed text of a layout is made of.

use crate::Code;

/// What is fixed about one kind of error, as the layouts need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts<'a> {
    /// JSON-RPC 2.0 `error.code`.
    pub code: i32,
    /// The HTTP status.
    pub http_status: u16,
    /// `google.rpc.Status.code`.
    pub grpc_code: Code,
    /// `ErrorInfo.reason`.
    pub reason: Option<&'a str>,
    /// `ErrorInfo.domain`.
    pub domain: Option<&'a str>,
    /// What stands before the reason in the `type` of RFC 9457.
    pub type_base: Option<&'a str>,
    /// The `type` of RFC 9457, where it is not made of the base and the reason.
    pub type_uri: Option<&'a str>,
    /// The `title` of RFC 9457, where a standard fixes it.
    pub title: Option<&'a str>,
}

/// The shape of JSON-RPC `error.data`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum DataShape {
    /// The `google.rpc.ErrorInfo` object.
    Info,
    /// The array of all details.
    #[default]
    Details,
    /// No `data`.
    None,
}
