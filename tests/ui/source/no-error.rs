//! A source is an error.

use wire_error::WireError;

#[derive(Debug)]
struct Shard;

#[derive(Debug, WireError)]
#[wire(http = 500)]
enum ShopError {
    Marked(#[source] Shard),
    Named { source: String },
    Optional(#[source] Option<Shard>),
}

fn main() {}
