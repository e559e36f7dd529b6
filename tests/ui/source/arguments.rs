//! `#[source]` and `#[from]` take nothing and stand once.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 500)]
enum ShopError {
    Forward(#[from(forward)] std::fmt::Error),
    Off(#[source(false)] std::fmt::Error),
    Named(#[source = "x"] std::fmt::Error),
    Twice(
        #[from]
        #[from]
        std::io::Error,
    ),
}

fn main() {}
