//! `public` belongs on a field.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(http = 404, public)]
    OrderNotFound { id: u64 },
}

fn main() {}
