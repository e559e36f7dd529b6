//! Violations are a `Vec<FieldViolation>`.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 400)]
enum ShopError {
    BadOrder {
        #[wire(field_violations)]
        violations: Vec<String>,
    },
    Optional {
        #[wire(field_violations)]
        violations: Option<Vec<wire_error::FieldViolation>>,
    },
}

fn main() {}
