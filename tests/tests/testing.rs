//! `wire_error::testing`: it finds a leak wherever it is, and names it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use wire_error::testing::{self, CANARY};
use wire_error::{Layout, Object, View, WireError};

/// What a check says that fails.
fn fault(check: impl FnOnce()) -> String {
    let fault = catch_unwind(AssertUnwindSafe(check)).expect_err("it should fail");
    *fault.downcast::<String>().expect("a text")
}

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", reason)]
enum ShopError {
    #[wire(http = 404, message = "no order {id}")]
    OrderNotFound {
        #[wire(public)]
        id: String,
        shard: &'static str,
    },
    #[wire(same_as = OrderNotFound)]
    OrderHidden {
        #[wire(public)]
        id: String,
    },
    #[wire(grpc = Unavailable)]
    Busy {
        #[wire(retry_after)]
        wait: Duration,
    },
    #[wire(grpc = Unauthenticated)]
    Stranger {
        #[wire(header = "X-Realm")]
        realm: &'static str,
    },
    #[wire(opaque, reason = false)]
    Storage(#[source] std::io::Error),
}

use ShopError::*;

fn sound() -> Vec<ShopError> {
    vec![
        OrderNotFound { id: "7".into(), shard: CANARY },
        Busy { wait: Duration::ZERO },
        Stranger { realm: "shop" },
        Storage(std::io::Error::other(CANARY)),
    ]
}

#[test]
fn what_leaks_nothing_passes() {
    testing::assert_no_leaks(&sound());
}

#[test]
fn a_leak_is_named_with_its_variant_and_its_wire() {
    let mut errors = sound();
    errors[0] = OrderNotFound { id: format!("7{CANARY}"), shard: "" };
    let said = fault(move || testing::assert_no_leaks(&errors));
    assert!(
        said.starts_with("ShopError:\n`OrderNotFound` leaks a private value on jsonrpc:\n200\n"),
        "{said}"
    );
    for wire in ["jsonrpc", "aip193 (declared)", "problem", "grpc", "rmcp"] {
        assert!(
            said.contains(&format!("`OrderNotFound` leaks a private value on {wire}:\n")),
            "{wire}: {said}"
        );
    }
    assert!(!said.contains("`Storage` leaks"), "{said}");
}

#[test]
fn a_leak_in_a_header_is_found() {
    let mut errors = sound();
    errors[2] = Stranger { realm: CANARY };
    let said = fault(move || testing::assert_no_leaks(&errors));
    assert!(said.contains(&format!("x-realm: {CANARY}\n")), "{said}");
}

#[test]
fn a_leak_in_a_layout_of_ones_own_is_found() {
    struct Reckless;

    impl Layout for Reckless {
        const CONTENT_TYPE: &'static str = "application/json";

        fn write(error: &View<'_>, body: &mut Object<'_>) {
            body.optional("id", error.field("id"));
        }
    }

    #[derive(Debug, WireError)]
    #[wire(body = Reckless, http = 404, metadata = false, message = "gone")]
    struct Gone {
        #[wire(public)]
        id: &'static str,
    }

    let said = fault(|| testing::assert_no_leaks(&[Gone { id: CANARY }]));
    assert!(said.contains("`Gone` leaks a private value on Reckless (declared):\n404\n"), "{said}");
    assert!(!said.contains("on aip193"), "{said}");
}

#[test]
fn each_variant_that_the_list_lacks_is_named() {
    let mut errors = sound();
    errors.truncate(1);
    let said = fault(move || testing::assert_no_leaks(&errors));
    assert_eq!(
        said,
        "ShopError:\n\
         `Busy` is not in the list: nothing is known of it\n\
         `Stranger` is not in the list: nothing is known of it\n\
         `Storage` is not in the list: nothing is known of it\n"
    );
    // what is the same as another need not be
    let said = fault(|| testing::assert_no_leaks::<ShopError>(&[]));
    assert!(!said.contains("OrderHidden"), "{said}");
}

#[test]
fn each_variant_with_something_private_holds_the_canary() {
    let mut errors = sound();
    errors[0] = OrderNotFound { id: "7".into(), shard: "eu-3" };
    let said = fault(move || testing::assert_no_leaks(&errors));
    assert_eq!(
        said,
        "ShopError:\n\
         `OrderNotFound` has the private text \"eu-3\", and no value of it holds \
         `testing::CANARY`: nothing is known of it\n"
    );
    let mut errors = sound();
    errors[0] = OrderNotFound { id: "7".into(), shard: "eu \"3\" \\" };
    let said = fault(move || testing::assert_no_leaks(&errors));
    assert_eq!(
        said,
        "ShopError:\n\
         `OrderNotFound` has the private text \"eu \\\"3\\\" \\\\\", and no value of it holds \
         `testing::CANARY`: nothing is known of it\n"
    );
    let mut errors = sound();
    errors[3] = Storage(std::io::ErrorKind::NotFound.into());
    errors.push(OrderNotFound { id: "7".into(), shard: "" });
    let said = fault(move || testing::assert_no_leaks(&errors));
    assert_eq!(
        said,
        "ShopError:\n\
         `Storage` has an `io::Error`, and no value of it holds \
         `testing::CANARY`: nothing is known of it\n"
    );
}

#[test]
fn what_can_hold_no_private_text_needs_no_canary() {
    #[derive(Debug, WireError)]
    #[wire(domain = "shop.example", reason)]
    enum PublicError {
        #[wire(http = 404, message = "no order {id}")]
        NoOrder {
            #[wire(public)]
            id: String,
        },
        #[wire(http = 400)]
        BadTags {
            #[wire(public, fmt = wire_error::show::list)]
            tags: Vec<&'static str>,
            #[wire(public)]
            note: &'static str,
        },
        #[wire(http = 409)]
        Stale { shard: u32, cause: Option<&'static str> },
        #[wire(opaque, reason = false)]
        Parse(#[source] std::num::ParseIntError),
        #[wire(http = 410)]
        Gone,
    }

    testing::assert_no_leaks(&[
        PublicError::NoOrder { id: "a \"b\"\n".into() },
        PublicError::BadTags { tags: vec!["x", "y"], note: "" },
        PublicError::Stale { shard: 3, cause: None },
        PublicError::Parse("x".parse::<i32>().unwrap_err()),
        PublicError::Gone,
    ]);
    // a text that stands in another is not that one
    let said = fault(|| {
        testing::assert_no_leaks(&[
            PublicError::NoOrder { id: "max".into() },
            PublicError::BadTags { tags: vec![], note: "n" },
            PublicError::Stale { shard: 3, cause: Some("a") },
            PublicError::Stale { shard: 3, cause: Some("") },
            PublicError::Parse("x".parse::<i32>().unwrap_err()),
            PublicError::Gone,
        ]);
    });
    assert_eq!(
        said,
        "PublicError:\n\
         `Stale` has the private text \"a\", and no value of it holds \
         `testing::CANARY`: nothing is known of it\n"
    );
}

#[test]
fn a_failing_check_is_where_it_was_called() {
    let place = Arc::new(Mutex::new(vec![]));
    let seen = Arc::clone(&place);
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let place = panic.location().expect("a place");
        seen.lock().expect("no panic").push(place.file().to_owned());
    }));
    fault(|| testing::assert_no_leaks::<ShopError>(&[]));
    fault(|| testing::assert_indistinguishable(&Stranger { realm: "a" }, &Stranger { realm: "b" }));
    std::panic::set_hook(before);
    let place = place.lock().expect("no panic");
    assert_eq!(place.iter().filter(|file| *file == file!()).count(), place.len());
}

#[test]
fn two_errors_that_differ_anywhere_can_be_told_apart() {
    let found = |id: &str, shard| OrderNotFound { id: id.into(), shard };
    testing::assert_indistinguishable(&found("7", "eu-3"), &found("7", "us-1"));
    testing::assert_indistinguishable(&found("7", "eu-3"), &OrderHidden { id: "7".into() });
    testing::assert_indistinguishable(
        &Storage(std::io::Error::other("a")),
        &Storage(std::io::Error::other("b")),
    );
    let said = fault(move || testing::assert_indistinguishable(&found("7", ""), &found("8", "")));
    assert!(said.starts_with("the two errors differ on jsonrpc:\n"), "{said}");
    assert!(said.contains("no order 7") && said.contains("no order 8"), "{said}");
    // by a header alone
    let said = fault(|| {
        testing::assert_indistinguishable(&Stranger { realm: "a" }, &Stranger { realm: "b" });
    });
    assert!(said.contains("x-realm: a\n") && said.contains("x-realm: b\n"), "{said}");
}

#[test]
fn all_wires_of_an_error_are_one_text() {
    assert_eq!(
        testing::wires(&Busy { wait: Duration::from_millis(1500) }).to_string(),
        r#"== jsonrpc
200
content-type: application/json
cache-control: no-store

{"jsonrpc":"2.0","id":1,"error":{"code":-32000,"message":"busy","data":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"BUSY","domain":"shop.example"},{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"1.500s"}]}}
== aip193 (declared)
503
content-type: application/json
cache-control: no-store
retry-after: 2

{"error":{"code":503,"message":"busy","status":"UNAVAILABLE","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"BUSY","domain":"shop.example"},{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"1.500s"}]}}
== problem
503
content-type: application/problem+json
cache-control: no-store
retry-after: 2

{"type":"about:blank","title":"Service Unavailable","status":503,"detail":"busy","reason":"BUSY","domain":"shop.example","retry_delay":"1.500s"}
== grpc
grpc-retry-pushback-ms: 1500

\x08\x0e\x12\x04busy\x1a@\n(type.googleapis.com/google.rpc.ErrorInfo\x12\x14\n\x04BUSY\x12\x0cshop.example\x1a6\n(type.googleapis.com/google.rpc.RetryInfo\x12\n\n\x08\x08\x01\x10\x80\xca\xb5\xee\x01
== rmcp

{"resultType":"complete","content":[{"type":"text","text":"busy"}],"isError":true,"_meta":{"shop.example/error":{"domain":"shop.example","reason":"BUSY"}}}
"#
    );
}

#[test]
fn the_wires_of_an_error_are_seen_one_by_one() {
    let wires = testing::wires(&Busy { wait: Duration::from_secs(1) });
    let names = |wires: &testing::Wires| -> Vec<String> {
        wires.into_iter().map(ToString::to_string).collect()
    };
    let shown: Vec<_> = wires.iter().map(ToString::to_string).collect();
    assert!(shown.len() > 3);
    assert_eq!(names(&wires), shown);
}

#[test]
fn a_status_of_plain_characters_is_shown_by_its_bytes_too() {
    #[derive(Debug, WireError)]
    #[wire(http = 404, message = "no")]
    struct Plain;

    let shown = testing::wires(&Plain).to_string();
    assert!(shown.contains("== grpc\n\n\\x08\\x05\\x12\\x02no\n"), "{shown}");
}
