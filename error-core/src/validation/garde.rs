//! `garde`: what it finds wrong with a request, as field violations.
//!
//! ```
//! use garde::Validate;
//! use wire_error::{FieldViolation, WireError, garde::violations};
//!
//! #[derive(Validate)]
//! struct Order {
//!     #[garde(length(min = 1))]
//!     name: String,
//! }
//!
//! #[derive(Debug, WireError)]
//! #[wire(domain = "shop.example", grpc = InvalidArgument, reason, message = "the order is refused")]
//! struct OrderRefused {
//!     #[wire(field_violations)]
//!     fields: Vec<FieldViolation>,
//! }
//!
//! fn check(order: &Order) -> Result<(), OrderRefused> {
//!     order.validate().map_err(|report| OrderRefused { fields: violations(&report) })
//! }
//!
//! let refused = check(&Order { name: String::new() }).unwrap_err();
//! assert_eq!(refused.fields, [FieldViolation::new("name", "length is lower than 1")]);
//! ```

use alloc::string::ToString as _;
use alloc::vec::Vec;

use ::garde::Report;

use crate::FieldViolation;

/// Each fault, by the path of its field, such as `items[2].name`, and in the order of the paths.
#[must_use]
pub fn violations(report: &Report) -> Vec<FieldViolation> {
    let faults = report.iter();
    let violation = |(path, fault): &(::garde::Path, ::garde::Error)| {
        FieldViolation::new(path.to_string(), fault.message())
    };
    let mut violations: Vec<_> = faults.map(violation).collect();
    violations.sort_by(|a, b| a.field.cmp(&b.field)); // the keys of a map come in any order
    violations
}
