//! An extension has a name of RFC 9457, and one of its own.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 403)]
enum ShopError {
    Short {
        #[wire(extension)]
        id: u64,
    },
    Given(#[wire(extension = "2nd")] u64),
    Member {
        #[wire(extension)]
        status: u64,
    },
    Ours(#[wire(extension = "metadata")] u64),
    Twice(#[wire(extension = "balance")] u64, #[wire(extension = "balance")] u64),
    Unnamed(#[wire(extension)] u64),
}

fn main() {}
