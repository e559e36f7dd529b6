//! A field named `source` may be marked, but is then the one source.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 500)]
enum ShopError {
    Load {
        #[source]
        source: std::io::Error,
        #[source]
        parse: std::num::ParseIntError,
    },
}

fn main() {}
