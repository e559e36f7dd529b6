//! Two types that one call of a macro declares are two types.

use wire_error::WireError;

macro_rules! two {
    ($one:ident $two:ident) => {
        #[derive(Debug, WireError)]
        #[wire(domain = "shop.example", http = 404, reason = "NOT_FOUND")]
        pub struct $one;

        #[derive(Debug, WireError)]
        #[wire(domain = "shop.example", http = 409, reason = "NOT_FOUND")]
        pub struct $two;
    };
}

two!(Order Cart);

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(transparent)]
    Order(Order),
    #[wire(transparent)]
    Cart(Cart),
}

fn main() {}
