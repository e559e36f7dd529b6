//! An opaque variant discloses nothing, by whatever key.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(opaque)]
enum ShopError {
    Extension(#[wire(extension = "balance")] u64),
    Header(#[wire(header = "X-Shard")] u64),
    Challenge(#[wire(www_authenticate)] u64),
    Detail(#[wire(rpc_detail)] u64),
}

fn main() {}
