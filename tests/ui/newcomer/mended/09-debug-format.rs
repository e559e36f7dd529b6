//! 09-debug-format, as its message says.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http = 404, reason, message = "no order with {tags}")]
    OrderNotFound {
        #[wire(public, fmt = wire_error::show::list)]
        tags: Vec<String>,
    },
}
