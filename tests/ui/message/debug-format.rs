//! A message shows a field by its `Display`, not by its `Debug`.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 404)]
enum ShopError {
    #[wire(message = "no order {id:?}")]
    Debug {
        #[wire(public)]
        id: String,
    },
    #[wire(message = "no order {id:p}")]
    Pointer {
        #[wire(public)]
        id: String,
    },
    #[wire(message = "no order {id:width$} {id:.*}")]
    Argument {
        #[wire(public)]
        id: String,
        width: usize,
    },
}

fn main() {}
