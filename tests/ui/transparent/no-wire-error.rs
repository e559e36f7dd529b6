//! What is transparent is an error with a contract.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(transparent)]
    Storage(#[from] std::io::Error),
    #[wire(transparent)]
    Text(String),
    #[wire(transparent)]
    Boxed(Box<dyn WireError>),
}

fn main() {}
