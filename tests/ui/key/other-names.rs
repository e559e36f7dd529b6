//! A word from elsewhere is answered with the key that is meant.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(namespace = "shop.example", rename_all = "SCREAMING_SNAKE_CASE")]
enum ShopError {
    #[wire(status = 404)]
    Status,
    #[wire(http_status = 404, msg = "no order")]
    HttpStatus,
    #[wire(http = 404, display = "no order")]
    Display,
    #[wire(http = 404)]
    Fields {
        #[wire(pub)]
        id: u64,
        #[wire(from)]
        cause: std::io::Error,
        #[wire(source)]
        other: u64,
        #[wire(violations)]
        violations: Vec<wire_error::FieldViolation>,
        #[wire(client = u64)]
        price: u64,
        #[wire(status = 404)]
        misplaced: u64,
    },
}

fn main() {}
