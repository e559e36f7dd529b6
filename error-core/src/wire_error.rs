//! `WireError`: what every error that discloses something can be asked.

use alloc::boxed::Box;
use core::error::Error;
use core::time::Duration;

use crate::Code;
use crate::error::disclose::{Disclose, forward};
use crate::error::disclosed::{Disclosed, from_trait_object};
use crate::error::spec::ErrorSpec;
use crate::error::violation::FieldViolation;
use crate::formats::{aip193, jsonrpc, problem};

/// What every error that discloses something can be asked.
///
/// Nobody implements it: whoever has [`Disclose`] has it, by `#[derive(WireError)]` or by hand. So
/// nothing that it says can differ from what is sent.
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
    label = "`WireError` is not derived for this type",
    note = "write `#[derive(Debug, wire_error::WireError)]` on it"
)]
pub trait WireError: Disclose {
    /// The record of this value's variant.
    fn spec(&self) -> &ErrorSpec {
        self.record()
    }

    /// The variant's name, for logs only.
    fn variant(&self) -> &'static str {
        self.record().name()
    }

    /// JSON-RPC 2.0 `error.code`.
    fn code(&self) -> i32 {
        self.record().code()
    }

    /// The HTTP status, 400 to 599.
    fn http_status(&self) -> u16 {
        self.record().http_status()
    }

    /// `google.rpc.Status.code`.
    fn grpc_code(&self) -> Code {
        self.record().grpc_code()
    }

    /// `ErrorInfo.reason`, if this error has one.
    fn reason(&self) -> Option<&'static str> {
        self.record().reason()
    }

    /// `ErrorInfo.domain`, if this error has a reason.
    fn domain(&self) -> Option<&'static str> {
        self.record().domain()
    }

    /// When the same request may be sent again.
    fn retry_after(&self) -> Option<Duration> {
        self.delay()
    }

    /// What is wrong with the request, field by field.
    fn field_violations(&self) -> &[FieldViolation] {
        self.violations()
    }

    /// Whether the same request may succeed later.
    fn is_retryable(&self) -> bool {
        self.record().retryable()
    }

    /// `google.rpc.ErrorInfo` as JSON: `@type`, `reason`, `domain`, and `metadata` where there is
    /// any.
    #[cfg(feature = "json")]
    fn error_info(&self) -> Option<serde_json::Value> {
        self.record().reason()?;
        let info = &crate::details::error_info::write_alone;
        Some(crate::write::serialize::to_owned(|buf| {
            crate::write::json::render(&Disclosed::new(&self), buf, info);
        }))
    }

    /// A whole JSON-RPC 2.0 response with this error. No `id`, or one that JSON-RPC does not
    /// allow, is `null`.
    #[cfg(feature = "json")]
    fn to_jsonrpc_error(&self, id: Option<&serde_json::Value>) -> serde_json::Value {
        crate::write::serialize::to_owned(|buf| jsonrpc::write(id, &self, buf))
    }

    /// An HTTP error body as AIP-193 has it.
    #[cfg(feature = "json")]
    fn to_http_error_body(&self) -> serde_json::Value {
        crate::write::serialize::to_owned(|buf| aip193::write(&self, buf))
    }

    /// An RFC 9457 problem details object.
    #[cfg(feature = "json")]
    fn to_problem_details(&self) -> serde_json::Value {
        crate::write::serialize::to_owned(|buf| problem::write(&self, buf))
    }
}

#[diagnostic::do_not_recommend]
impl<T: Disclose + ?Sized> WireError for T {}

from_trait_object!(
    dyn WireError + 'a,
    dyn WireError + Send + 'a,
    dyn WireError + Sync + 'a,
    dyn WireError + Send + Sync + 'a
);

/// A box of a trait object, which the standard library does not make an error.
macro_rules! boxed {
    ($($object:ty),*) => {$(
        impl Error for Box<$object> {
            fn source(&self) -> Option<&(dyn Error + 'static)> {
                (**self).source()
            }
        }

        impl Disclose for Box<$object> {
            forward!();
        }
    )*};
}

use crate::error::challenge::Challenge;
use crate::error::data::Data;
use crate::error::details::{Asked, Visit};
use crate::error::rpc_details::RpcDetails;
use crate::error::style::Style;
use crate::error::text::Text;

boxed!(dyn WireError, dyn WireError + Send, dyn WireError + Sync, dyn WireError + Send + Sync);
