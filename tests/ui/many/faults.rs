//! All faults of an enum come out in one run.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "", code_range = -1..=-2)]
enum ShopError {
    #[wire(code = -32100, http = 200, reason = "nope", message = "{shard} {")]
    OrderNotFound { shard: String },
    #[wire(grpc = Ok, grpc = NotFound)]
    Fine,
    #[wire(same_as = Nothing)]
    Hidden,
    #[wire(transparent, help = "x")]
    Rpc,
    BadLogin {
        #[wire(secret, public = "X")]
        password: String,
    },
    #[wire(opaque, retry_after = "soon", www_authenticate = "\n", tile = "Shop")]
    Internal {
        #[wire(data)]
        cause: u64,
    },
}

fn main() {}
