//! The message of an opaque variant shows no field.

use wire_error::WireError;

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(opaque, message = "order {id} failed")]
    Internal { id: u64 },
}

fn main() {}
