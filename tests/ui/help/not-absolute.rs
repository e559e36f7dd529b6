//! A help link is an absolute http or https URL.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 404)]
enum ShopError {
    #[wire(help = "/errors/order")]
    Relative,
    #[wire(help = "ftp://shop.example/errors")]
    Scheme,
    #[wire(help = "https://")]
    Empty,
    #[wire(help = "https://shop.example/the errors")]
    Space,
}

fn main() {}
