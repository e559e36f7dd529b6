//! 44-public-list, as its message says.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http = 404, reason)]
    OrderNotFound {
        #[wire(public, fmt = wire_error::show::list)]
        tags: Vec<String>,
    },
}
