//! A constant for a domain is a string, and is one fault however often it is used.

use wire_error::WireError;

const DOMAIN: u64 = 7;
const BASE: String = String::new();

#[derive(Debug, WireError)]
#[wire(domain = DOMAIN, type_base = BASE, http = 404, reason)]
enum ShopError {
    OrderNotFound,
    OrderGone,
}

fn main() {}
