//! stub docs
#![no_std]
#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

#[cfg(feature = "alloc")]
pub mod aip193;
mod code;
pub mod contract;
#[cfg(feature = "alloc")]
mod cut;
#[cfg(any(feature = "json", feature = "grpc"))]
mod decode_error;
#[cfg(feature = "alloc")]
mod details;
mod disclosed;
mod escape;
#[cfg(feature = "grpc")]
pub mod grpc;
#[cfg(feature = "alloc")]
mod json;
#[cfg(feature = "alloc")]
pub mod jsonrpc;
#[cfg(feature = "alloc")]
mod message;
#[cfg(feature = "json")]
mod parse;
mod private;
#[cfg(feature = "alloc")]
pub mod problem;
#[cfg(feature = "alloc")]
mod remote;
mod report;
mod rules;
mod spec;
mod wire_error;

#[doc(hidden)]
pub mod __private {
    pub use crate::private::*;
}

pub use code::{Code, UnknownCode};
pub use contract::{Table, WireContract};
#[cfg(any(feature = "json", feature = "grpc"))]
pub use decode_error::DecodeError;
pub use disclosed::{Disclosed, Message};
#[cfg(feature = "alloc")]
pub use remote::{HelpLink, OtherDetail, Received, RemoteError};
pub use report::Report;
pub use spec::{DataShape, ErrorSpec, Format, MetadataKey};
#[cfg(feature = "alloc")]
pub use wire_error::FieldViolation;
pub use wire_error::{Text, WireError};

/// Derives [`WireError`](trait@WireError).
#[cfg(feature = "derive")]
pub use wire_error_derive::WireError;
