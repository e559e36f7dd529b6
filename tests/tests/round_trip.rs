//! What one process declares, the other gets back, over every wire.

#[expect(dead_code, reason = "the vectors' own test reads the rest of a row")]
mod domain;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::net::IpAddr;
use std::time::Duration;

use domain::expected::Expected;
use domain::{Domain, Row, Values, domains};
use proptest::prelude::*;
use serde_json::Value;
use uuid::Uuid;
use wire_error::{
    Code, DecodeError, Disclosed, FieldViolation, HelpLink, RemoteError, WireError, aip193, grpc,
    jsonrpc, problem,
};
use wire_error_examples::a2a::{A2aClientError, A2aV1ClientError};
use wire_error_examples::session::SessionClientError;

const WIRES: [&str; 4] = ["jsonrpc", "aip193", "problem", "grpc"];

/// What is sent of the error over this wire.
fn sent(wire: &str, error: Disclosed<'_>) -> Vec<u8> {
    match wire {
        "jsonrpc" => jsonrpc::to_vec(1, error),
        "aip193" => aip193::to_vec(error),
        "problem" => problem::to_vec(error),
        _ => grpc::to_vec(error),
    }
}

fn received(wire: &str, status: u16, bytes: &[u8]) -> Result<RemoteError, DecodeError> {
    match wire {
        "jsonrpc" => jsonrpc::decode(bytes),
        "aip193" => aip193::decode(status, bytes),
        "problem" => problem::decode(status, bytes),
        _ => grpc::decode(bytes),
    }
}

fn sent_again(wire: &str, error: &RemoteError) -> Vec<u8> {
    let mut buf = vec![];
    match wire {
        "jsonrpc" => jsonrpc::write_remote(1, error, &mut buf),
        "aip193" => aip193::write_remote(error, &mut buf),
        "problem" => problem::write_remote(error, &mut buf),
        _ => grpc::write_remote(error, &mut buf),
    }
    buf
}

/// The same bytes, but for the order of metadata.
fn assert_same_content(wire: &str, one: &[u8], other: &[u8]) {
    if wire == "grpc" {
        let sorted = |bytes: &[u8]| {
            let mut bytes = bytes.to_vec();
            bytes.sort_unstable();
            bytes
        };
        assert!(sorted(one) == sorted(other), "{one:?} is not {other:?}");
    } else {
        let value = |bytes| serde_json::from_slice::<Value>(bytes).unwrap();
        assert_eq!(value(one), value(other));
    }
}

/// What the client of the domain makes of an error, if it has one.
fn client(domain: &Domain, remote: RemoteError) -> Option<String> {
    Some(match domain.name {
        "SessionError" => format!("{:?}", SessionClientError::from(remote)),
        "A2aError" => format!("{:?}", A2aClientError::from(remote)),
        "A2aV1Error" => format!("{:?}", A2aV1ClientError::from(remote)),
        "ErrorKind" => return None, // it has an `Unknown` of its own, and its peers read `kind`
        other => panic!("no client of {other}"),
    })
}

/// What the client should make of the row over this wire.
fn expected_client(domain: &Domain, row: &Row, values: &Values, wire: &str) -> Option<String> {
    match (&row.reason, row.code) {
        (Some(_), _) => {}
        (None, -32602) if wire == "jsonrpc" => {} // written on this variant alone
        _ => return None,
    }
    let variant = &row.variant;
    let carried = row.metadata.as_ref().and_then(|_| {
        row.fields(values).into_iter().find(|field| field.public && field.name != "violations")
    });
    Some(match carried {
        Some(field) if domain.name == "A2aV1Error" => {
            let mut shown = format!("{variant} {{ {}: {:?}", field.name, field.texts[0]);
            if variant == "InvalidRequest" {
                write!(shown, ", violations: {:?}", values.violations).unwrap();
            }
            shown + " }"
        }
        _ => variant.clone(),
    })
}

/// Text that a wire may get wrong, and short enough for each.
fn text() -> impl Strategy<Value = String> {
    let odd = prop::sample::select("\"\\/{}%<\0\u{8}\t\n\u{c}\r\u{1b} ~\u{7f}\u{85}\u{9f}é\u{2028}\u{2029}\u{202e}\u{feff}\u{fffe}\u{ffff}😀\u{10ffff}".chars().collect::<Vec<_>>());
    let odd = prop::collection::vec(odd, 0..30).prop_map(String::from_iter);
    prop_oneof![
        odd,
        prop::collection::vec(any::<char>(), 0..30).prop_map(String::from_iter),
        "[ -~]{0,40}"
    ]
}

fn violation() -> impl Strategy<Value = FieldViolation> {
    let reason =
        prop::option::of(text().prop_filter("proto3 has no empty text", |text| !text.is_empty()));
    (text(), text(), reason).prop_map(|(field, description, reason)| {
        let violation = FieldViolation::new(field, description);
        match reason {
            Some(reason) => violation.with_reason(reason),
            None => violation,
        }
    })
}

fn values() -> impl Strategy<Value = Values> {
    let violations = prop::collection::vec(violation(), 0..3);
    (any::<[u128; 3]>(), any::<[u64; 2]>(), text(), violations).prop_map(
        |(ids, numbers, text, violations)| Values {
            ids: ids.map(Uuid::from_u128),
            numbers,
            text,
            violations,
        },
    )
}

/// An enum with a field of each kind.
#[derive(Debug, WireError)]
#[wire(
    domain = "shop.example",
    type_base = "https://errors.shop.example/",
    help = "https://shop.example/help",
    client = ShopClientError
)]
enum ShopError {
    #[wire(http = 404, reason, message = "{number:>6} {big} {yes} {letter} {float} {text}")]
    Named {
        #[wire(public)]
        number: u64,
        #[wire(public)]
        big: i128,
        #[wire(public)]
        yes: bool,
        #[wire(public)]
        letter: char,
        #[wire(public)]
        float: f64,
        #[wire(public)]
        text: String,
        #[wire(public = "some-text")]
        maybe: Option<Box<str>>,
        #[wire(public = "someNumber")]
        maybe_number: Option<u8>,
        private: String,
        #[wire(field_violations)]
        violations: Vec<FieldViolation>,
        #[wire(retry_after)]
        after: Option<Duration>,
    },
    #[wire(http = 409, reason, message = "{1} at {0}")]
    Tuple(
        #[wire(public = "address")] IpAddr,
        #[wire(public = "borrowed")] Cow<'static, str>,
        String,
    ),
}

fn shop_error() -> impl Strategy<Value = ShopError> {
    let some_text =
        prop::option::of(text().prop_filter("empty is `None`", |text| !text.is_empty()));
    let named = (
        (any::<u64>(), any::<i128>(), any::<bool>(), any::<char>(), any::<f64>()),
        (text(), some_text, any::<Option<u8>>(), text()),
        prop::collection::vec(violation(), 0..2),
        prop::option::of((0..1_000_000_u64, 0..1_000_000_000_u32)),
    );
    let named =
        named.prop_map(|(plain, (text, maybe, maybe_number, private), violations, after)| {
            let (number, big, yes, letter, float) = plain;
            ShopError::Named {
                number,
                big,
                yes,
                letter,
                float,
                text,
                maybe: maybe.map(String::into_boxed_str),
                maybe_number,
                private,
                violations,
                after: after.map(|(seconds, nanos)| Duration::new(seconds, nanos)),
            }
        });
    let tuple = (any::<u128>(), any::<Option<u32>>(), text(), text()).prop_map(
        |(bits, v4, text, private)| {
            let address =
                if let Some(v4) = v4 { IpAddr::V4(v4.into()) } else { IpAddr::V6(bits.into()) };
            ShopError::Tuple(address, text.into(), private)
        },
    );
    prop_oneof![named, tuple]
}

/// How the client enum prints what the source holds.
fn as_client(error: &ShopError) -> String {
    match error {
        ShopError::Named {
            number,
            big,
            yes,
            letter,
            float,
            text,
            maybe,
            maybe_number,
            violations,
            after,
            private: _,
        } => {
            format!(
                "Named {{ number: {number:?}, big: {big:?}, yes: {yes:?}, letter: {letter:?}, \
                 float: {float:?}, text: {text:?}, maybe: {maybe:?}, maybe_number: {maybe_number:?}, \
                 violations: {violations:?}, after: {after:?} }}"
            )
        }
        ShopError::Tuple(address, text, _) => format!("Tuple({address:?}, {text:?})"),
    }
}

fn some(text: impl Strategy<Value = String>) -> impl Strategy<Value = Option<String>> {
    prop::option::of(text.prop_filter("proto3 has no empty text", |text| !text.is_empty()))
}

/// Anything that a peer may have said of its own accord.
fn remote_error() -> impl Strategy<Value = RemoteError> {
    let pairs = prop::collection::vec((text(), text()), 0..3);
    let links = prop::collection::vec((text(), text()), 0..2);
    let after = prop::option::of((0..=315_575_999_999_u64, 0..1_000_000_000_u32));
    let numbers = (any::<i32>(), 1..=16_i32, text());
    (
        numbers,
        some(text()),
        some(text()),
        pairs,
        links,
        after,
        prop::collection::vec(violation(), 0..2),
        some(text()),
    )
        .prop_map(
            |((code, grpc, message), reason, domain, pairs, links, after, violations, id)| {
                let mut error = RemoteError::default();
                error.code = Some(code);
                error.grpc_code = Code::from_number(grpc);
                error.http_status = Some(418);
                error.message = message;
                if reason.is_some() {
                    error.domain = domain;
                    error.metadata = pairs.into_iter().collect();
                }
                error.reason = reason;
                error.retry_after = after.map(|(seconds, nanos)| Duration::new(seconds, nanos));
                error.field_violations = violations;
                error.help = links
                    .into_iter()
                    .map(|(description, url)| HelpLink::new(description, url))
                    .collect();
                error.request_id = id;
                error
            },
        )
}

/// Without what the wire has no room for.
fn over(wire: &str, mut error: RemoteError) -> RemoteError {
    match wire {
        "jsonrpc" => {
            (error.http_status, error.grpc_code) = (None, None);
            error.id = Some("1".into());
        }
        "aip193" => error.code = None,
        "problem" => (error.code, error.grpc_code) = (None, None),
        _ => (error.code, error.http_status) = (None, None),
    }
    error
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..Default::default() })]

    #[test]
    fn each_error_of_the_examples_comes_back_as_the_variant_that_was_sent(values in values()) {
        for domain in &domains() {
            for (row, error) in domain.rows(&values) {
                for wire in WIRES {
                    let bytes = sent(wire, Disclosed::from(&*error));
                    let remote = received(wire, row.http, &bytes).unwrap();
                    let Some(client) = client(domain, remote.clone()) else { continue };
                    let expected = expected_client(domain, row, &values, wire)
                        .unwrap_or_else(|| format!("Unknown({remote:?})"));
                    prop_assert_eq!(client, expected);
                }
            }
        }
    }

    #[test]
    fn nothing_that_was_said_is_lost(values in values(), id in "[!-~]{1,20}") {
        for domain in &domains() {
            for (row, error) in domain.rows(&values) {
                let expected = Expected::of(domain, row, &values);
                for wire in WIRES {
                    let bytes = sent(wire, Disclosed::from(&*error).with_request_id(&id));
                    let remote = received(wire, row.http, &bytes).unwrap();
                    prop_assert_eq!(&remote.message, &expected.message);
                    prop_assert_eq!(&remote.other, &[]);
                    assert_same_content(wire, &sent_again(wire, &remote), &bytes);
                    if wire != "jsonrpc" {
                        prop_assert_eq!(&remote.reason, &row.reason);
                        prop_assert_eq!(remote.request_id.as_deref(), Some(&*id));
                        prop_assert_eq!(remote.retry_after.is_some(), row.retry_after.is_some());
                    }
                }
            }
        }
    }

    #[test]
    fn every_wire_brings_the_same_fields(error in shop_error()) {
        for wire in WIRES {
            let bytes = sent(wire, Disclosed::from(&error));
            let remote = received(wire, error.http_status(), &bytes).unwrap();
            prop_assert_eq!(&remote.message, &error.to_string());
            prop_assert_eq!(remote.retry_after, error.retry_after());
            prop_assert_eq!(&remote.field_violations[..], error.field_violations());
            assert_same_content(wire, &sent_again(wire, &remote), &bytes);
            let client = ShopClientError::from(remote);
            prop_assert_eq!(format!("{client:?}"), as_client(&error));
        }
    }

    #[test]
    fn a_contract_that_grew_is_read_by_an_older_client(
        error in shop_error(),
        message in text(),
        more in prop::collection::btree_map("[a-z]{12,20}", text(), 0..3),
        code in any::<i32>(),
        status in 400..=599_u16,
    ) {
        for wire in WIRES {
            let bytes = sent(wire, Disclosed::from(&error));
            let mut remote = received(wire, status, &bytes).unwrap();
            remote.message = message.clone();
            remote.code = Some(code);
            remote.metadata.extend(more.clone());
            let bytes = sent_again(wire, &remote);
            let client = ShopClientError::from(received(wire, status, &bytes).unwrap());
            prop_assert_eq!(format!("{client:?}"), as_client(&error));
        }
    }

    #[test]
    fn a_variant_that_is_not_known_yet_is_kept_whole(error in shop_error(), reason in "[A-Z]{30}") {
        for wire in WIRES {
            let bytes = sent(wire, Disclosed::from(&error));
            let mut remote = received(wire, 400, &bytes).unwrap();
            remote.reason = Some(reason.clone());
            let ShopClientError::Unknown(kept) = ShopClientError::from(remote.clone()) else {
                panic!("{reason} is not known");
            };
            prop_assert_eq!(kept, remote);
        }
    }

    #[test]
    fn whatever_a_peer_said_is_read_from_what_is_written_again(error in remote_error()) {
        for wire in WIRES {
            let expected = over(wire, error.clone());
            let read = received(wire, 418, &sent_again(wire, &error)).unwrap();
            prop_assert_eq!(read, expected, "{}", wire);
        }
    }

    #[test]
    fn no_part_of_an_error_is_an_error_but_the_whole(error in shop_error(), at in any::<prop::sample::Index>()) {
        for wire in WIRES {
            let bytes = sent(wire, Disclosed::from(&error));
            let cut = &bytes[..at.index(bytes.len())];
            let read = received(wire, 400, cut);
            if wire == "grpc" {
                // A status that ends between fields is one.
                prop_assert!(read.is_err() || read.is_ok_and(|read| read.other.is_empty()));
            } else {
                prop_assert!(read.is_err());
            }
        }
    }

    #[test]
    fn no_bytes_bring_a_decoder_down(
        error in shop_error(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        noise in prop::collection::vec(any::<u8>(), 0..64),
    ) {
        for wire in WIRES {
            let mut bytes = sent(wire, Disclosed::from(&error));
            for (at, byte) in &changes {
                let at = at.index(bytes.len());
                bytes[at] = *byte;
            }
            for bytes in [&bytes, &noise] {
                if let Ok(read) = received(wire, 400, bytes) {
                    let _ = (read.to_string(), ShopClientError::from(read).to_string());
                }
            }
        }
    }
}

#[test]
fn metadata_is_read_in_any_order() {
    let pairs: BTreeMap<String, String> =
        [("b", "2"), ("a", "1")].map(|(key, value)| (key.into(), value.into())).into();
    let mut error = RemoteError::default();
    error.grpc_code = Some(Code::Internal);
    error.reason = Some("SOME_REASON".into());
    error.metadata = pairs;
    let bytes = sent_again("grpc", &error);
    assert_eq!(grpc::decode(&bytes), Ok(error));
}
