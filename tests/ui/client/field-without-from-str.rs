//! What a client reads, it reads by `FromStr`.

use wire_error::WireError;

#[derive(Debug)]
struct Price;

impl std::fmt::Display for Price {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("1 EUR")
    }
}

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", client = ShopClientError)]
enum ShopError {
    #[wire(http = 402, reason = "PAYMENT_REQUIRED", message = "it costs {price}")]
    PaymentRequired {
        #[wire(public)]
        price: Price,
    },
}

fn main() {}
