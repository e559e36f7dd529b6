//! A path without `Display`.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http = 404, reason)]
    OrderNotFound {
        #[wire(public)]
        file: std::path::PathBuf,
    },
}

fn main() {}
