//! `secret` masks a field in the generated `Debug`.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(http = 401)]
    BadLogin {
        #[wire(secret)]
        password: String,
    },
}

fn main() {}
