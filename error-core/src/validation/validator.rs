//! `validator`: what it finds wrong with a request, as field violations.
//!
//! ```
//! use validator::Validate;
//! use wire_error::{FieldViolation, WireError, validator::violations};
//!
//! #[derive(Validate)]
//! struct Order {
//!     #[validate(length(min = 1, message = "must not be empty"))]
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
//!     order.validate().map_err(|errors| OrderRefused { fields: violations(&errors) })
//! }
//!
//! let refused = check(&Order { name: String::new() }).unwrap_err();
//! let violation = FieldViolation::new("name", "must not be empty").with_reason("LENGTH");
//! assert_eq!(refused.fields, [violation]);
//! ```

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use ::validator::{ValidationError, ValidationErrors, ValidationErrorsKind};

use crate::FieldViolation;

/// Each fault, by the path of its field, such as `items[2].name`, and in the order of the paths.
///
/// The reason is the validator's code. The description is its `message`; where it has none, the code
/// is named. Its parameters, which hold what the caller sent, are not said.
#[must_use]
pub fn violations(errors: &ValidationErrors) -> Vec<FieldViolation> {
    let mut violations = Vec::new();
    add(errors, "", &mut violations);
    violations
}

fn add(errors: &ValidationErrors, parent: &str, violations: &mut Vec<FieldViolation>) {
    let by_name: BTreeMap<_, _> = errors.errors().iter().collect();
    for (name, kind) in by_name {
        let path = match (parent, &**name) {
            (_, "__all__") => String::from(parent), // a rule of the struct as a whole
            ("", name) => String::from(name),
            (_, name) => format!("{parent}.{name}"),
        };
        match kind {
            ValidationErrorsKind::Struct(errors) => add(errors, &path, violations),
            ValidationErrorsKind::List(items) => {
                for (at, errors) in items {
                    add(errors, &format!("{path}[{at}]"), violations);
                }
            }
            ValidationErrorsKind::Field(faults) => {
                violations.extend(faults.iter().map(|fault| violation(&path, fault)));
            }
        }
    }
}

fn violation(path: &str, fault: &ValidationError) -> FieldViolation {
    let description = match &fault.message {
        Some(message) => String::from(&**message),
        None => format!("`{}` does not hold", fault.code),
    };
    FieldViolation::new(path, description).with_reason(in_upper_snake_case(&fault.code))
}

fn in_upper_snake_case(code: &str) -> String {
    let upper = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' };
    code.chars().map(upper).collect()
}
