//! `http` is a number, also where the crate `http` has a name for it.

use wire_error::WireError;

mod http {
    pub struct StatusCode;
    impl StatusCode {
        pub const NOT_FOUND: Self = Self;
    }
}

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(http = http::StatusCode::NOT_FOUND)]
    NotFound,
}

fn main() {}
