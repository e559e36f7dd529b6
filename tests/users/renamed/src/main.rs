//! Has `wire-error` as `we`, and nothing called `wire_error`.

use we::{WireError, jsonrpc};

#[derive(Debug, WireError)]
#[wire(crate = we, domain = "shop.example", reason, client = Client)]
enum ShopError {
    #[wire(http = 404, message = "no order {id:>3}")]
    OrderNotFound {
        #[wire(public)]
        id: Option<u64>,
        #[wire(field_violations)]
        violations: Vec<we::FieldViolation>,
        #[wire(data)]
        data: Option<bool>,
        #[source]
        cause: Option<Box<dyn std::error::Error>>,
    },
    #[wire(transparent)]
    Rpc(#[from] we::jsonrpc::ProtocolError),
}

fn main() {
    let error = ShopError::OrderNotFound {
        id: Some(7),
        violations: vec![],
        data: None,
        cause: Some("private".into()),
    };
    assert_eq!(
        String::from_utf8(jsonrpc::to_vec(1, &error)).unwrap(),
        r#"{"jsonrpc":"2.0","id":1,"error":{"code":-32000,"message":"no order   7","data":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"ORDER_NOT_FOUND","domain":"shop.example","metadata":{"id":"7"}}]}}"#,
    );
    let remote = jsonrpc::decode(&jsonrpc::to_vec(1, &error)).unwrap();
    assert!(matches!(Client::from(remote), Client::OrderNotFound { id: Some(7), .. }));
    assert_eq!(ShopError::from(jsonrpc::ProtocolError::ParseError).code(), -32700);
}
