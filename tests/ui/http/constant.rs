//! A constant keeps the rule of a status, too.

use wire_error::WireError;

const FINE: u16 = 200;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(http = FINE)]
    Fine,
}

fn main() {}
