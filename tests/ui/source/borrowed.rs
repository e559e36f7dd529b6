//! A source lives as long as the program may keep it.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 500)]
enum ShopError<'a> {
    Storage(#[source] &'a std::io::Error),
}

fn main() {}
