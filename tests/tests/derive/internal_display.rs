//! `internal_display`: two texts, one for operators and one for everybody.

use std::error::Error;
use std::sync::Arc;

use wire_error::{Disclose, ErrorSpec, Report, WireError};

use crate::object;

#[derive(Debug, thiserror::Error, WireError)]
#[wire(internal_display, domain = "shop.example", http = 500)]
enum ShopError {
    #[error("no order {id} in shard {shard}")]
    #[wire(http = 404, reason, message = "no order {id}")]
    OrderNotFound {
        #[wire(public)]
        id: u64,
        shard: String,
    },
    #[error("storage: {0}")]
    Storage(#[from] std::fmt::Error),
    #[error("remote")]
    #[wire(message = "the stock is not to be reached")]
    Remote {
        #[source]
        cause: Box<dyn Error + Send + Sync>,
    },
    #[error(transparent)]
    #[wire(opaque)]
    Other(#[from] anyhow::Error),
}

#[test]
fn display_is_thiserrors_and_the_message_is_ours() {
    let error = ShopError::OrderNotFound { id: 7, shard: "eu-3".into() };
    assert_eq!(error.to_string(), "no order 7 in shard eu-3");
    assert_eq!(
        object(&error),
        r#"{"code":-32000,"message":"no order 7","data":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"ORDER_NOT_FOUND","domain":"shop.example","metadata":{"id":"7"}}]}"#,
    );
}

#[test]
fn from_and_source_are_thiserrors() {
    let error = ShopError::from(std::fmt::Error);
    assert_eq!(error.to_string(), format!("storage: {}", std::fmt::Error));
    assert_eq!(object(&error), r#"{"code":-32603,"message":"storage"}"#);
    assert!(error.source().unwrap().is::<std::fmt::Error>());
    let error = ShopError::Remote { cause: "refused".into() };
    assert_eq!(
        Report(&error).to_string(),
        r#"Remote: Remote { cause: "refused" }; caused by: refused"#,
    );
    let error = ShopError::from(anyhow::anyhow!("out of ink"));
    assert_eq!(error.to_string(), "out of ink");
    assert_eq!(object(&error), r#"{"code":-32603,"message":"internal error"}"#);
}

#[test]
fn display_and_error_may_be_written_by_hand() {
    #[derive(Debug, WireError)]
    #[wire(internal_display, http = 404, message = "no order")]
    struct OrderNotFound(&'static str);

    impl std::fmt::Display for OrderNotFound {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            write!(f, "no order in {}", self.0)
        }
    }

    impl Error for OrderNotFound {}

    assert_eq!(OrderNotFound("eu-3").to_string(), "no order in eu-3");
    assert_eq!(object(&OrderNotFound("eu-3")), r#"{"code":-32000,"message":"no order"}"#);
}

/// By hand, its `Display` for logs.
#[derive(Debug)]
struct ByHand;

impl std::fmt::Display for ByHand {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("secret")
    }
}

impl Error for ByHand {}

impl Disclose for ByHand {
    fn record(&self) -> &ErrorSpec {
        static SPEC: ErrorSpec = ErrorSpec::new("ByHand").with_message("by hand");
        &SPEC
    }
}

#[test]
fn a_public_error_of_ours_is_sent_by_its_public_message() {
    fn order() -> ShopError {
        ShopError::OrderNotFound { id: 7, shard: "secret".into() }
    }

    #[derive(Debug, WireError)]
    #[wire(
        domain = "shop.example",
        reason,
        http = 500,
        message = "{own}, {hand:.<9}, {dynamic}, {shared}, {borrowed}, {none}."
    )]
    struct Failed<E: WireError + 'static> {
        #[wire(public)]
        own: ShopError,
        #[wire(public)]
        hand: ByHand,
        #[wire(public)]
        dynamic: Box<dyn WireError>,
        #[wire(public)]
        shared: Option<Arc<dyn Disclose + Send + Sync>>,
        #[wire(public)]
        borrowed: &'static dyn WireError,
        #[wire(public)]
        none: Option<Arc<ShopError>>,
        #[wire(public)]
        parameter: E,
        #[wire(header = "X-Cause")]
        header: Box<ShopError>,
    }

    let error = Failed {
        own: order(),
        hand: ByHand,
        dynamic: Box::new(order()),
        shared: Some(Arc::new(ByHand)),
        borrowed: &ByHand,
        none: None,
        parameter: order(),
        header: Box::new(order()),
    };
    assert_eq!(
        object(&error),
        r#"{"code":-32603,"message":"no order 7, by hand, no order 7, by hand, by hand, .","data":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"FAILED","domain":"shop.example","metadata":{"own":"no order 7","hand":"by hand","dynamic":"no order 7","shared":"by hand","borrowed":"by hand","none":"","parameter":"no order 7"}}]}"#,
    );
    assert_eq!(error.to_string(), "no order 7, by hand, no order 7, by hand, by hand, .");
    let mut headers = vec![];
    error.headers(&mut |name, value| headers.push((name, value.to_string())));
    assert_eq!(headers, [("X-Cause", "no order 7".to_owned())]);
}
