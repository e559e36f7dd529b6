//! A client enum has no generics: no peer can name them.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", client = ShopClientError)]
enum ShopError<T: std::fmt::Display + std::fmt::Debug> {
    #[wire(http = 404, reason = "ORDER_NOT_FOUND")]
    OrderNotFound(#[wire(public = "id")] T),
}

fn main() {}
