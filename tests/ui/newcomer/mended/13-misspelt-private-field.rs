//! 13-misspelt-private-field, as its message says.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(http = 404, reason, message = "no order on {shard}")]
    OrderNotFound {
        #[wire(public)]
        shard: String,
    },
}
