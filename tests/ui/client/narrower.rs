//! The client enum is seen where its source is.

mod shop {
    #[derive(Debug, wire_error::WireError)]
    #[wire(domain = "shop.example", client = ShopClientError)]
    enum ShopError {
        #[wire(http = 404, reason = "ORDER_NOT_FOUND")]
        OrderNotFound,
    }
}

fn main() {
    let _: Option<shop::ShopClientError> = None;
}
