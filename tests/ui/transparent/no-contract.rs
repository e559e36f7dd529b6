//! An error by hand has a table before it is transparent.

use wire_error::{Disclose, ErrorSpec, WireError};

#[derive(Debug)]
struct ByHand;

impl std::fmt::Display for ByHand {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("by hand")
    }
}

impl std::error::Error for ByHand {}

impl Disclose for ByHand {
    fn record(&self) -> &ErrorSpec {
        static SPEC: ErrorSpec = ErrorSpec::new("ByHand");
        &SPEC
    }
}

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(transparent)]
    ByHand(ByHand),
}

fn main() {}
