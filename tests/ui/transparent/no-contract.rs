//! An error by hand has a table before it is transparent.

use wire_error::{ErrorSpec, Text, WireError};

#[derive(Debug)]
struct ByHand;

impl std::fmt::Display for ByHand {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("by hand")
    }
}

impl std::error::Error for ByHand {}

impl WireError for ByHand {
    fn spec(&self) -> &'static ErrorSpec {
        static SPEC: ErrorSpec = ErrorSpec::new("ByHand");
        &SPEC
    }

    fn visit_message(&self, visit: &mut dyn FnMut(Text<'_>)) {
        visit(Text::Str("by hand"));
    }
}

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(transparent)]
    ByHand(ByHand),
}

fn main() {}
