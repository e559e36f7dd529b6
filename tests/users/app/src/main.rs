//! Has `wire-error` where the framework re-exports it.

use framework::deep::errors::{WireError, aip193};

framework::not_found!(OrderNotFound, "shop.example");

#[derive(Debug, WireError)]
#[wire(crate = ::framework::deep::errors)]
enum ShopError {
    #[wire(transparent)]
    Order(#[from] OrderNotFound),
    #[wire(opaque)]
    Internal(#[source] std::fmt::Error),
}

fn main() {
    let body = |error: ShopError| String::from_utf8(aip193::to_vec(&error)).unwrap();
    assert_eq!(
        body(OrderNotFound { id: 7 }.into()),
        r#"{"error":{"code":404,"message":"order not found","status":"NOT_FOUND","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"ORDER_NOT_FOUND","domain":"shop.example","metadata":{"id":"7"}}]}}"#,
    );
    assert_eq!(
        body(ShopError::Internal(std::fmt::Error)),
        r#"{"error":{"code":500,"message":"internal error","status":"INTERNAL"}}"#,
    );
}
