//! An operation has the responses of its errors, by one line.

use serde_json::{Value, json};
use utoipa::{IntoResponses, OpenApi};
use wire_error::WireError;
use wire_error::contract::Contract;
use wire_error::utoipa::{Errors, errors, with_errors};

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", reason, body = problem)]
#[allow(dead_code, reason = "the contract has the variants, nobody makes a value")]
enum ShopError {
    #[wire(http = 404, message = "no such order")]
    OrderNotFound,
    #[wire(http = 404, message = "no such cart")]
    CartNotFound,
    #[wire(http = 409, message = "the cart is full")]
    CartFull,
    #[wire(opaque)]
    Internal,
}

errors! {
    /// What reading may answer.
    struct ReadErrors: ShopError["ORDER_NOT_FOUND", "CART_NOT_FOUND"];
    struct OrderErrors: ShopError["ORDER_NOT_FOUND"];
    struct Misspelt: ShopError["ORDER_NOTFOUND"];
}

#[utoipa::path(get, path = "/carts/{id}", responses((status = 200), ReadErrors))]
#[expect(dead_code, reason = "its documentation is what is tested")]
fn read() {}

#[utoipa::path(get, path = "/orders/{id}", responses((status = 200), OrderErrors))]
#[expect(dead_code, reason = "its documentation is what is tested")]
fn order() {}

#[utoipa::path(post, path = "/carts", responses((status = 201), Errors<ShopError>))]
#[expect(dead_code, reason = "its documentation is what is tested")]
fn create() {}

#[derive(OpenApi)]
#[openapi(paths(read, order, create))]
struct Api;

fn document() -> Value {
    with_errors(&Api::openapi(), &[Contract::of::<ShopError>()])
}

#[test]
fn one_response_for_a_status_has_its_reasons() {
    let response = |reasons: &[&str]| {
        let schemas = reasons.iter().chain(&["Any"]);
        let schemas: Vec<_> = schemas
            .map(|name| json!({ "$ref": format!("#/components/schemas/ShopError.{name}") }))
            .collect();
        let examples: serde_json::Map<_, _> = reasons
            .iter()
            .map(|name| {
                let to = format!("#/components/examples/ShopError.{name}");
                ((*name).to_owned(), json!({ "$ref": to }))
            })
            .collect();
        json!({
            "description": "Not Found",
            "content": {
                "application/problem+json": {
                    "schema": { "anyOf": schemas },
                    "examples": examples,
                },
            },
        })
    };
    let paths = &document()["paths"];
    assert_eq!(
        paths["/carts/{id}"]["get"]["responses"]["404"],
        response(&["CART_NOT_FOUND", "ORDER_NOT_FOUND"])
    );
    assert_eq!(paths["/orders/{id}"]["get"]["responses"]["404"], response(&["ORDER_NOT_FOUND"]));
    let statuses = |path: &str, method: &str| -> Vec<String> {
        paths[path][method]["responses"].as_object().unwrap().keys().cloned().collect()
    };
    assert_eq!(statuses("/orders/{id}", "get"), ["200", "404"]);
    assert_eq!(statuses("/carts", "post"), ["201", "404", "409", "500"]);
}

/// Whatever an operation refers to is in the document.
#[test]
fn every_reference_leads_somewhere() {
    fn references<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
        match value {
            Value::Object(members) => {
                found.extend(members.get("$ref").and_then(Value::as_str));
                members.values().for_each(|value| references(value, found));
            }
            Value::Array(items) => items.iter().for_each(|value| references(value, found)),
            _ => {}
        }
    }
    let document = document();
    let mut found = Vec::new();
    references(&document["paths"], &mut found);
    assert!(found.len() > 10);
    for reference in found {
        let pointer = reference.strip_prefix('#').unwrap();
        assert!(document.pointer(pointer).is_some(), "{reference}");
    }
}

#[test]
#[should_panic(expected = "`ShopError` has no error with the reason `ORDER_NOTFOUND`")]
fn a_misspelt_reason_is_named() {
    let _ = Misspelt::responses();
}
