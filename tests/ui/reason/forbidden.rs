//! AIP-193 says how a reason is spelt.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", http = 404)]
enum ShopError {
    #[wire(reason = "order_not_found")]
    Small,
    #[wire(reason = "AB")]
    Short,
    #[wire(reason = "ORDER_")]
    Open,
    #[wire(reason = "4ORDERS")]
    Digit,
    #[wire(reason = "ORDER-GONE")]
    Hyphen,
    #[wire(reason = "")]
    Empty,
    #[wire(reason = "ÄRGER")]
    Umlaut,
    #[wire(reason = "A234567890123456789012345678901234567890123456789012345678901234")]
    Long,
}

fn main() {}
