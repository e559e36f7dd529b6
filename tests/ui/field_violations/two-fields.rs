//! A variant has one list of violations.

use wire_error::{FieldViolation, WireError};

#[derive(Debug, WireError)]
#[wire(http = 400)]
enum ShopError {
    BadOrder {
        #[wire(field_violations)]
        one: Vec<FieldViolation>,
        #[wire(field_violations)]
        two: Vec<FieldViolation>,
    },
}

fn main() {}
