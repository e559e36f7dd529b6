//! A reason that the enum gives each variant belongs to a domain, too.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(reason)]
enum ShopError {
    #[wire(grpc = NotFound)]
    OrderNotFound,
}

fn main() {}
