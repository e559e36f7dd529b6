//! The contract as data: the table of a type's errors.

#[cfg(all(feature = "catalogue", feature = "std"))]
#[doc = include_str!("ci.md")]
pub mod ci {}
#[cfg(feature = "json")]
#[expect(clippy::module_inception, reason = "a file is called after what it defines")]
mod contract;
#[cfg(feature = "json")]
mod diff;
#[cfg(all(feature = "json", feature = "std"))]
mod lock;
#[cfg(feature = "json")]
mod of;
#[cfg(feature = "catalogue")]
pub mod render;
#[cfg(feature = "json")]
mod text;
#[cfg(feature = "utoipa")]
pub mod utoipa;

#[cfg(all(feature = "json", feature = "std"))]
#[doc(inline)]
pub use crate::__assert_locked as assert_locked;
#[cfg(feature = "json")]
pub use contract::{Accepted, Contract, Entry, FieldType, Kind, Retired};
#[cfg(feature = "json")]
pub use diff::{Change, Class, Listing, Rule, Summary, diff};
#[cfg(all(feature = "json", feature = "std"))]
pub use lock::Lock;
#[cfg(feature = "json")]
pub use text::{ContractError, line_numbers};

use crate::{ErrorSpec, HttpBody};

/// The table of the errors of one type.
///
/// # Examples
///
/// ```
/// use wire_error::{WireContract, WireError};
///
/// #[derive(Debug, WireError)]
/// #[wire(domain = "shop.example", reason)]
/// enum ShopError {
///     #[wire(http = 404)]
///     OrderNotFound,
///     #[wire(grpc = Unavailable)]
///     Closed,
/// }
///
/// let reasons: Vec<_> = ShopError::CONTRACT.errors.iter().map(|spec| spec.reason).collect();
/// assert_eq!(reasons, [Some("ORDER_NOT_FOUND"), Some("CLOSED")]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Table {
    /// The name of the type.
    pub name: &'static str,
    /// A record for each variant that is neither `transparent` nor `same_as`, as declared.
    pub errors: &'static [ErrorSpec],
    /// The tables of the types that `transparent` variants delegate to.
    pub transparent: &'static [&'static Table],
    /// Which body the errors have over HTTP.
    pub http_body: HttpBody,
}

impl Table {
    /// A table without `transparent` variants.
    #[must_use]
    pub const fn new(name: &'static str, errors: &'static [ErrorSpec]) -> Self {
        Self { name, errors, transparent: &[], http_body: HttpBody::AIP193 }
    }

    /// Sets the tables of the types that `transparent` variants delegate to.
    #[must_use]
    pub const fn transparent(mut self, tables: &'static [&'static Self]) -> Self {
        self.transparent = tables;
        self
    }

    /// Sets which body the errors have over HTTP.
    #[must_use]
    pub const fn http_body(mut self, body: HttpBody) -> Self {
        self.http_body = body;
        self
    }
}

/// A type whose errors are known before any error happens. The derive implements it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no table of its errors",
    label = "`WireContract` is not implemented for this type",
    note = "`#[derive(wire_error::WireError)]` implements it"
)]
pub trait WireContract {
    /// The table.
    const CONTRACT: &'static Table;
}

impl<T: WireContract + ?Sized> WireContract for &T {
    const CONTRACT: &'static Table = T::CONTRACT;
}

#[cfg(feature = "alloc")]
impl<T: WireContract + ?Sized> WireContract for alloc::boxed::Box<T> {
    const CONTRACT: &'static Table = T::CONTRACT;
}
