//! A message takes no arguments.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 404)]
enum ShopError {
    #[wire(message = "no order {}", id)]
    Positional {
        #[wire(public)]
        id: u64,
    },
    #[wire(message = "no order {}", self.id, http = 410)]
    Expression {
        #[wire(public)]
        id: u64,
    },
    #[wire(message = "no order {id}", id = self.id)]
    Named {
        #[wire(public)]
        id: u64,
    },
    #[wire(message = "no order {} of {}", 0, .1, http = 410)]
    Tuple(u64, u64),
}

fn main() {}
