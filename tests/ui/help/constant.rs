//! A constant keeps the rule of a help link, too.

use wire_error::WireError;

const HELP: &str = "see the manual";
const NOTHING: &str = "";

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(http = 404, help = HELP)]
    OrderNotFound,
    #[wire(http = 410, help = NOTHING)]
    OrderGone,
}

fn main() {}
