//! `google.rpc.Code`, and what each code is on the other wires.

use core::fmt;
use core::str::FromStr;

/// A canonical error code: [`google.rpc.Code`][spec].
///
/// The variants carry Rust's spelling of the names and the numbers of the protocol.
///
/// # Examples
///
/// ```
/// use wire_error_shared::Code;
///
/// assert_eq!(Code::NotFound.as_str(), "NOT_FOUND");
/// assert_eq!(Code::NotFound.number(), 5);
/// assert_eq!(Code::from_number(5), Some(Code::NotFound));
/// assert_eq!("NOT_FOUND".parse(), Ok(Code::NotFound));
/// ```
///
/// [spec]: https://github.com/googleapis/googleapis/blob/master/google/rpc/code.proto
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// Not an error. No `ErrorSpec` that the derive makes has it.
    Ok = 0,
    /// The caller gave up on the call.
    Cancelled = 1,
    /// An error from another system, about which nothing is known.
    Unknown = 2,
    /// The request is wrong whatever the state of the system.
    InvalidArgument = 3,
    /// Time ran out before the call was done.
    DeadlineExceeded = 4,
    /// What was asked for does not exist.
    NotFound = 5,
    /// What was to be created exists.
    AlreadyExists = 6,
    /// The caller, who is known, may not do this.
    PermissionDenied = 7,
    /// A quota, a rate limit or a disk is used up.
    ResourceExhausted = 8,
    /// The system is not in the state that the request needs.
    FailedPrecondition = 9,
    /// A conflict with another call, such as a lost transaction.
    Aborted = 10,
    /// The request reads or seeks past the valid range.
    OutOfRange = 11,
    /// The operation does not exist here.
    Unimplemented = 12,
    /// An invariant is broken.
    Internal = 13,
    /// The service cannot answer now; the same request may succeed later.
    Unavailable = 14,
    /// Data is lost or damaged for good.
    DataLoss = 15,
    /// The caller is not known.
    Unauthenticated = 16,
}

/// The name of one code, and what it is on the other wires.
struct Row {
    code: Code,
    name: &'static str,
    http_status: u16,
    jsonrpc_code: i32,
}

macro_rules! row {
    ($code:ident, $name:literal, $http_status:literal, $jsonrpc_code:literal) => {
        Row {
            code: Code::$code,
            name: $name,
            http_status: $http_status,
            jsonrpc_code: $jsonrpc_code,
        }
    };
}

/// The only table of codes. The place of a row is the number of its code.
static ROWS: [Row; 17] = [
    row!(Ok, "OK", 200, 0),
    row!(Cancelled, "CANCELLED", 499, -32000),
    row!(Unknown, "UNKNOWN", 500, -32603),
    row!(InvalidArgument, "INVALID_ARGUMENT", 400, -32602),
    row!(DeadlineExceeded, "DEADLINE_EXCEEDED", 504, -32000),
    row!(NotFound, "NOT_FOUND", 404, -32000),
    row!(AlreadyExists, "ALREADY_EXISTS", 409, -32000),
    row!(PermissionDenied, "PERMISSION_DENIED", 403, -32000),
    row!(ResourceExhausted, "RESOURCE_EXHAUSTED", 429, -32000),
    row!(FailedPrecondition, "FAILED_PRECONDITION", 400, -32000),
    row!(Aborted, "ABORTED", 409, -32000),
    row!(OutOfRange, "OUT_OF_RANGE", 400, -32602),
    row!(Unimplemented, "UNIMPLEMENTED", 501, -32601),
    row!(Internal, "INTERNAL", 500, -32603),
    row!(Unavailable, "UNAVAILABLE", 503, -32000),
    row!(DataLoss, "DATA_LOSS", 500, -32603),
    row!(Unauthenticated, "UNAUTHENTICATED", 401, -32000),
];

impl Code {
    /// The number of the protocol, 0 to 16.
    #[must_use]
    pub const fn number(self) -> i32 {
        self as i32
    }

    /// The code with this number, or `None` where the protocol has none.
    #[must_use]
    pub const fn from_number(number: i32) -> Option<Self> {
        if number >= 0 && number < 17 {
            Some(ROWS[number.unsigned_abs() as usize].code)
        } else {
            None
        }
    }

    /// The name of the protocol, such as `NOT_FOUND`: AIP-193's `error.status`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        ROWS[self as usize].name
    }

    /// The HTTP status of an error that gives nothing but this code.
    #[must_use]
    pub const fn http_status(self) -> u16 {
        ROWS[self as usize].http_status
    }

    /// The JSON-RPC code of an error that gives nothing but this code.
    #[must_use]
    pub const fn jsonrpc_code(self) -> i32 {
        ROWS[self as usize].jsonrpc_code
    }

    /// The code of an error that gives nothing but an HTTP status.
    #[must_use]
    pub const fn from_http_status(status: u16) -> Self {
        match status {
            400 | 413 | 415 | 422 => Self::InvalidArgument,
            401 => Self::Unauthenticated,
            403 => Self::PermissionDenied,
            404 | 410 => Self::NotFound,
            405 | 501 => Self::Unimplemented,
            408 | 504 => Self::DeadlineExceeded,
            409 => Self::Aborted,
            416 => Self::OutOfRange,
            429 => Self::ResourceExhausted,
            499 => Self::Cancelled,
            502 | 503 => Self::Unavailable,
            402..=498 => Self::FailedPrecondition,
            _ => Self::Internal,
        }
    }

    /// The code of an error that gives nothing but one of the five predefined JSON-RPC codes
    /// (JSON-RPC 2.0, section 5.1); `None` for any other number.
    #[must_use]
    pub const fn from_jsonrpc_code(code: i32) -> Option<Self> {
        match code {
            -32700 | -32600 | -32602 => Some(Self::InvalidArgument),
            -32601 => Some(Self::Unimplemented),
            -32603 => Some(Self::Internal),
            _ => None,
        }
    }
}

/// Which of an error's three numbers are given. What is not given follows from the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Given {
    /// JSON-RPC 2.0 `error.code`.
    pub code: Option<i32>,
    /// The HTTP status.
    pub http_status: Option<u16>,
    /// `google.rpc.Status.code`.
    pub grpc_code: Option<Code>,
}

/// An error's three numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resolved {
    /// JSON-RPC 2.0 `error.code`.
    pub code: i32,
    /// The HTTP status, 400 to 599.
    pub http_status: u16,
    /// `google.rpc.Status.code`.
    pub grpc_code: Code,
}

/// The three numbers, each that is not given derived from those that are, in the order gRPC code,
/// HTTP status, JSON-RPC code. Where nothing says more it is an internal error.
#[must_use]
pub const fn resolve(given: Given) -> Resolved {
    let grpc_code = match (given.grpc_code, given.http_status, given.code) {
        (Some(grpc_code), _, _) => grpc_code,
        (None, Some(status), _) => Code::from_http_status(status),
        (None, None, Some(code)) => match Code::from_jsonrpc_code(code) {
            Some(grpc_code) => grpc_code,
            None => Code::Internal,
        },
        (None, None, None) => Code::Internal,
    };
    Resolved {
        code: match given.code {
            Some(code) => code,
            None => grpc_code.jsonrpc_code(),
        },
        http_status: match given.http_status {
            Some(status) => status,
            None => grpc_code.http_status(),
        },
        grpc_code,
    }
}

impl fmt::Display for Code {
    /// The protocol's name, as [`Code::as_str`] has it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A text that is not the name of a [`Code`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnknownCode;

impl fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not the name of a google.rpc.Code")
    }
}

impl core::error::Error for UnknownCode {}

impl FromStr for Code {
    type Err = UnknownCode;

    /// Reads the protocol's name, such as `NOT_FOUND`.
    fn from_str(name: &str) -> Result<Self, UnknownCode> {
        ROWS.iter().find(|row| row.name == name).map(|row| row.code).ok_or(UnknownCode)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_of_a_row_is_its_number() {
        for (number, row) in (0..).zip(&ROWS) {
            assert_eq!(row.code.number(), number);
            assert_eq!(Code::from_number(number), Some(row.code));
            assert_eq!(row.name.parse(), Ok(row.code));
        }
        assert_eq!(Code::from_number(17), None);
        assert_eq!(Code::from_number(-1), None);
        assert_eq!("NotFound".parse::<Code>(), Err(UnknownCode));
    }

    #[test]
    fn ok_is_no_error_on_the_other_wires_either() {
        assert_eq!((Code::Ok.http_status(), Code::Ok.jsonrpc_code()), (200, 0));
    }
}
