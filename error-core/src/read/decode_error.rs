//! `DecodeError`: why bytes are not an error.

use alloc::string::String;
use core::error::Error;
use core::fmt;

/// No body is deeper. A reader with a stack of its own need not fear what was decoded.
pub(crate) const MAX_DEPTH: usize = 128;

/// Why no error can be read from the bytes of a response.
///
/// The response may still be one: the caller knows its status and whom it asked.
///
/// # Examples
///
/// ```
/// use wire_error::jsonrpc;
///
/// let error = jsonrpc::decode(br#"{"jsonrpc":"2.0","id":1,"result":7}"#).unwrap_err();
/// assert_eq!(error.to_string(), "not a JSON-RPC error: missing field `error` at line 1 column 36");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecodeError {
    /// Longer than 1 MiB, so not looked at.
    TooLong {
        /// How long, in bytes.
        len: usize,
    },
    /// Nested deeper than 128 levels.
    TooDeep {
        /// Where the first level too many opens, in bytes from the start.
        offset: usize,
    },
    /// Not of the format at all: not JSON, or not protobuf.
    Malformed {
        /// What is wrong, and where.
        what: String,
    },
    /// Of the format, but not an error: a result, or something else.
    NotAnError {
        /// What was found, and where.
        what: String,
    },
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong { len } => write!(f, "the body is {len} bytes long; the limit is 1 MiB"),
            Self::TooDeep { offset } => {
                write!(f, "the body is nested deeper than {MAX_DEPTH} levels at byte {offset}")
            }
            Self::Malformed { what } | Self::NotAnError { what } => f.write_str(what),
        }
    }
}

impl Error for DecodeError {}
