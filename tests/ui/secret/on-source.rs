//! A source is no secret: the logs see it.

use wire_error::WireError;

#[derive(WireError)]
#[wire(debug)]
enum ShopError {
    #[wire(http = 500)]
    Storage(
        #[source]
        #[wire(secret)]
        std::io::Error,
    ),
}

fn main() {}
