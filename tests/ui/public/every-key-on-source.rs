//! A source is not sent, by whatever key.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 500)]
enum ShopError {
    Extension(#[wire(extension = "cause")] #[source] std::fmt::Error),
    Header(#[wire(header = "X-Cause")] #[from] std::fmt::Error),
    Detail {
        #[wire(rpc_detail)]
        source: std::fmt::Error,
    },
}

fn main() {}
