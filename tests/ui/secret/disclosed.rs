//! A secret is never disclosed.

use wire_error::WireError;

#[derive(WireError)]
#[wire(debug, http = 403)]
enum ShopError {
    Extension(#[wire(secret, extension = "password")] String),
    Header(#[wire(header = "X-Password", secret)] String),
    Data(#[wire(secret, data)] String),
}

fn main() {}
