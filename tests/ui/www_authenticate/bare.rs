//! A challenge says what it asks for.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(http = 401, www_authenticate)]
    NotLoggedIn,
}

fn main() {}
