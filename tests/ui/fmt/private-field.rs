//! `fmt` says how a public field is shown.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 404)]
enum ShopError {
    NoFile {
        #[wire(fmt = wire_error::show::path)]
        path: std::path::PathBuf,
        #[wire(public, fmt = "wire_error::show::path")]
        text: std::path::PathBuf,
    },
}

fn main() {}
