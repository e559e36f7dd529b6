//! There is `reason` and `reason = false`, but no `reason = true`.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", http = 404)]
enum ShopError {
    #[wire(reason = true)]
    OrderNotFound,
}

fn main() {}
