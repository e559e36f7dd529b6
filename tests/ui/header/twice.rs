//! A header stands once.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 405)]
enum ShopError {
    #[wire(header("Allow", "GET"), header("allow", "POST"))]
    Variant,
    #[wire(header("Allow", "GET"))]
    Field(#[wire(header = "ALLOW")] u64),
    Fields(#[wire(header = "X-A")] u64, #[wire(header = "x-a")] u64),
}

fn main() {}
