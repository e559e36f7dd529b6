//! The errors that JSON-RPC itself defines.

use core::fmt;

use crate::{DataShape, Disclose, ErrorSpec, Style, Table, WireContract};

/// One of the five predefined errors of JSON-RPC 2.0 (section 5.1), ready made.
///
/// # Examples
///
/// ```
/// use wire_error::jsonrpc::{self, Id, ProtocolError};
///
/// assert_eq!(
///     jsonrpc::to_vec(Id::Null, &ProtocolError::ParseError),
///     br#"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"Parse error"}}"#,
/// );
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProtocolError {
    /// -32700: what came is not JSON.
    ParseError,
    /// -32600: what came is JSON, but no request object.
    InvalidRequest,
    /// -32601: there is no such method.
    MethodNotFound,
    /// -32602: the method does not take these params.
    InvalidParams,
    /// -32603: the server failed.
    InternalError,
}

static SPECS: [ErrorSpec; 5] = [
    spec("ParseError", -32700, "Parse error"),
    spec("InvalidRequest", -32600, "Invalid Request"),
    spec("MethodNotFound", -32601, "Method not found"),
    spec("InvalidParams", -32602, "Invalid params"),
    spec("InternalError", -32603, "Internal error"),
];

const STYLE: Style = Style::NONE.with_data(DataShape::None);

const fn spec(name: &'static str, code: i32, message: &'static str) -> ErrorSpec {
    ErrorSpec::new(name).with_code(code).with_message(message)
}

#[cfg(all(feature = "http", feature = "json"))]
impl ProtocolError {
    /// The one that has this code.
    pub(crate) fn of_code(code: i32) -> Option<Self> {
        use ProtocolError::{
            InternalError, InvalidParams, InvalidRequest, MethodNotFound, ParseError,
        };
        [ParseError, InvalidRequest, MethodNotFound, InvalidParams, InternalError]
            .into_iter()
            .find(|error| error.record().code() == code)
    }
}

impl fmt::Display for ProtocolError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.record().message())
    }
}

impl core::error::Error for ProtocolError {}

impl Disclose for ProtocolError {
    fn record(&self) -> &ErrorSpec {
        &SPECS[*self as usize]
    }

    fn style(&self) -> Style {
        STYLE
    }
}

impl WireContract for ProtocolError {
    const CONTRACT: &'static Table = &Table::new("ProtocolError", &SPECS).with_style(STYLE);
}
