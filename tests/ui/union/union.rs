//! A union has no variants to tell apart.

use wire_error::WireError;

#[derive(WireError)]
#[wire(http = 404)]
union ShopError {
    id: u64,
    shard: u32,
}

fn main() {}
