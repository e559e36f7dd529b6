//! What a message formats is public, too: an error is not, however it is formatted.

use std::error::Error;
use std::num::ParseIntError;
use std::rc::Rc;
use std::sync::Arc;

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 404)]
enum ShopError {
    #[wire(message = "no order: {cause:>8}")]
    Itself {
        #[wire(public)]
        cause: ParseIntError,
    },
    #[wire(message = "no order: {cause:>8}")]
    Optional {
        #[wire(public)]
        cause: Option<ParseIntError>,
    },
    #[wire(message = "no order: {cause:>8}")]
    Boxed {
        #[wire(public)]
        cause: Box<dyn Error>,
    },
    #[wire(message = "no order: {cause}")]
    Shared {
        #[wire(public)]
        cause: Option<Arc<Rc<ParseIntError>>>,
    },
    #[wire(message = "no order: {cause}")]
    Reference {
        #[wire(public)]
        cause: &'static Option<ParseIntError>,
    },
    #[wire(message = "no order: {cause:x}", metadata = false)]
    Number {
        #[wire(public)]
        cause: Option<Numbered>,
    },
}

#[derive(Debug)]
struct Numbered;

impl std::fmt::Display for Numbered {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("numbered")
    }
}

impl std::fmt::LowerHex for Numbered {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("numbered")
    }
}

impl Error for Numbered {}

fn main() {}
