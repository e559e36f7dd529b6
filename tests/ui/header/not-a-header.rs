//! A header has a name and a value.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 405)]
enum ShopError {
    #[wire(header("Allow GET", "GET"))]
    Name,
    #[wire(header("Allow", "GET\r\nSet-Cookie: a=b"))]
    Value,
    #[wire(header("Allow", " GET"))]
    Space,
    #[wire(header("Allow"))]
    One,
    #[wire(header = "Allow")]
    Equals,
    #[wire(header)]
    Bare,
    Field(#[wire(header = "Rate Limit")] u64),
    FieldBare(#[wire(header)] u64),
}

fn main() {}
