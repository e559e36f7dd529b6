//! Of types of std that have no `Display` it is known how they are shown.

use std::path::PathBuf;
use std::time::Duration;

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 404, message = "no order {tags} {file} {delay} {pair}")]
struct OrderNotFound {
    #[wire(public)]
    tags: Vec<String>,
    #[wire(public)]
    file: PathBuf,
    #[wire(public)]
    delay: Duration,
    #[wire(public)]
    pair: [u8; 2],
}

fn main() {}
