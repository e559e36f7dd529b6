//! A path that does not lead to `wire_error` is one error.

#[derive(Debug, wire_error::WireError)]
#[wire(domain = "shop.example", crate = framework::errors)]
enum ShopError {
    #[wire(http = 404, reason = "ORDER_NOT_FOUND", message = "no order {id:>8} of {owner}")]
    OrderNotFound {
        #[wire(public)]
        id: u64,
        #[wire(public)]
        owner: String,
    },
    #[wire(opaque)]
    Internal(#[from] std::io::Error),
}

fn main() {
    println!("{}", ShopError::OrderNotFound { id: 7, owner: "a".into() });
}
