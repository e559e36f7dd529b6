//! A message may not show a source.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 500)]
enum ShopError {
    #[wire(message = "storage: {0}")]
    Storage(#[from] std::io::Error),
    #[wire(message = "network: {source}")]
    Network { source: std::fmt::Error },
}

fn main() {}
