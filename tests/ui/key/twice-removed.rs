//! A key is given or removed, once.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(code = -32001, header("X-Shop", "1"))]
enum ShopError {
    #[wire(http = 404, code = false, code = -32002)]
    RemovedThenGiven,
    #[wire(http = 404, code = -32003)]
    #[wire(code = false)]
    GivenThenRemoved,
    #[wire(http = 404, code = false, code = false)]
    RemovedTwice,
    #[wire(http = 404, code = -32004, header = false, header("X-Order", "1"))]
    OtherHeaders,
}

fn main() {}
