//! What is nested has an end.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(transparent)]
    Boxed(Box<Self>),
    #[wire(transparent)]
    Named(Box<ShopError>),
    #[wire(http = 404)]
    OrderNotFound,
}

fn main() {}
