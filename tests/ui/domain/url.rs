//! A domain is a host name.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "https://shop.example/ x", http = 404, reason)]
struct Scheme;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example/errors", http = 404, reason)]
struct Slash;

#[derive(Debug, WireError)]
#[wire(domain = "shop example", http = 404, reason)]
struct Space;

#[derive(Debug, WireError)]
#[wire(domain = shop.example, http = 404, reason)]
struct Unquoted;

const DOMAIN: &str = "https://shop.example";

#[derive(Debug, WireError)]
#[wire(domain = DOMAIN, http = 404, reason)]
struct Constant;

fn main() {}
