//! A constant keeps the rule of a domain, too.

use wire_error::WireError;

const DOMAIN: &str = "";

#[derive(Debug, WireError)]
#[wire(domain = DOMAIN)]
enum ShopError {
    #[wire(grpc = NotFound, reason)]
    OrderNotFound,
}

fn main() {}
