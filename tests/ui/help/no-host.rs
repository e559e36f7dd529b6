//! A help link has a host, no user and no password.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 404, help = "https:///errors")]
struct NoHost;

#[derive(Debug, WireError)]
#[wire(http = 404, help = "https://admin:hunter2@shop.example/errors")]
struct User;

#[derive(Debug, WireError)]
#[wire(http = 404, help = "shop.example/errors")]
struct NoScheme;

#[derive(Debug, WireError)]
#[wire(http = 404, help = "https://shop.example/<b>")]
struct Markup;

const NO_HOST: &str = "https://";

#[derive(Debug, WireError)]
#[wire(http = 404, help = NO_HOST)]
struct Constant;

fn main() {}
