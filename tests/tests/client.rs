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
fn metadata_that_is_null_is_not_there() {
    let read = |metadata: &str| {
        let info = format!(
            r#""reason":"ORDER_NOT_FOUND","domain":"shop.example","metadata":{{{metadata}}}"#
        );
        let aip = format!(
            r#"{{"error":{{"code":404,"message":"m","details":[{{"@type":"type.googleapis.com/google.rpc.ErrorInfo",{info}}}]}}}}"#
        );
        let aip = ShopClientError::from(aip193::decode(404, aip.as_bytes()).unwrap());
        let problem = format!(r#"{{"detail":"m",{info}}}"#);
        let problem = ShopClientError::from(problem::decode(404, problem.as_bytes()).unwrap());
        assert_eq!(aip.is_retryable(), problem.is_retryable());
        match [aip, problem] {
            [ShopClientError::Unknown(_), ShopClientError::Unknown(_)] => None,
            both => {
                let [aip, problem] = both.map(|one| format!("{one:?}"));
                assert_eq!(aip, problem);
                Some(aip)
            }
        }
    };
    let known = |who| Some(format!("OrderNotFound {{ id: 7, who: {who}, place: \"\" }}"));
    assert_eq!(read(r#""orderId":7,"who":null,"place":"""#), known("None"));
    assert_eq!(read(r#""orderId":"7","who":"null","place":"""#), known(r#"Some("null")"#));
    assert_eq!(read(r#""orderId":7,"who":true,"place":"""#), known(r#"Some("true")"#));
    assert_eq!(read(r#""orderId":null,"who":"","place":"""#), None);
    assert_eq!(read(r#""orderId":"7","place":null"#), None);
    assert_eq!(read(r#""orderId":7.0,"place":"""#), None);
    assert_eq!(read(r#""orderId":[7],"place":"""#), None);
}

#[test]
fn an_option_that_was_not_sent_is_none_and_what_was_sent_tells_it_from_an_empty_one() {
    let long = "x".repeat(70_000);
    let sent = |who: Option<String>| {
        let error = ShopError::OrderNotFound { id: 7, who, place: "here", shard: String::new() };
        Received::<ShopClientError>::from(aip193::decode(404, &aip193::to_vec(&error)).unwrap())
    };
    for (who, is_sent) in [(None, true), (Some(long), false)] {
        let Received { error, remote } = sent(who);
        assert!(matches!(error, ShopClientError::OrderNotFound { id: 7, who: None, .. }));
        assert_eq!(remote.metadata.contains_key("who"), is_sent);
    }
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
fn the_source_of_what_was_received_is_that_of_the_error() {
    #[derive(Debug, WireError)]
    #[wire(opaque)]
    struct Outer(#[source] std::fmt::Error);

    let received = Received { error: Outer(std::fmt::Error), remote: RemoteError::default() };
    assert!(received.source().is_some_and(<dyn std::error::Error>::is::<std::fmt::Error>));
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

/// What one wire alone carries: JSON-RPC's `data`, a problem's extensions.
mod of_one_wire {
    use serde_json::{Value, json};
    use wire_error::{OtherDetail, RemoteError, WireError, aip193, jsonrpc, problem};

    #[derive(Debug, WireError)]
    #[wire(domain = "shop.example", client(Client, derive(Clone, PartialEq)))]
    #[expect(dead_code, reason = "the client's side alone")]
    enum Shop {
        #[wire(code = -32001, http = 409)]
        Listed {
            #[wire(data, client_type = Vec<Value>)]
            items: Vec<Value>,
        },
        #[wire(code = -32002, http = 409)]
        Any {
            #[wire(data, client_type = Value)]
            data: Value,
        },
        #[wire(code = -32003, http = 402, reason = "UNPAID")]
        Unpaid {
            #[wire(extension, client_type = i64)]
            balance: i64,
        },
    }

    const INFO: &str = r#"{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"R_X","domain":"a.example"}"#;
    const RETRY: &str = r#"{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"3s"}"#;
    const OTHER: &str = r#"{"@type":"type.example/own.Detail","a":[1]}"#;

    fn received(code: i32, members: &str) -> RemoteError {
        let body = format!(
            r#"{{"jsonrpc":"2.0","id":1,"error":{{"code":{code},"message":"m"{members}}}}}"#
        );
        jsonrpc::decode(body.as_bytes()).unwrap()
    }

    fn again(remote: &RemoteError) -> RemoteError {
        let mut body = vec![];
        jsonrpc::write_remote(1, remote, &mut body);
        jsonrpc::decode(&body).unwrap()
    }

    #[test]
    fn a_data_field_is_what_json_rpc_brought_and_nothing_else() {
        for data in [
            "[]".to_owned(),
            "[[]]".to_owned(),
            "[1,2]".to_owned(),
            format!("[{OTHER},1]"),
            format!("[1,{RETRY},2,{OTHER},{RETRY},null]"),
            format!("[{INFO},{RETRY},{OTHER}]"),
            format!("[{OTHER}]"),
            format!("[{OTHER},{OTHER}]"),
        ] {
            let items: Vec<Value> = serde_json::from_str(&data).unwrap();
            let remote = received(-32001, &format!(r#","data":{data},"stack":"s""#));
            let known = Client::Listed { items: Some(items) };
            if !data.contains("R_X") {
                assert_eq!(Client::from(again(&remote)), known, "{data}");
                assert_eq!(Client::from(remote), known, "{data}");
            }
        }
        for data in [r#"{"a":1}"#, "{}", "7", r#""text""#, "[]", "[7]", "false", RETRY, OTHER] {
            let remote = received(-32002, &format!(r#","stack":"s","data":{data}"#));
            let known = Client::Any { data: serde_json::from_str(data).ok() };
            assert_eq!(Client::from(again(&remote)), known, "{data}");
            assert_eq!(Client::from(remote), known, "{data}");
        }
    }

    #[test]
    fn what_stands_beside_data_is_not_data() {
        for members in ["", r#","data":null"#, r#","stack":{"a":1},"trace":"t""#] {
            let read = Client::from(received(-32002, members));
            assert_eq!(read, Client::Any { data: None }, "{members}");
        }
        let read = |json: &str| Client::from(received(-32001, &format!(r#","data":{json}"#)));
        assert_eq!(read(r#"{"a":1}"#), Client::Listed { items: None });
        // A delay of the header is no part of `data`.
        let mut remote = received(-32002, "");
        remote.http_status = Some(200);
        remote.retry_after = Some(std::time::Duration::from_secs(3));
        assert_eq!(Client::from(remote), Client::Any { data: None });
    }

    #[test]
    fn every_value_of_a_data_field_comes_back_over_json_rpc_and_none_over_another_wire() {
        for items in [vec![], vec![json!(null)], vec![json!({ "@type": "x", "b": 1 }), json!([])]] {
            let error = Shop::Listed { items: items.clone() };
            let read = Client::from(jsonrpc::decode(&jsonrpc::to_vec(1, &error)).unwrap());
            assert_eq!(read, Client::Listed { items: Some(items) });
            let read = Client::from(aip193::decode(409, &aip193::to_vec(&error)).unwrap());
            assert!(matches!(read, Client::Unknown(_)));
        }
    }

    #[test]
    fn an_extension_field_is_a_further_member_of_a_problem() {
        let info = r#""reason":"UNPAID","domain":"shop.example""#;
        let read = |members: &str| {
            let body = format!(r#"{{"detail":"m",{info},{members}}}"#);
            Client::from(problem::decode(402, body.as_bytes()).unwrap())
        };
        assert_eq!(read(r#""balance":30"#), Client::Unpaid { balance: Some(30) });
        for other in [
            r#""balance":null"#,
            r#""balance":"30""#,
            r#""balance":1e400"#,
            r#""a":{"balance":30}"#,
            r#""a":[{"balance":30}]"#,
        ] {
            assert_eq!(read(other), Client::Unpaid { balance: None }, "{other}");
        }
        // Of another format's detail, and of JSON-RPC's `data`, it is no member.
        let mut remote = problem::decode(402, format!("{{{info}}}").as_bytes()).unwrap();
        remote.other = vec![OtherDetail::Json(r#"{"@type":"x","balance":30}"#.into())];
        assert_eq!(Client::from(remote), Client::Unpaid { balance: None });
        let remote = received(-32003, r#","data":{"balance":30}"#);
        assert_eq!(Client::from(remote), Client::Unpaid { balance: None });
    }
}

/// Types whose names mislead, and what a client reads them as.
mod of_misleading_names {
    use std::fmt;

    use wire_error::{WireError, aip193};

    mod own {
        use super::fmt;

        #[derive(Debug)]
        pub(super) struct Option<T>(pub(super) T);

        impl<T: fmt::Display> fmt::Display for Option<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        #[derive(Debug)]
        pub(super) struct String(pub(super) char);

        impl fmt::Display for String {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        /// Without arguments, it is read as any other type.
        #[derive(Debug, Clone, PartialEq)]
        pub(super) struct Cow(pub(super) u8);

        impl fmt::Display for Cow {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for Cow {
            type Err = std::num::ParseIntError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    }

    type Maybe = Option<u64>;
    type Name = &'static str;
    type Text = String;

    #[derive(Debug, WireError)]
    #[wire(domain = "shop.example", reason, http = 404, client(Client, derive(Clone, PartialEq)))]
    struct Odd {
        #[wire(public, client_type = u64)]
        own_option: own::Option<u64>,
        #[wire(public, client_type = char)]
        own_string: own::String,
        #[wire(public, client_type = Option<char>)]
        maybe_own: Option<own::String>,
        #[wire(public)]
        cow: own::Cow,
        #[wire(public, client_type = Option<u64>)]
        since: Maybe,
        #[wire(public, client_type = String)]
        place: Name,
        #[wire(public)]
        text: Text,
        #[wire(public)]
        texts: Option<std::borrow::Cow<'static, str>>,
        #[wire(public)]
        shared: std::rc::Rc<str>,
        #[wire(public)]
        borrowed: &'static String,
    }

    static BORROWED: String = String::new();

    #[test]
    fn a_type_whose_name_misleads_is_mended_by_client_type() {
        let error = Odd {
            own_option: own::Option(7),
            own_string: own::String('c'),
            maybe_own: Some(own::String('d')),
            cow: own::Cow(8),
            since: None,
            place: "here",
            text: "text".into(),
            texts: Some("texts".into()),
            shared: "shared".into(),
            borrowed: &BORROWED,
        };
        let read = Client::from(aip193::decode(404, &aip193::to_vec(&error)).unwrap());
        let expected = Client::Odd {
            own_option: 7,
            own_string: 'c',
            maybe_own: Some('d'),
            cow: own::Cow(8),
            since: None,
            place: "here".into(),
            text: "text".into(),
            texts: Some("texts".into()),
            shared: "shared".into(),
            borrowed: String::new(),
        };
        assert_eq!(read, expected);
    }
}
