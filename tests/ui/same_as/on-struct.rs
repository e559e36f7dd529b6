//! A struct has no other variant to be.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(same_as = OrderNotFound)]
struct OrderHidden;

fn main() {}
