//! The trait: what an error says of itself to those outside.

use core::error::Error;
use core::fmt::{self, Write as _};
use core::time::Duration;

use crate::error::escape::Escaped;
#[cfg(feature = "json")]
use crate::jsonrpc::Data;
use crate::{Code, ErrorSpec, HttpBody};

/// An error that knows what another process may be told about it.
///
/// `Debug` and `source` are for your logs and may say anything. No renderer reads them.
///
/// Implement it with `#[derive(WireError)]`, which checks the contract. By hand it takes
/// [`spec`](Self::spec) and [`visit_message`](Self::visit_message); nothing is checked then.
///
/// # Examples
///
/// ```
/// use wire_error::{Disclosed, WireError};
///
/// #[derive(Debug, WireError)]
/// #[wire(domain = "shop.example")]
/// enum ShopError {
///     #[wire(grpc = NotFound, reason = "ORDER_NOT_FOUND", message = "order {id} does not exist")]
///     OrderNotFound {
///         #[wire(public)]
///         id: u64,
///         shard: String, // private: no attribute, so it never leaves the process
///     },
/// }
///
/// let error = ShopError::OrderNotFound { id: 7, shard: "eu-3".into() };
/// assert_eq!(Disclosed::new(&error).message().to_string(), "order 7 does not exist");
/// assert_eq!(error.http_status(), 404);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an error with a wire contract",
    label = "`WireError` is not implemented for this type",
    note = "write `#[derive(Debug, wire_error::WireError)]` on it"
)]
pub trait WireError: Error {
    /// The static record of this value's variant.
    fn spec(&self) -> &'static ErrorSpec;

    /// Calls `visit` with the public message, in pieces from left to right.
    fn visit_message(&self, visit: &mut dyn FnMut(Text<'_>));

    /// Calls `visit` with each key of `ErrorInfo.metadata` and its value, in declaration order.
    fn visit_metadata(&self, visit: &mut dyn FnMut(&'static str, Text<'_>)) {
        let _ = visit;
    }

    /// When the same request may be sent again: `google.rpc.RetryInfo`.
    fn retry_after(&self) -> Option<Duration> {
        self.spec().retry_after
    }

    /// What is wrong with the request, field by field: `google.rpc.BadRequest`.
    #[cfg(feature = "alloc")]
    fn field_violations(&self) -> &[FieldViolation] {
        &[]
    }

    /// Which body this error has over HTTP.
    fn http_body(&self) -> HttpBody {
        HttpBody::AIP193
    }

    /// What stands in JSON-RPC's `error.data` in place of the details.
    ///
    /// What serializes to `null`, or does not serialize, counts as none.
    #[cfg(feature = "json")]
    fn data(&self) -> Option<&dyn Data> {
        None
    }

    /// The public fields: of the keys of metadata first, in their order. Of a derived error alone.
    #[doc(hidden)]
    fn visit_fields(&self, visit: &mut dyn FnMut(&[Text<'_>])) {
        visit(&[]);
    }

    /// Whether the derive has written this: then what the spec says, holds for the value.
    #[doc(hidden)]
    fn is_derived(&self) -> bool {
        false
    }

    /// The variant's name, for logs only.
    fn variant(&self) -> &'static str {
        self.spec().name
    }

    /// JSON-RPC 2.0 `error.code`.
    ///
    /// The spec's, always, for a derived error. An implementation by hand may answer one that the
    /// value carries, such as the code that a peer sent: it is what JSON-RPC writes.
    fn code(&self) -> i32 {
        self.spec().code
    }

    /// The HTTP status, 400 to 599.
    fn http_status(&self) -> u16 {
        self.spec().http_status
    }

    /// `google.rpc.Status.code`.
    fn grpc_code(&self) -> Code {
        self.spec().grpc_code
    }

    /// `ErrorInfo.reason`, if this error has one.
    fn reason(&self) -> Option<&'static str> {
        self.spec().reason
    }

    /// `ErrorInfo.domain`, if this error has a reason.
    fn domain(&self) -> Option<&'static str> {
        self.spec().domain
    }

    /// Whether the same request may succeed later.
    fn is_retryable(&self) -> bool {
        self.spec().retryable
    }

    /// `google.rpc.ErrorInfo` as JSON: `@type`, `reason`, `domain`, and `metadata` where there is any.
    #[cfg(feature = "json")]
    fn error_info(&self) -> Option<serde_json::Value> {
        crate::details::error_info::to_value(Into::into(&self))
    }

    /// A whole JSON-RPC 2.0 response with this error. No `id`, or one that JSON-RPC does not
    /// allow, is `null`.
    #[cfg(feature = "json")]
    fn to_jsonrpc_error(&self, id: Option<&serde_json::Value>) -> serde_json::Value {
        crate::write::json::to_owned(|out| crate::jsonrpc::write(id, &self, out))
    }

    /// An HTTP error body as AIP-193 has it.
    #[cfg(feature = "json")]
    fn to_http_error_body(&self) -> serde_json::Value {
        crate::write::json::to_owned(|out| crate::aip193::write(&self, out))
    }

    /// An RFC 9457 problem details object.
    #[cfg(feature = "json")]
    fn to_problem_details(&self) -> serde_json::Value {
        crate::write::json::to_owned(|out| crate::problem::write(&self, out))
    }
}

/// Writes every method of `WireError` as a call of the same method of `**self`: what a pointer
/// to an error says, the error says.
macro_rules! forward {
    () => {
        forward! {
            fn spec(&self) -> &'static ErrorSpec;
            fn visit_message(&self, visit: &mut dyn FnMut(Text<'_>));
            fn visit_metadata(&self, visit: &mut dyn FnMut(&'static str, Text<'_>));
            fn retry_after(&self) -> Option<Duration>;
            #[cfg(feature = "alloc")]
            fn field_violations(&self) -> &[FieldViolation];
            fn http_body(&self) -> HttpBody;
            #[cfg(feature = "json")]
            fn data(&self) -> Option<&dyn Data>;
            fn visit_fields(&self, visit: &mut dyn FnMut(&[Text<'_>]));
            fn is_derived(&self) -> bool;
            fn variant(&self) -> &'static str;
            fn code(&self) -> i32;
            fn http_status(&self) -> u16;
            fn grpc_code(&self) -> Code;
            fn reason(&self) -> Option<&'static str>;
            fn domain(&self) -> Option<&'static str>;
            fn is_retryable(&self) -> bool;
            #[cfg(feature = "json")]
            fn error_info(&self) -> Option<serde_json::Value>;
            #[cfg(feature = "json")]
            fn to_jsonrpc_error(&self, id: Option<&serde_json::Value>) -> serde_json::Value;
            #[cfg(feature = "json")]
            fn to_http_error_body(&self) -> serde_json::Value;
            #[cfg(feature = "json")]
            fn to_problem_details(&self) -> serde_json::Value;
        }
    };
    ($($(#[$cfg:meta])* fn $name:ident(&self $(, $arg:ident: $ty:ty)?) $(-> $result:ty)?;)*) => {
        $($(#[$cfg])* fn $name(&self $(, $arg: $ty)?) $(-> $result)? {
            (**self).$name($($arg)?)
        })*
    };
}

impl<T: WireError + ?Sized> WireError for &T {
    forward!();
}

#[cfg(feature = "alloc")]
impl<T: WireError> WireError for alloc::boxed::Box<T> {
    forward!();
}

/// A piece of public text: a literal or a string field as it is, anything else by `Display`.
#[derive(Clone, Copy)]
pub enum Text<'a> {
    /// The text itself.
    Str(&'a str),
    /// A value whose `Display` is the text.
    Display(&'a dyn fmt::Display),
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Str(text) => f.write_str(text),
            Self::Display(value) => value.fmt(f),
        }
    }
}

/// On one line: control characters and line separators are escaped.
impl fmt::Debug for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(Escaped::new(f), "\"{self}\"")
    }
}

/// One thing that is wrong with a request: `google.rpc.BadRequest.FieldViolation`.
///
/// # Examples
///
/// ```
/// use wire_error::FieldViolation;
///
/// let violation = FieldViolation::new("address.zip", "must have five digits");
/// assert_eq!(violation.reason, None);
/// ```
#[cfg(feature = "alloc")]
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(feature = "json", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct FieldViolation {
    /// The path to the field in the request, such as `address.zip`.
    pub field: alloc::string::String,
    /// Why the field is refused, for a person.
    pub description: alloc::string::String,
    /// Why the field is refused, for a program: `UPPER_SNAKE_CASE`.
    #[cfg_attr(feature = "json", serde(default, skip_serializing_if = "Option::is_none"))]
    pub reason: Option<alloc::string::String>,
}

#[cfg(feature = "alloc")]
impl FieldViolation {
    /// A violation without a reason.
    pub fn new(
        field: impl Into<alloc::string::String>,
        description: impl Into<alloc::string::String>,
    ) -> Self {
        Self { field: field.into(), description: description.into(), reason: None }
    }

    /// The same with a reason for programs, such as `ZIP_MALFORMED`.
    #[must_use]
    pub fn with_reason(mut self, reason: impl Into<alloc::string::String>) -> Self {
        self.reason = Some(reason.into());
        self
    }
}
