//! A client handles what it does not know.

mod shop {
    #[derive(Debug, wire_error::WireError)]
    #[wire(domain = "shop.example", client = ShopClientError)]
    pub enum ShopError {
        #[wire(http = 404, reason = "ORDER_NOT_FOUND")]
        OrderNotFound,
    }
}

fn status(error: &shop::ShopClientError) -> u16 {
    match error {
        shop::ShopClientError::OrderNotFound => 404,
    }
}

fn main() {
    let _ = status;
}
