//! A lifetime is a generic too.

use wire_error::{RemoteError, WireError};

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", client = ShopClientError)]
enum ShopError<'a> {
    #[wire(http = 404, reason = "ORDER_NOT_FOUND")]
    OrderNotFound {
        #[wire(public)]
        id: &'a str,
    },
}

fn main() {
    // No fault of its own: the rejected enum has a client all the same.
    let client = ShopClientError::from(RemoteError::default());
    if let ShopClientError::OrderNotFound { id } = &client {
        println!("{client} {id}");
    }
}
