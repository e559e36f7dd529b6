//! A field cannot be both public and secret.

use wire_error::WireError;

#[derive(WireError)]
#[wire(debug)]
enum ShopError {
    #[wire(http = 401)]
    BadLogin {
        #[wire(public, secret)]
        password: String,
    },
}

fn main() {}
