//! A challenge is the value of a header.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 401)]
enum ShopError {
    #[wire(www_authenticate = "Bearer\r\nSet-Cookie: a=b")]
    Injected,
    #[wire(www_authenticate = "")]
    Empty,
    #[wire(www_authenticate = "Bearer realm=\"Größe\"")]
    Umlaut,
}

fn main() {}
