//! A struct has no variants, so none that it could be the same as.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(same_as = OrderNotFound)]
struct OrderHidden;

fn main() {}
