//! The errors of one shop, under each layout of the examples.

use std::time::Duration;

use wire_error::testing::CANARY;
use wire_error::{FieldViolation, WireError, layout};
use wire_error_examples::layouts::connect::Connect;
use wire_error_examples::layouts::graphql::GraphQl;
use wire_error_examples::layouts::json_api::JsonApi;
use wire_error_examples::layouts::kubernetes::Kubernetes;
use wire_error_examples::layouts::oauth::OAuth;
use wire_error_examples::layouts::open_ai::OpenAi;

/// The same errors under each layout: `body` is the enum's, and `Shop` its name.
macro_rules! shop {
    ($($Shop:ident: $Layout:ty;)*) => {$(
        #[derive(Debug, WireError)]
        #[wire(domain = "shop.example", reason, body = $Layout, into(axum))]
        pub(crate) enum $Shop {
            #[wire(http = 404, message = "no \"order\" {name}", help = "https://shop.example/help")]
            OrderNotFound {
                #[wire(public)]
                name: String,
                shard: String,
            },
            #[wire(http = 422, message = "the order is refused")]
            OrderRefused {
                #[wire(field_violations)]
                fields: Vec<FieldViolation>,
                shard: String,
            },
            #[wire(http = 429)]
            TooMany {
                #[wire(retry_after)]
                wait: Duration,
                #[wire(extension = "balance")]
                balance: u64,
            },
            #[wire(grpc = Cancelled, reason = false)]
            Gone,
            #[wire(opaque, reason = false)]
            Storage(#[source] std::io::Error),
        }

        impl $Shop {
            pub(crate) fn all() -> [Self; 5] {
                let violation = FieldViolation::new("address.zip", "must have five digits");
                [
                    Self::OrderNotFound { name: "Zoë".into(), shard: CANARY.into() },
                    Self::OrderRefused {
                        fields: vec![violation.with_reason("ZIP_MALFORMED")],
                        shard: CANARY.into(),
                    },
                    Self::TooMany { wait: Duration::from_secs(3), balance: 30 },
                    Self::Gone,
                    Self::Storage(std::io::Error::other(CANARY)),
                ]
            }

            /// The body of each.
            pub(crate) fn bodies() -> [String; 5] {
                Self::all().map(|error| String::from_utf8(layout::to_vec::<$Layout>(&error)).unwrap())
            }
        }
    )*};
}

shop! {
    ConnectShop: Connect;
    GraphQlShop: GraphQl;
    JsonApiShop: JsonApi;
    KubernetesShop: Kubernetes;
    OAuthShop: OAuth;
    OpenAiShop: OpenAi;
}
