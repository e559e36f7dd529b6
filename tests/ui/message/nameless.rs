//! A message is made of the name's words, and this one has none.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 404)]
enum ShopError {
    __,
    #[wire(message = "no such order")]
    ___,
    #[wire(opaque)]
    ____,
}

#[derive(Debug, WireError)]
#[wire(http = 404)]
struct __;

fn main() {}
