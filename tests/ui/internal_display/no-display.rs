//! Under `internal_display` the `Display` comes from elsewhere.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(internal_display)]
enum ShopError {
    #[wire(http = 404)]
    OrderNotFound,
}

fn main() {}
