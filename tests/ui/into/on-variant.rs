//! `into` is about the whole enum.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(http = 404, into(axum))]
    OrderNotFound,
}

fn main() {}
