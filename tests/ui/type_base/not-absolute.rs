//! A `type_base` is the start of an absolute URI, and of none that a browser runs.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", http = 404, reason, type_base = "/")]
struct Slash;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", http = 404, reason, type_base = "javascript:")]
struct Script;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", http = 404, reason, type_base = "shop.example/errors")]
struct NoScheme;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", http = 404, reason, type_base = "https:///errors/")]
struct NoHost;

const SLASH: &str = "/errors/";

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", http = 404, reason, type_base = SLASH)]
struct Constant;

fn main() {}
