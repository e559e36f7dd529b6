//! A source is for the logs alone.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(http = 404)]
    OrderNotFound {
        #[source]
        #[wire(data)]
        cause: std::fmt::Error,
    },
}

fn main() {}
