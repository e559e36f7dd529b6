//! A content type is a media type.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 404, content_type = "json")]
struct NoSlash;

#[derive(Debug, WireError)]
#[wire(http = 404, content_type = "application/")]
struct NoSubtype;

#[derive(Debug, WireError)]
#[wire(http = 404, content_type = "application/json\r\nset-cookie: a=b")]
struct Injected;

#[derive(Debug, WireError)]
#[wire(http = 404, content_type = "")]
struct Empty;

#[derive(Debug, WireError)]
#[wire(http = 404, content_type = "application/shop+json; charset=utf-8")]
struct Fine;

fn main() {}
