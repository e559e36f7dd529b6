//! A placeholder has no `r#`, as in `format!`, and no spaces.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 404)]
enum ShopError {
    #[wire(message = "no {r#type}")]
    Raw {
        #[wire(public)]
        r#type: u64,
    },
    #[wire(message = "no order { id }")]
    Spaced {
        #[wire(public)]
        id: u64,
    },
}

fn main() {}
