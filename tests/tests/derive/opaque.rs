//! Nothing is taken from the name of an opaque variant.

use wire_error::{WireContract, WireError, aip193, problem};

use crate::object;

#[derive(Debug, WireError)]
#[wire(
    domain = "shop.example",
    type_base = "https://errors.shop.example/",
    reason,
    message = "sorry",
    help = "https://shop.example/help",
    client = ShopClient
)]
enum ShopError {
    #[wire(opaque)]
    Postgres(u8),
    #[wire(opaque, http = 503)]
    RedisDown(u8),
    #[wire(opaque, http = GONE)]
    KafkaGone(u8),
    #[wire(opaque, grpc = Unavailable, reason = "CLOSED", message = "closed")]
    ShopClosed,
    #[wire(http = 404)]
    OrderNotFound,
}

const GONE: u16 = 410;

#[test]
fn an_opaque_variant_says_the_phrase_of_its_status_and_no_name() {
    for (error, code, message) in [
        (ShopError::Postgres(1), -32603, "internal error"),
        (ShopError::RedisDown(1), -32000, "service unavailable"),
        (ShopError::KafkaGone(1), -32000, "gone"),
    ] {
        assert_eq!(object(&error), format!(r#"{{"code":{code},"message":"{message}"}}"#));
        assert_eq!(error.to_string(), message);
        let body = String::from_utf8(problem::to_vec(&error)).unwrap();
        assert!(body.starts_with(r#"{"type":"about:blank""#), "{body}");
        let name = error.variant().to_lowercase();
        assert!(!body.to_lowercase().contains(&name[..5]), "{body}");
    }
    let own = String::from_utf8(aip193::to_vec(&ShopError::ShopClosed)).unwrap();
    assert_eq!(
        own,
        r#"{"error":{"code":503,"message":"closed","status":"UNAVAILABLE","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"CLOSED","domain":"shop.example"}]}}"#,
    );
}

#[test]
fn a_client_enum_names_no_opaque_variant_without_a_reason() {
    let client = |error: &ShopError| {
        let bytes = aip193::to_vec(error);
        ShopClient::from(aip193::decode(error.http_status(), &bytes).unwrap())
    };
    assert!(matches!(client(&ShopError::Postgres(1)), ShopClient::Unknown(_)));
    assert!(matches!(client(&ShopError::ShopClosed), ShopClient::ShopClosed));
    assert!(matches!(client(&ShopError::OrderNotFound), ShopClient::OrderNotFound));
    let reasons: Vec<_> =
        ShopError::CONTRACT.errors.iter().map(wire_error::ErrorSpec::reason).collect();
    assert_eq!(reasons, [None, None, None, Some("CLOSED"), Some("ORDER_NOT_FOUND")]);
}

#[test]
fn the_phrase_is_that_of_the_status_of_a_constant_code() {
    const INVALID_PARAMS: i32 = -32602;

    #[derive(Debug, WireError)]
    #[wire(opaque, code = INVALID_PARAMS)]
    struct BadOrder;

    assert_eq!(BadOrder.to_string(), "bad request");
    assert_eq!(wire_error::Disclosed::new(&BadOrder).message().to_string(), "bad request");
}
