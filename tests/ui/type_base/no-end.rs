//! A reason is put to the end of a `type_base`.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", type_base = "https://shop.example/errors", http = 404, reason)]
struct Literal;

const BASE: &str = "https://shop.example/errors";

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", type_base = BASE, http = 404, reason)]
struct Constant;

fn main() {}
