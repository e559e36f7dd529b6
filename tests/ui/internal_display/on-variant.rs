//! `internal_display` belongs to the enum.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(http = 404, internal_display)]
    OrderNotFound,
}

fn main() {}
