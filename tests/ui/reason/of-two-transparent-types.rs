//! Two `transparent` types may not share a reason.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", http = 404, reason = "NOT_FOUND")]
struct ItemNotFound;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", http = 410, reason = "NOT_FOUND")]
struct OrderNotFound;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(transparent)]
    Item(ItemNotFound),
    #[wire(transparent)]
    Order(OrderNotFound),
}

fn main() {}
