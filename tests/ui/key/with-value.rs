//! A key that takes no value has none.

use wire_error::WireError;

#[derive(WireError)]
#[wire(debug = true)]
enum ShopError {
    #[wire(http = 401)]
    BadLogin {
        #[wire(secret = "yes")]
        password: String,
        #[wire(field_violations(all))]
        violations: u64,
    },
}

fn main() {}
