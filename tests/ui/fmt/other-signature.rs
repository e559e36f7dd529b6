//! `fmt` names a function of the field and a formatter.

use std::fmt;

use wire_error::WireError;

fn text(_: &str) -> String {
    String::new()
}

fn of_another(_: &u64, _: &mut fmt::Formatter<'_>) -> fmt::Result {
    Ok(())
}

#[derive(Debug, WireError)]
#[wire(http = 404, metadata = false)]
enum ShopError {
    Text(#[wire(public, fmt = text)] String),
    Another(#[wire(public, fmt = of_another)] String),
}

fn main() {}
