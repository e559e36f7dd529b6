//! What `transparent` variants bring, several of them and by several ways.

use wire_error::{Code, WireError, aip193, jsonrpc, problem};

use crate::object;

#[derive(Debug, Clone, Copy, WireError)]
#[wire(domain = "stock.example", reason, client(StockClient, derive(PartialEq)))]
enum StockError {
    #[wire(http = 409, retryable, message = "no {item}")]
    Shipped {
        #[wire(public)]
        item: u64,
    },
    #[wire(http = 503, retry_after = "2s")]
    Closed,
}

#[derive(Debug, Clone, Copy, WireError)]
#[wire(domain = "post.example", reason)]
enum PostError {
    #[wire(http = 409)]
    Shipped,
    #[wire(transparent)]
    Stock(StockError),
}

/// Two services have one reason in two domains, and one type comes by two ways.
#[derive(Debug, WireError)]
#[wire(
    domain = "shop.example",
    type_base = "https://errors.shop.example/",
    data = info,
    body = problem,
    client(ShopClient, derive(PartialEq))
)]
enum ShopError {
    #[wire(transparent)]
    Stock(#[from] StockError),
    #[wire(transparent)]
    Again(StockError),
    #[wire(transparent)]
    Post(#[from] PostError),
    #[wire(http = 404, reason = "ORDER_NOT_FOUND")]
    OrderNotFound,
}

#[test]
fn one_reason_may_stand_in_two_domains_and_one_type_come_by_two_ways() {
    for (error, domain) in [
        (ShopError::Stock(StockError::Shipped { item: 7 }), "stock.example"),
        (ShopError::Again(StockError::Shipped { item: 7 }), "stock.example"),
        (ShopError::Post(PostError::Shipped), "post.example"),
        (ShopError::Post(PostError::Stock(StockError::Shipped { item: 7 })), "stock.example"),
    ] {
        assert_eq!((error.reason(), error.domain()), (Some("SHIPPED"), Some(domain)));
        assert_eq!(error.grpc_code(), Code::Aborted);
    }
}

#[test]
fn how_a_nested_error_is_written_the_outer_enum_says() {
    let error = ShopError::from(StockError::Shipped { item: 7 });
    let info = r#"{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"SHIPPED","domain":"stock.example","metadata":{"item":"7"}}"#;
    assert_eq!(object(&error), format!(r#"{{"code":-32000,"message":"no 7","data":{info}}}"#));
    let body = String::from_utf8(problem::to_vec(&error)).unwrap();
    assert!(body.starts_with(r#"{"type":"https://errors.shop.example/shipped""#), "{body}");
}

#[test]
fn a_client_has_a_variant_for_what_is_nested() {
    let received = |error: &ShopError| {
        let bytes = aip193::to_vec(error);
        ShopClient::from(aip193::decode(error.http_status(), &bytes).unwrap())
    };
    let shipped = received(&ShopError::Stock(StockError::Shipped { item: 7 }));
    assert_eq!(shipped, ShopClient::Stock(StockClient::Shipped { item: 7 }));
    assert_eq!((shipped.to_string().as_str(), shipped.is_retryable()), ("no 7", true));
    let closed = received(&ShopError::Stock(StockError::Closed));
    assert_eq!(closed.retry_after(), Some(std::time::Duration::from_secs(2)));
    assert_eq!(received(&ShopError::OrderNotFound), ShopClient::OrderNotFound);
    // `PostError` has no client enum.
    assert!(matches!(received(&ShopError::Post(PostError::Shipped)), ShopClient::Unknown(_)));
    let broken = br#"{"jsonrpc":"2.0","id":1,"error":{"code":1,"message":"m","data":{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"SHIPPED","domain":"stock.example","metadata":{"item":"x"}}}}"#;
    let broken = ShopClient::from(jsonrpc::decode(broken).unwrap());
    assert!(matches!(broken, ShopClient::Unknown(_)), "a field that cannot be read");
}

/// What a nested error says by `header` counts as much as what the enum's own says.
#[test]
fn a_nested_error_brings_the_header_that_its_status_demands() {
    #[derive(Debug, WireError)]
    enum Door {
        #[wire(http = 405, header("allow", "GET"))]
        Method,
        #[wire(http = 426)]
        Upgrade {
            #[wire(header = "Upgrade")]
            to: &'static str,
        },
    }

    #[derive(Debug, WireError)]
    #[wire(into(http))]
    enum House {
        #[wire(transparent)]
        Door(Door),
    }

    let header = |error: Door, name: &str| {
        let response = http::Response::<Vec<u8>>::from(House::Door(error));
        (response.status().as_u16(), response.headers()[name].to_str().unwrap().to_owned())
    };
    assert_eq!(header(Door::Method, "allow"), (405, "GET".to_owned()));
    assert_eq!(header(Door::Upgrade { to: "HTTP/3.0" }, "upgrade"), (426, "HTTP/3.0".to_owned()));
}

/// Many a crate calls its error `Error`, and nests that of another.
mod of_one_name {
    pub(super) mod stock {
        #[derive(Debug, wire_error::WireError)]
        #[wire(http = 409, message = "sold out")]
        pub(crate) struct Error;
    }

    #[derive(Debug, wire_error::WireError)]
    pub(super) enum Error {
        #[wire(transparent)]
        Stock(#[from] stock::Error),
        #[wire(transparent)]
        Boxed(Box<self::stock::Error>),
    }
}

#[test]
fn an_error_may_nest_one_of_its_own_name() {
    use of_one_name::{Error, stock};
    let expected = r#"{"code":-32000,"message":"sold out"}"#;
    assert_eq!(object(&Error::from(stock::Error)), expected);
    assert_eq!(object(&Error::Boxed(Box::new(stock::Error))), expected);
}

#[test]
fn details_are_said_where_the_nested_type_says_so_whatever_the_enum_says() {
    #[derive(Debug, WireError)]
    #[wire(domain = "stock.example", data = details, http = 409, reason = "SOLD_OUT")]
    struct SoldOut;

    #[derive(Debug, WireError)]
    #[wire(data = none)]
    enum Shop {
        #[wire(transparent)]
        Stock(SoldOut),
    }

    let alone = object(&SoldOut);
    assert!(alone.contains("SOLD_OUT"), "{alone}");
    assert_eq!(object(&Shop::Stock(SoldOut)), alone);
}
