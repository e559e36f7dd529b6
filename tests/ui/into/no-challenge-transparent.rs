//! A 401 that a `transparent` type brings has a challenge too.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 401)]
struct NotLoggedIn;

#[derive(Debug, WireError)]
#[wire(into(axum))]
enum ShopError {
    #[wire(transparent)]
    Login(NotLoggedIn),
}

fn main() {}
