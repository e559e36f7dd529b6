//! `debug` generates what `derive(Debug)` derives.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(debug)]
enum ShopError {
    #[wire(http = 401)]
    BadLogin {
        #[wire(secret)]
        password: String,
    },
}

fn main() {}
