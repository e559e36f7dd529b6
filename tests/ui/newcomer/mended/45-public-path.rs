//! 45-public-path, as its message says.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http = 404, reason)]
    OrderNotFound {
        #[wire(public, fmt = wire_error::show::path)]
        file: std::path::PathBuf,
    },
}
