//! A fault beside thiserror's derive brings no other.

use wire_error::WireError;

#[derive(Debug, thiserror::Error, WireError)]
#[wire(internal_display, http = 700)]
enum ShopError {
    #[error("storage at {0}")]
    Storage(#[from] std::io::Error),
}

fn read() -> Result<String, ShopError> {
    Ok(std::fs::read_to_string("orders")?)
}

fn main() {
    println!("{} {}", read().unwrap_err(), read().unwrap_err().http_status());
}
