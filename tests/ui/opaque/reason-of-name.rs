//! Nothing of an opaque variant is taken from its name.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", reason)]
enum ShopError {
    #[wire(opaque, reason)]
    PasswordFileMissing,
    #[wire(opaque, reason = "INTERNAL")]
    Given,
    #[wire(opaque)]
    None,
}

fn main() {}
