//! What the target discloses stands in the variant, too.

use std::time::Duration;
use wire_error::{FieldViolation, WireError};

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", reason)]
enum ShopError {
    #[wire(http = 404)]
    OrderNotFound {
        #[wire(public = "orderId")]
        id: u64,
        #[wire(field_violations)]
        violations: Vec<FieldViolation>,
        #[wire(retry_after)]
        again: Duration,
        shard: String,
    },
    #[wire(same_as = OrderNotFound)]
    Hidden,
}

fn main() {}
