//! A message may not show a field that is not public.

#[derive(Debug, wire_error::WireError)]
#[wire(domain = "shop.example")]
enum ShopError {
    #[wire(grpc = NotFound, reason = "ORDER_NOT_FOUND", message = "no order in {shard}")]
    OrderNotFound { shard: String },
}

fn main() {}
