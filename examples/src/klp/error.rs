//! The error object of KLP.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use wire_error::jsonrpc::Data;
use wire_error::{
    Disclose, ErrorSpec, FieldSpec, Style, Table, Text, WireContract, WireError as _,
};

use super::ErrorKind;

/// The `error` member of a KLP response: JSON-RPC 2.0 with `data` of a fixed shape.
///
/// All of it goes to the peer. It is a [`WireError`](wire_error::WireError) whose record is that of its kind; its code
/// and its message are its own, so that what a peer sent is the same when it is written again.
///
/// # Examples
///
/// ```
/// use serde_json::json;
/// use wire_error::jsonrpc::ErrorObject;
/// use wire_error_examples::klp::{ErrorKind, RpcError};
///
/// let error = RpcError::new(ErrorKind::Unauthorized, "manifest 'reboot' has user_invokable=false")
///     .with_message("Job not user-invokable");
/// let object = json!({
///     "code": -32000,
///     "message": "Job not user-invokable",
///     "data": { "kind": "Unauthorized", "detail": "manifest 'reboot' has user_invokable=false" },
/// });
/// assert_eq!(serde_json::to_value(ErrorObject::new(&error))?, object);
/// assert_eq!(serde_json::to_value(&error)?, object);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schemars",
    derive(schemars::JsonSchema),
    schemars(description = "The `error` member of a KLP response.")
)]
pub struct RpcError {
    /// The JSON-RPC code. Clients switch on `data.kind` instead.
    pub code: i32,
    /// What happened, for a person.
    pub message: String,
    /// What happened, for a program; absent on the wire where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data: Option<RpcErrorData>,
}

/// The `data` member of an [`RpcError`].
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schemars",
    derive(schemars::JsonSchema),
    schemars(description = "The `data` member of a KLP error.")
)]
pub struct RpcErrorData {
    /// What kind of error it is.
    pub kind: ErrorKind,
    /// What this one is about.
    pub detail: String,
}

impl RpcError {
    /// An error of this kind, with its code and its message.
    ///
    /// The detail of an [`InternalError`](ErrorKind::InternalError) is never sent: it goes to the
    /// log, and the peer reads "Internal error".
    pub fn new(kind: ErrorKind, detail: impl Into<String>) -> Self {
        let data = RpcErrorData { kind, detail: redacted(kind, detail.into()) };
        Self { data: Some(data), ..Self::bare(kind) }
    }

    /// An error of this kind without `data`.
    #[must_use]
    pub fn bare(kind: ErrorKind) -> Self {
        Self { code: kind.code(), message: kind.default_message().to_owned(), data: None }
    }

    /// The same with another message.
    ///
    /// That of an [`InternalError`](ErrorKind::InternalError) goes to the log instead.
    #[must_use]
    pub fn with_message(mut self, message: impl Into<String>) -> Self {
        self.message = redacted(self.kind(), message.into());
        self
    }

    /// What kind of error it is: what `data` says, or without `data` the kind of this code.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.data.as_ref().map_or_else(|| of_code(self.code), |data| data.kind)
    }
}

/// The text, unless it tells of the inside: then it is logged, and the kind's message returned.
fn redacted(kind: ErrorKind, text: String) -> String {
    if kind != ErrorKind::InternalError {
        return text;
    }
    tracing::error!(detail = ?text, "internal error");
    kind.default_message().to_owned()
}

/// The kind with this code; `Unknown` where there is none.
fn of_code(code: i32) -> ErrorKind {
    use ErrorKind::{
        AgentDisconnected, InternalError, InvalidParams, InvalidRequest, MethodNotFound, NotFound,
        ParseError, PayloadTooLarge, RateLimit, StaleProtocol, Unauthorized, Unknown,
    };
    let kinds = [
        ParseError,
        InvalidRequest,
        MethodNotFound,
        InvalidParams,
        InternalError,
        Unauthorized,
        NotFound,
        AgentDisconnected,
        RateLimit,
        StaleProtocol,
        PayloadTooLarge,
    ];
    kinds.into_iter().find(|kind| kind.code() == code).unwrap_or(Unknown)
}

impl fmt::Display for RpcError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for RpcError {}

/// By hand, because the code and the message belong to the value.
impl Disclose for RpcError {
    fn record(&self) -> &ErrorSpec {
        record(self.kind(), self.code)
    }

    fn visit_fields(&self, visit: &mut dyn FnMut(&[Text<'_>])) {
        visit(&[Text::Str(&self.message)]);
    }

    fn style(&self) -> Style {
        ErrorKind::CONTRACT.style
    }

    fn data(&self) -> Option<&dyn Data> {
        self.data.as_ref().map(|data| data as &dyn Data)
    }
}

/// The record of an error of this kind, with a message and a code of its own.
///
/// A record is made once for each code that comes. Peers choose codes, so no more than 1,024 are
/// kept: an error behind them has the code of its kind.
fn record(kind: ErrorKind, code: i32) -> &'static ErrorSpec {
    static RECORDS: Mutex<BTreeMap<(&str, i32), &ErrorSpec>> = Mutex::new(BTreeMap::new());
    static FIELDS: [FieldSpec; 1] = [FieldSpec::new("message")];

    let mut records = RECORDS.lock().unwrap_or_else(PoisonError::into_inner);
    let code = if records.len() < 1024 { code } else { kind.code() };
    records.entry((kind.variant(), code)).or_insert_with(|| {
        let spec = kind.spec().with_message("{message}").with_fields(&FIELDS).with_code(code);
        Box::leak(Box::new(spec))
    })
}

impl WireContract for RpcError {
    const CONTRACT: &'static Table =
        &Table::new("RpcError", ErrorKind::CONTRACT.errors).with_style(ErrorKind::CONTRACT.style);
}

impl From<ErrorKind> for RpcError {
    fn from(kind: ErrorKind) -> Self {
        Self::bare(kind)
    }
}
