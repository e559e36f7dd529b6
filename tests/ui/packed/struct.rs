//! The fields of an error are read by reference, which those of a packed struct may not be.

use wire_error::WireError;

#[derive(Debug, Clone, Copy, WireError)]
#[wire(http = 404, message = "no order {id}")]
#[repr(C, packed(2))]
struct OrderNotFound {
    #[wire(public)]
    id: u64,
}

#[derive(Debug, Clone, Copy, WireError)]
#[wire(http = 404)]
#[repr(packed)]
struct Empty;

fn main() {}
