//! `same_as`: one variant that is another on every wire.

use std::time::Duration;

use wire_error::{FieldViolation, WireContract, WireError, aip193, jsonrpc, problem};

use crate::object;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", type_base = "https://errors.shop.example/")]
enum ShopError {
    #[wire(
        http = 404,
        reason = "ORDER_NOT_FOUND",
        message = "no order {id:>4}",
        help = "https://shop.example/"
    )]
    NotFound {
        #[wire(public = "orderId")]
        id: u64,
        #[wire(field_violations)]
        violations: Vec<FieldViolation>,
        #[wire(retry_after)]
        again: Duration,
        #[wire(data)]
        data: Option<u8>,
        shard: &'static str,
    },
    #[wire(same_as = NotFound)]
    Forbidden {
        owner: &'static str,
        #[wire(data)]
        data: Option<u8>,
        #[wire(retry_after)]
        again: Duration,
        #[wire(field_violations)]
        violations: Vec<FieldViolation>,
        #[wire(public = "orderId")]
        id: u64,
    },
}

fn both(data: Option<u8>) -> [ShopError; 2] {
    let violations = || vec![FieldViolation::new("id", "unknown")];
    let again = Duration::from_secs(3);
    [
        ShopError::NotFound { id: 7, violations: violations(), again, data, shard: "eu-3" },
        ShopError::Forbidden { id: 7, violations: violations(), again, data, owner: "ann" },
    ]
}

#[test]
fn a_variant_that_is_another_has_its_bytes_on_every_wire() {
    for data in [None, Some(1)] {
        let [other, same] = both(data);
        assert_eq!(jsonrpc::to_vec(1, &same), jsonrpc::to_vec(1, &other));
        assert_eq!(aip193::to_vec(&same), aip193::to_vec(&other));
        assert_eq!(problem::to_vec(&same), problem::to_vec(&other));
        assert_eq!(wire_error::grpc::to_vec(&same), wire_error::grpc::to_vec(&other));
        assert_eq!(same.to_string(), other.to_string());
    }
    let [_, same] = both(Some(1));
    assert_eq!(object(&same), r#"{"code":-32000,"message":"no order    7","data":1}"#);
    assert_eq!(
        String::from_utf8(problem::to_vec(&same)).unwrap(),
        r#"{"type":"https://errors.shop.example/order-not-found","title":"Order not found","status":404,"detail":"no order    7","reason":"ORDER_NOT_FOUND","domain":"shop.example","metadata":{"orderId":"7"},"retry_delay":"3s","violations":[{"field":"id","description":"unknown"}],"help":[{"description":"Documentation for ORDER_NOT_FOUND","url":"https://shop.example/"}]}"#,
    );
}

#[test]
fn the_logs_know_which_variant_it_was_and_the_contract_does_not() {
    let [other, same] = both(None);
    assert_eq!((other.variant(), same.variant()), ("NotFound", "Forbidden"));
    let names: Vec<_> =
        ShopError::CONTRACT.errors.iter().map(wire_error::ErrorSpec::name).collect();
    assert_eq!(names, ["NotFound"]);
}

#[test]
fn a_target_may_stand_below_and_be_opaque() {
    #[derive(Debug, WireError)]
    enum ShopError {
        #[wire(same_as = Internal)]
        Storage(#[source] std::fmt::Error),
        #[wire(opaque)]
        Internal(&'static str),
        #[wire(same_as = Internal)]
        Unit,
    }

    let internal = r#"{"code":-32603,"message":"internal error"}"#;
    for (error, name) in [
        (ShopError::Storage(std::fmt::Error), "Storage"),
        (ShopError::Internal("out of ink"), "Internal"),
        (ShopError::Unit, "Unit"),
    ] {
        assert_eq!((object(&error).as_str(), error.variant()), (internal, name));
    }
}

#[test]
fn fields_of_tuples_are_matched_by_their_place() {
    #[derive(Debug, WireError)]
    #[wire(domain = "shop.example", reason)]
    enum ShopError {
        #[wire(http = 404, message = "no order {0}")]
        NotFound(#[wire(public = "id")] u64, &'static str),
        #[wire(same_as = NotFound)]
        Forbidden(#[wire(public = "id")] u64),
    }

    let not_found = ShopError::NotFound(7, "eu-3");
    assert_eq!(object(&ShopError::Forbidden(7)), object(&not_found));
    assert!(matches!(not_found, ShopError::NotFound(7, "eu-3")));
}

/// The enum's `opaque` is for what has a record of its own: the target says that it has none of it.
#[derive(Debug, WireError)]
#[wire(domain = "shop.example", opaque)]
enum OpaqueByDefault {
    #[wire(http = 404, reason = "ORDER_NOT_FOUND", opaque = false, message = "no order {id}")]
    NotFound {
        #[wire(public)]
        id: u64,
    },
    #[wire(same_as = NotFound)]
    NotYours {
        #[wire(public)]
        id: u64,
    },
    Internal,
}

#[test]
fn what_an_enum_sets_for_all_does_not_reach_a_variant_that_is_the_same_as_another() {
    let (found, yours) = (OpaqueByDefault::NotFound { id: 7 }, OpaqueByDefault::NotYours { id: 7 });
    assert_eq!(aip193::to_vec(&found), aip193::to_vec(&yours));
    assert_eq!(yours.to_string(), "no order 7");
    assert_eq!(OpaqueByDefault::Internal.to_string(), "internal error");
}
