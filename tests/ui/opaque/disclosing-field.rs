//! What an opaque variant sends depends on no field.

use std::time::Duration;
use wire_error::{FieldViolation, WireError};

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(opaque)]
    Public {
        #[wire(public)]
        id: u64,
    },
    #[wire(opaque)]
    Data(#[wire(data)] u64),
    #[wire(opaque)]
    Violations(#[wire(field_violations)] Vec<FieldViolation>),
    #[wire(opaque)]
    RetryAfter(#[wire(retry_after)] Duration),
}

fn main() {}
