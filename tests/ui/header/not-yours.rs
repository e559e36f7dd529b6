//! The server sets what frames the body, and keys set what they are for.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 405)]
enum ShopError {
    #[wire(header("content-length", "7"))]
    Framing,
    #[wire(header("Content-Type", "text/plain"))]
    Type,
    #[wire(header("WWW-Authenticate", "Bearer"))]
    Challenge,
    #[wire(header("Retry-After", "7"))]
    Delay,
    Field(#[wire(header = "Transfer-Encoding")] u64),
}

fn main() {}
