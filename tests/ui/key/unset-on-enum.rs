//! `= false` removes the enum's default from a variant.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = false, grpc = NotFound)]
enum ShopError {
    #[wire(http = 404, message = false)]
    OrderNotFound,
    #[wire(http = 404, transparent = false)]
    OrderGone,
    #[wire(http = false)]
    NothingLeft,
}

#[derive(Debug, WireError)]
#[wire(http = 404, reason = false)]
struct Alone;

fn main() {}
