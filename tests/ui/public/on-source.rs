//! A source is for the logs alone.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(http = 500)]
    Storage {
        #[source]
        #[wire(public)]
        cause: std::io::Error,
    },
    #[wire(http = 500)]
    Network(
        #[from]
        #[wire(public = "cause")]
        std::fmt::Error,
    ),
    #[wire(http = 500)]
    Named {
        #[wire(public)]
        source: std::fmt::Error,
    },
}

fn main() {}
