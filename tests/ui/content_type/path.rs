//! A content type is a literal.

use wire_error::WireError;

const SHOP_JSON: &str = "application/shop+json";

#[derive(Debug, WireError)]
#[wire(http = 404, content_type = SHOP_JSON)]
struct OrderNotFound;

fn main() {}
