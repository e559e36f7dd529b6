//! A reason that the enum gives each variant belongs to a domain, too: one fault for all of them.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(reason)]
enum ShopError {
    #[wire(grpc = NotFound)]
    OrderNotFound,
    #[wire(grpc = Unavailable)]
    Closed,
    #[wire(grpc = Aborted, reason = "CHANGED")]
    Changed,
    #[wire(grpc = Internal, reason = false)]
    NoReason,
}

fn main() {}
