//! The enum that `client` generates.

use std::error::Error;
use std::net::IpAddr;
use std::time::Duration;

use wire_error::{
    Code, Disclosed, Received, RemoteError, WireError, aip193, grpc, jsonrpc, problem,
};

const DOMAIN: &str = "shop.example";
const GONE: &str = "ORDER_GONE";
const GONE_CODE: i32 = -32011;

/// A type that has no `Display` of its own to read back: the client reads a number.
#[derive(Debug)]
struct Cents(u64);

impl std::fmt::Display for Cents {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

#[derive(Debug, WireError)]
#[wire(domain = DOMAIN, client = ShopClientError)]
#[non_exhaustive]
enum ShopError {
    /// No order has this id.
    #[wire(
        code = -32010,
        http = 404,
        reason = "ORDER_NOT_FOUND",
        message = "order {id:>4} of {who} is not in {place}",
        description
    )]
    OrderNotFound {
        #[wire(public = "orderId")]
        id: u64,
        #[wire(public)]
        who: Option<String>,
        #[wire(public)]
        place: &'static str,
        shard: String,
    },
    #[wire(code = GONE_CODE, grpc = FailedPrecondition, reason = GONE, message = "{0} is gone")]
    OrderGone(#[wire(public = "what")] Box<str>, String, #[wire(public = "since")] Option<u8>),
    #[wire(http = 402, code = -32012, reason, message = "it costs {price}", retry_after = "3s")]
    Unpaid {
        #[wire(public, client_type = u64)]
        price: Cents,
        #[wire(public)]
        r#type: bool,
    },
    #[wire(grpc = PermissionDenied, reason)]
    Forbidden { from: IpAddr },
    /// A code alone.
    #[wire(code = -32020, grpc = Aborted, reason = false)]
    Raced { round: u8 },
    #[wire(same_as = Forbidden)]
    Hidden(String),
    #[wire(transparent)]
    Rpc(jsonrpc::ProtocolError),
    #[wire(opaque)]
    Internal(#[source] std::io::Error),
}

fn not_found() -> ShopError {
    ShopError::OrderNotFound { id: 7, who: Some("Ann".into()), place: "here", shard: "eu".into() }
}

/// What the client makes of the error, over each wire.
fn over_each_wire(error: &ShopError) -> [ShopClientError; 4] {
    let status = error.http_status();
    [
        jsonrpc::decode(&jsonrpc::to_vec(1, error)).unwrap(),
        aip193::decode(status, &aip193::to_vec(error)).unwrap(),
        problem::decode(status, &problem::to_vec(error)).unwrap(),
        grpc::decode(&grpc::to_vec(error)).unwrap(),
    ]
    .map(ShopClientError::from)
}

#[track_caller]
fn assert_each(error: &ShopError, expected: &str) {
    for client in over_each_wire(error) {
        assert_eq!(format!("{client:?}"), expected);
    }
}

#[test]
fn every_wire_brings_the_same_variant_and_fields() {
    assert_each(&not_found(), r#"OrderNotFound { id: 7, who: Some("Ann"), place: "here" }"#);
    let nobody = ShopError::OrderNotFound { id: 0, who: None, place: "", shard: String::new() };
    assert_each(&nobody, r#"OrderNotFound { id: 0, who: None, place: "" }"#);
    let gone = ShopError::OrderGone("x\n\"".into(), "secret".into(), Some(3));
    assert_each(&gone, r#"OrderGone("x\n\"", Some(3))"#);
    let unpaid = ShopError::Unpaid { price: Cents(99), r#type: true };
    assert_each(&unpaid, "Unpaid { price: 99, type: true }");
    assert_each(&ShopError::Forbidden { from: [127, 0, 0, 1].into() }, "Forbidden");
    assert_each(&ShopError::Hidden("x".into()), "Forbidden");
}

#[test]
fn the_client_s_text_is_the_public_message_of_its_own_contract() {
    let [client, ..] = over_each_wire(&not_found());
    assert_eq!(client.to_string(), "order    7 of Ann is not in here");
    let [client, ..] = over_each_wire(&ShopError::OrderGone("a\nb".into(), String::new(), None));
    assert_eq!(client.to_string(), r"a\nb is gone");
    let [client, ..] = over_each_wire(&ShopError::Forbidden { from: [127, 0, 0, 1].into() });
    assert_eq!(client.to_string(), "forbidden");
    assert!(client.source().is_none());
}

#[test]
fn a_code_that_stands_on_one_variant_alone_is_recognised_where_there_is_no_error_info() {
    let [rpc, aip193, problem, grpc] = over_each_wire(&ShopError::Raced { round: 1 });
    assert_eq!(format!("{rpc:?}"), "Raced");
    for other in [aip193, problem, grpc] {
        assert!(matches!(other, ShopClientError::Unknown(_)), "never by a status: {other:?}");
    }
    let bare = |code: i32, rest: &str| {
        let body = format!(r#"{{"error":{{"code":{code},"message":"m"{rest}}}}}"#);
        ShopClientError::from(jsonrpc::decode(body.as_bytes()).unwrap())
    };
    let unreadable = r#","data":{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":7}"#;
    for (code, rest) in [
        (-32000, ""), // many things
        (-32603, ""), // `Internal` derives it
        (-32602, ""), // `Rpc` brings it
        (-32010, ""), // without its fields
        (404, ""),
        (-32020, unreadable), // the peer sent an ErrorInfo
    ] {
        assert!(matches!(bare(code, rest), ShopClientError::Unknown(_)), "{code}");
    }
    assert!(matches!(bare(-32020, r#","data":{"round":1}"#), ShopClientError::Raced));
}

#[test]
fn the_reason_counts_only_with_its_domain() {
    let info = |domain: &str| {
        let mut remote = RemoteError::default();
        remote.reason = Some("FORBIDDEN".into());
        remote.domain = Some(domain.into()).filter(|domain: &String| !domain.is_empty());
        remote.code = Some(-32020);
        ShopClientError::from(remote)
    };
    assert!(matches!(info("shop.example"), ShopClientError::Forbidden));
    assert!(matches!(info("elsewhere.example"), ShopClientError::Unknown(_)));
    assert!(matches!(info(""), ShopClientError::Unknown(_)));
}

#[test]
fn a_reason_that_is_new_to_the_client_leaves_the_code_to_tell() {
    let read = |domain: &str, reason: &str, code: i32| {
        let mut remote = RemoteError::default();
        remote.reason = Some(reason.into());
        remote.domain = Some(domain.into()).filter(|domain: &String| !domain.is_empty());
        remote.code = Some(code);
        ShopClientError::from(remote)
    };
    // The server has given its bare code a reason.
    assert!(matches!(read(DOMAIN, "ORDER_RACED", -32020), ShopClientError::Raced));
    for (domain, reason, code) in [
        ("elsewhere.example", "ORDER_RACED", -32020), // another's code
        ("", "ORDER_RACED", -32020),
        (DOMAIN, "ORDER_RACED", -32000), // many things
        (DOMAIN, "ORDER_RACED", -32010), // without its fields
        (DOMAIN, "ORDER_RACED", -32602), // `Rpc` brings it
        (DOMAIN, GONE, -32020),          // a known reason, without its fields
    ] {
        let client = read(domain, reason, code);
        assert!(matches!(client, ShopClientError::Unknown(_)), "{domain} {reason} {code}");
    }
}

#[test]
fn what_is_missing_or_cannot_be_read_gives_unknown_with_everything_kept() {
    let remote = |change: fn(&mut RemoteError)| {
        let mut remote = aip193::decode(404, &aip193::to_vec(&not_found())).unwrap();
        change(&mut remote);
        remote
    };
    for change in [
        (|remote| drop(remote.metadata.remove("orderId"))) as fn(&mut RemoteError),
        |remote| drop(remote.metadata.insert("orderId".into(), "-7".into())),
        |remote| drop(remote.metadata.remove("place")),
    ] {
        let ShopClientError::Unknown(kept) = ShopClientError::from(remote(change)) else {
            panic!()
        };
        assert_eq!(kept, remote(change));
        assert_eq!(kept.to_string(), ShopClientError::from(remote(change)).to_string());
    }
    let without_option = remote(|remote| drop(remote.metadata.remove("who")));
    assert!(matches!(
        ShopClientError::from(without_option),
        ShopClientError::OrderNotFound { id: 7, who: None, .. }
    ));
}

#[test]
fn what_was_sent_is_at_hand_for_known_variants_too() {
    let unpaid = ShopError::Unpaid { price: Cents(1), r#type: false };
    let sent = grpc::to_vec(Disclosed::new(&unpaid).with_request_id("r-1"));
    let received = Received::<ShopClientError>::from(grpc::decode(&sent).unwrap());
    assert!(matches!(received.error, ShopClientError::Unpaid { price: 1, r#type: false }));
    assert_eq!(received.to_string(), "it costs 1");
    assert_eq!(received.remote.message, "it costs 1");
    assert_eq!(received.remote.request_id.as_deref(), Some("r-1"));
    assert_eq!(received.remote.retry_after(), Some(Duration::from_secs(3)));
    assert_eq!(received.remote.grpc_code, Some(Code::FailedPrecondition));
    assert!(received.remote.is_retryable());
}

#[test]
fn an_inner_error_of_a_transparent_variant_is_unknown() {
    let rpc = ShopError::Rpc(jsonrpc::ProtocolError::InvalidParams);
    for client in over_each_wire(&rpc) {
        assert!(matches!(client, ShopClientError::Unknown(_)));
    }
    let internal = ShopError::Internal(std::io::Error::other("x"));
    for client in over_each_wire(&internal) {
        assert!(matches!(client, ShopClientError::Unknown(_)));
    }
}

mod of_a_struct {
    use super::*;

    #[derive(Debug, WireError)]
    #[wire(domain = "shop.example", reason, grpc = NotFound, client = Remote)]
    pub(super) struct OrderNotFound {
        #[wire(public)]
        pub(super) id: u32,
    }

    #[test]
    fn a_struct_is_the_one_variant_of_its_client() {
        let remote = grpc::decode(&grpc::to_vec(&OrderNotFound { id: 5 })).unwrap();
        assert!(matches!(Remote::from(remote), Remote::OrderNotFound { id: 5 }));
    }
}

/// One contract at two times.
mod over_time {
    use super::*;

    mod old {
        #[derive(Debug, wire_error::WireError)]
        #[wire(domain = "shop.example", reason, client = Client)]
        pub(super) enum Shop {
            #[wire(http = 404, message = "no order {id}")]
            OrderNotFound {
                #[wire(public)]
                id: u32,
            },
        }
    }

    mod new {
        #[derive(Debug, wire_error::WireError)]
        #[wire(domain = "shop.example", reason, client = Client)]
        pub(super) enum Shop {
            #[wire(http = 410, message = "there is no order {id} in {shop}")]
            OrderNotFound {
                #[wire(public)]
                shop: String,
                #[wire(public)]
                id: u32,
                #[wire(public)]
                since: Option<u32>,
            },
            #[wire(http = 503)]
            Closed,
        }
    }

    #[test]
    fn an_older_client_reads_a_newer_server() {
        let remote = |error: &new::Shop| jsonrpc::decode(&jsonrpc::to_vec(1, error)).unwrap();
        let error = new::Shop::OrderNotFound { shop: "s".into(), id: 5, since: None };
        let known = old::Client::from(remote(&error));
        assert!(matches!(known, old::Client::OrderNotFound { id: 5 }));
        let old::Client::Unknown(kept) = old::Client::from(remote(&new::Shop::Closed)) else {
            panic!()
        };
        assert_eq!(kept, remote(&new::Shop::Closed));
    }

    #[test]
    fn a_newer_client_reads_an_older_server() {
        let remote = jsonrpc::decode(&jsonrpc::to_vec(1, &old::Shop::OrderNotFound { id: 5 }));
        let new::Client::Unknown(kept) = new::Client::from(remote.unwrap()) else { panic!() };
        assert_eq!(kept.metadata["id"], "5");
    }
}
