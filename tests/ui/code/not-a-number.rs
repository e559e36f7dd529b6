//! A code is an integer or the path of a constant.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(code = "-32001", http = 404)]
    Text,
    #[wire(code = -1.5, http = 404)]
    Fraction,
    #[wire(code = true, http = 404)]
    Truth,
    #[wire(code = -, http = 404)]
    Sign,
}

fn main() {}
