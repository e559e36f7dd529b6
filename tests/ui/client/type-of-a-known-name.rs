//! The types of a client go by name, and a name that misleads is said to.

use wire_error::WireError;

mod own {
    use std::fmt;

    #[derive(Debug)]
    pub struct Option<T>(pub T);

    impl<T: fmt::Display> fmt::Display for Option<T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "{}", self.0)
        }
    }

    #[derive(Debug)]
    pub struct String;

    impl fmt::Display for String {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("text")
        }
    }
}

type Maybe = Option<u64>;
type Name = &'static str;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", client = ShopClientError)]
enum ShopError {
    #[wire(http = 404, reason = "ORDER_NOT_FOUND")]
    OrderNotFound {
        #[wire(public)]
        id: own::Option<u64>,
        #[wire(public)]
        shop: own::String,
        #[wire(public)]
        buyer: std::option::Option<own::String>,
    },
    #[wire(http = 410, reason = "ORDER_GONE")]
    OrderGone {
        #[wire(public)]
        since: Maybe,
        #[wire(public)]
        place: Name,
        #[wire(public)]
        twice: Option<Option<u8>>,
    },
    #[wire(http = 409, reason = "ORDER_RACED")]
    OrderRaced {
        #[wire(public, client_type = own::Option<u64>)]
        round: u64,
    },
}

fn main() {}
