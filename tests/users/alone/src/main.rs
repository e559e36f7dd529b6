//! Every key that needs no feature, without a dependency beside `wire-error`.

use std::time::Duration;

use wire_error::{FieldViolation, WireError, aip193, jsonrpc, problem};

#[derive(WireError)]
#[wire(
    domain = "shop.example",
    type_base = "https://errors.shop.example/",
    code_range = -32099..=-32001,
    data = details,
    metadata = true,
    debug,
    reason
)]
enum ShopError {
    /// No order has this id.
    #[wire(code = -32001, http = 404, message = "no order {id}", description)]
    OrderNotFound {
        #[wire(public)]
        id: u64,
        #[wire(secret)]
        #[expect(dead_code, reason = "private")]
        shard: String,
    },
    #[wire(same_as = OrderNotFound)]
    OrderHidden {
        #[wire(public)]
        id: u64,
    },
    #[wire(grpc = InvalidArgument, code = -32002, help = "https://shop.example/help")]
    BadOrder {
        #[wire(field_violations)]
        violations: Vec<FieldViolation>,
        #[wire(retry_after)]
        again: Option<Duration>,
        #[wire(data)]
        data: Option<u64>,
    },
    #[wire(http = 401, code = -32003, www_authenticate = "Bearer", retryable)]
    NotLoggedIn,
    #[wire(opaque)]
    Storage(#[from] std::io::Error),
    #[wire(transparent)]
    Rpc(#[from] jsonrpc::ProtocolError),
}

fn read() -> Result<String, ShopError> {
    Ok(std::fs::read_to_string("/no/such/file")?)
}

fn main() {
    let hidden = ShopError::OrderHidden { id: 7 };
    let error = ShopError::OrderNotFound { id: 7, shard: "eu-3".into() };
    assert_eq!(jsonrpc::to_vec(1, &error), jsonrpc::to_vec(1, &hidden));
    assert_eq!(format!("{error:?}"), "OrderNotFound { id: 7, shard: [REDACTED] }");
    assert_eq!(
        String::from_utf8(problem::to_vec(&error)).unwrap(),
        r#"{"type":"https://errors.shop.example/order-not-found","title":"Order not found","status":404,"detail":"no order 7","reason":"ORDER_NOT_FOUND","domain":"shop.example","metadata":{"id":"7"}}"#,
    );
    let bad = ShopError::BadOrder { violations: vec![], again: None, data: Some(7) };
    assert_eq!(bad.to_jsonrpc_error(None)["error"]["data"], 7);
    assert!(ShopError::NotLoggedIn.is_retryable());
    assert_eq!(
        String::from_utf8(aip193::to_vec(&read().unwrap_err())).unwrap(),
        r#"{"error":{"code":500,"message":"internal error","status":"INTERNAL","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"STORAGE","domain":"shop.example"}]}}"#,
    );
    assert_eq!(ShopError::from(jsonrpc::ProtocolError::ParseError).code(), -32700);
}
