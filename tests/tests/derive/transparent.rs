//! `transparent`: everything is delegated to the field.

use std::error::Error;
use std::time::Duration;

use wire_error::jsonrpc::ProtocolError;
use wire_error::{Code, FieldViolation, Report, WireContract, WireError, aip193, problem};

use crate::object;

#[derive(Debug, WireError)]
#[wire(domain = "stock.example")]
enum StockError {
    #[wire(http = 404, code = -32050, reason, message = "no item {id}")]
    ItemNotFound {
        #[wire(public)]
        id: u8,
    },
    #[wire(grpc = InvalidArgument)]
    BadItem {
        #[wire(field_violations)]
        violations: Vec<FieldViolation>,
        #[wire(retry_after)]
        again: Duration,
        #[source]
        cause: std::fmt::Error,
    },
    #[wire(http = 404)]
    WithData(#[wire(data)] u8),
    #[wire(same_as = Self_)]
    Hidden,
    #[wire(http = 410)]
    Self_,
}

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", http = 500, reason, message = "never seen")]
enum ShopError {
    #[wire(transparent)]
    Stock(#[from] StockError),
    #[wire(transparent)]
    Boxed {
        inner: Box<StockError2>,
    },
    #[wire(transparent)]
    Rpc(#[from] ProtocolError),
    Own,
}

#[derive(Debug, WireError)]
#[wire(transparent)]
struct StockError2(ProtocolError);

#[test]
fn everything_is_that_of_the_field() {
    let inner = || StockError::BadItem {
        violations: vec![FieldViolation::new("id", "odd")],
        again: Duration::from_secs(2),
        cause: std::fmt::Error,
    };
    let (error, inner) = (ShopError::from(inner()), inner());
    let bytes = r#"{"code":-32602,"message":"bad item","data":[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"2s"},{"@type":"type.googleapis.com/google.rpc.BadRequest","fieldViolations":[{"field":"id","description":"odd"}]}]}"#;
    assert_eq!((object(&error).as_str(), object(&inner).as_str()), (bytes, bytes));
    assert_eq!(aip193::to_vec(&error), aip193::to_vec(&inner));
    assert_eq!(problem::to_vec(&error), problem::to_vec(&inner));
    assert_eq!(wire_error::grpc::to_vec(&error), wire_error::grpc::to_vec(&inner));
    assert_eq!(error.to_string(), "bad item");
    assert_eq!(error.variant(), "BadItem");
    assert_eq!(error.grpc_code(), Code::InvalidArgument);
    assert!(error.is_retryable());
    assert!(std::ptr::eq(error.spec(), inner.spec()));
}

#[test]
fn the_source_is_that_of_the_field_and_debug_its_own() {
    let error = ShopError::Stock(StockError::BadItem {
        violations: vec![],
        again: Duration::ZERO,
        cause: std::fmt::Error,
    });
    assert!(error.source().unwrap().is::<std::fmt::Error>());
    assert_eq!(
        Report(&error).to_string(),
        "BadItem: Stock(BadItem { violations: [], again: 0ns, cause: Error }); caused by: an error occurred when formatting an argument",
    );
    assert!(ShopError::Own.source().is_none());
}

#[test]
fn what_one_variant_has_of_its_own_is_delegated_too() {
    for (error, bytes, variant) in [
        (
            ShopError::from(StockError::ItemNotFound { id: 7 }),
            r#"{"code":-32050,"message":"no item 7","data":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"ITEM_NOT_FOUND","domain":"stock.example","metadata":{"id":"7"}}]}"#,
            "ItemNotFound",
        ),
        (
            StockError::WithData(7).into(),
            r#"{"code":-32000,"message":"with data","data":7}"#,
            "WithData",
        ),
        (StockError::Hidden.into(), r#"{"code":-32000,"message":"self"}"#, "Hidden"),
        (StockError::Self_.into(), r#"{"code":-32000,"message":"self"}"#, "Self_"),
        (
            ShopError::Boxed { inner: Box::new(StockError2(ProtocolError::ParseError)) },
            r#"{"code":-32700,"message":"Parse error"}"#,
            "ParseError",
        ),
        (
            ProtocolError::MethodNotFound.into(),
            r#"{"code":-32601,"message":"Method not found"}"#,
            "MethodNotFound",
        ),
        (
            ShopError::Own,
            r#"{"code":-32603,"message":"never seen","data":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"OWN","domain":"shop.example"}]}"#,
            "Own",
        ),
    ] {
        assert_eq!((object(&error).as_str(), error.variant()), (bytes, variant));
    }
}

#[test]
fn the_contract_names_the_types_below() {
    let table = ShopError::CONTRACT;
    let own: Vec<_> = table.errors.iter().map(wire_error::ErrorSpec::name).collect();
    assert_eq!(own, ["Own"]);
    assert_eq!(
        table.transparent,
        [StockError::CONTRACT, StockError2::CONTRACT, ProtocolError::CONTRACT],
    );
    assert_eq!(StockError2::CONTRACT.errors, []);
    assert_eq!(StockError2::CONTRACT.transparent, [ProtocolError::CONTRACT]);
}

#[test]
fn a_parameter_may_be_transparent() {
    #[derive(Debug, WireError)]
    enum Retried<E> {
        #[wire(transparent)]
        Last(E),
        #[wire(grpc = Unavailable)]
        TooOften,
    }

    fn render<E: WireError>(error: E) -> String {
        object(&Retried::Last(Box::new(error)))
    }

    let error = Retried::Last(ProtocolError::InternalError);
    assert_eq!(object(&error), r#"{"code":-32603,"message":"Internal error"}"#);
    assert_eq!(
        object(&Retried::<ProtocolError>::TooOften),
        r#"{"code":-32000,"message":"too often"}"#,
    );
    assert_eq!(Retried::<ProtocolError>::CONTRACT.transparent, [ProtocolError::CONTRACT]);
    assert_eq!(render(ProtocolError::ParseError), r#"{"code":-32700,"message":"Parse error"}"#);
}

mod one_code {
    use wire_error::{WireError, jsonrpc};

    #[derive(Debug, WireError)]
    #[wire(domain = "stock.example", client = StockClient)]
    enum StockError {
        #[wire(code = -31001, http = 404, reason = "NO_STOCK")]
        NoStock,
        #[wire(code = -31002, http = 409, reason = "RESERVED")]
        Reserved,
    }

    #[derive(Debug, WireError)]
    #[wire(domain = "shop.example", client = ShopClient)]
    enum ShopError {
        #[wire(code = -31001, http = 404, reason = "NO_ORDER")]
        NoOrder,
        #[wire(transparent)]
        Stock(StockError),
    }

    fn received(body: &[u8]) -> ShopClient {
        jsonrpc::decode(body).unwrap().into()
    }

    fn with_code_alone(code: i32) -> ShopClient {
        let body = format!(r#"{{"jsonrpc":"2.0","id":1,"error":{{"code":{code},"message":"m"}}}}"#);
        received(body.as_bytes())
    }

    #[test]
    fn a_code_that_the_outer_and_the_nested_type_have_is_told_apart_by_the_reason_alone() {
        let sent = |error: ShopError| received(&jsonrpc::to_vec(1, &error));
        assert!(matches!(sent(ShopError::NoOrder), ShopClient::NoOrder));
        assert!(matches!(
            sent(ShopError::Stock(StockError::NoStock)),
            ShopClient::Stock(StockClient::NoStock)
        ));
        assert!(matches!(
            sent(ShopError::Stock(StockError::Reserved)),
            ShopClient::Stock(StockClient::Reserved)
        ));
        assert!(matches!(with_code_alone(-31001), ShopClient::Unknown(_)));
        assert!(matches!(with_code_alone(-31002), ShopClient::Stock(StockClient::Reserved)));
    }
}
