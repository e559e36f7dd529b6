//! Every key that needs no feature, without a dependency beside `wire-error`.

use std::fmt::Display as _;
use std::time::Duration;

use wire_error::{
    Challenge, FieldViolation, QuotaFailure, QuotaViolation, WireError, aip193, jsonrpc, problem,
};

#[derive(WireError)]
#[wire(
    domain = "shop.example",
    type_base = "https://errors.shop.example/",
    code_range(-32803..=-32803, -32521..=-32500, -32099..=-32001),
    reserved_codes(-32521..=-32500),
    shared_codes(-32803),
    data = details,
    metadata = camelCase,
    client(ShopClientError, derive(Clone, PartialEq)),
    body = problem,
    content_type = "application/shop+json",
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
    #[wire(http = 403, code = -32500)]
    Forbidden {
        #[wire(www_authenticate)]
        challenge: Challenge,
    },
    #[wire(http = 405, code = -32803, header("Allow", "GET, POST"), log = warn)]
    MethodNotAllowed,
    #[wire(
        http = 429,
        code = -32803,
        type_uri = "urn:shop:used-up",
        title = "Used up",
        fix = "Ask again tomorrow.",
        retry_after = "1.5s",
        message = "used up at {path}"
    )]
    UsedUp {
        #[wire(public, metadata = false, fmt = show_path)]
        path: std::path::PathBuf,
        #[wire(header = "RateLimit")]
        limit: &'static str,
        #[wire(extension, client_type = u64)]
        balance: u64,
        #[wire(public, client_type = String)]
        account_id: u64,
        #[wire(rpc_detail)]
        quota: QuotaFailure,
    },
    #[wire(opaque)]
    Storage(#[from] std::io::Error),
    #[wire(transparent)]
    Rpc(#[from] jsonrpc::ProtocolError),
}

fn show_path(path: &std::path::Path, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
    path.display().fmt(f)
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
    let forbidden = ShopError::Forbidden { challenge: Challenge::new("Bearer") };
    assert_eq!((forbidden.code(), ShopError::MethodNotAllowed.code()), (-32500, -32803));
    let used_up = ShopError::UsedUp {
        path: "/orders".into(),
        limit: "100",
        balance: 3,
        account_id: 7,
        quota: QuotaFailure::new(vec![QuotaViolation::new("account:7", "orders a day")]),
    };
    let body = problem::to_vec(&used_up);
    assert_eq!(
        String::from_utf8(body.clone()).unwrap(),
        r#"{"type":"urn:shop:used-up","title":"Used up","status":429,"detail":"used up at /orders","reason":"USED_UP","domain":"shop.example","metadata":{"accountId":"7"},"retry_delay":"1.500s","balance":3}"#,
    );
    let received = ShopClientError::from(problem::decode(429, &body).unwrap());
    let client = ShopClientError::UsedUp { balance: Some(3), account_id: "7".into() };
    assert_eq!(received, client);
    assert_eq!(
        String::from_utf8(aip193::to_vec(&read().unwrap_err())).unwrap(),
        r#"{"error":{"code":500,"message":"internal error","status":"INTERNAL"}}"#,
    );
    assert_eq!(ShopError::from(jsonrpc::ProtocolError::ParseError).code(), -32700);
}
