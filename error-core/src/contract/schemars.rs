//! The schema of the bodies, for `schemars`.

use schemars::Schema;

use super::{Contract, render};
use crate::WireContract;

/// The JSON Schema (2020-12) of every body of a type's errors, as [`render::json_schema`] writes it.
///
/// # Examples
///
/// ```
/// use wire_error::{WireError, contract};
///
/// #[derive(Debug, WireError)]
/// #[wire(domain = "shop.example", grpc = NotFound, reason, message = "no such order")]
/// struct OrderNotFound;
///
/// let schema = contract::schema_of::<OrderNotFound>();
/// assert!(schema.pointer("/$defs/OrderNotFound.problem").is_some());
/// ```
#[must_use]
pub fn schema_of<E: WireContract + ?Sized>() -> Schema {
    let text = render::json_schema(&[Contract::of::<E>()]);
    serde_json::from_str(&text).unwrap_or_default()
}
