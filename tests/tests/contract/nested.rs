//! How nested errors are written, where their type says so itself.

use wire_error::WireError;
use wire_error::contract::{Change, Contract, diff, render};

use crate::diff::{changes, contract, error};
use crate::lock::File;

#[derive(Debug, WireError)]
#[wire(
    domain = "in.example",
    reason,
    type_base = "https://in.example/",
    body = problem,
    content_type = "application/in+json",
    data = none
)]
#[allow(dead_code, reason = "the contract has the variants, nobody makes a value")]
enum Inner {
    #[wire(http = 404)]
    NoSuch,
}

#[derive(Debug, WireError)]
#[wire(domain = "in.example", reason)]
#[allow(dead_code, reason = "the contract has the variants, nobody makes a value")]
enum Plain {
    #[wire(http = 409)]
    Taken,
}

#[derive(Debug, WireError)]
#[wire(domain = "out.example", reason, type_base = "https://out.example/")]
#[allow(dead_code, reason = "the contract has the variants, nobody makes a value")]
enum Outer {
    #[wire(http = 410)]
    Gone,
    #[wire(transparent)]
    Inner(Inner),
    #[wire(transparent)]
    Plain(Plain),
}

const OUTER: &str = concat!(
    r#"{"wire-error":1,"type":"Outer","body":"aip193","type_base":"https://out.example/","data":"details"}"#,
    "\n",
    r#"{"domain":"in.example","reason":"NO_SUCH","http":404,"grpc":"NOT_FOUND","code":-32000,"message":"no such","type_uri":"https://in.example/no-such","body":"problem","content_type":"application/in+json","data_shape":"none"}"#,
    "\n",
    r#"{"domain":"in.example","reason":"TAKEN","http":409,"grpc":"ABORTED","code":-32000,"message":"taken"}"#,
    "\n",
    r#"{"domain":"out.example","reason":"GONE","http":410,"grpc":"NOT_FOUND","code":-32000,"message":"gone"}"#,
    "\n",
);

#[test]
fn what_a_nested_type_says_of_its_style_stands_with_its_errors() {
    assert_eq!(Contract::of::<Outer>().to_string(), OUTER);
    assert_eq!(OUTER.parse(), Ok(Contract::of::<Outer>()));
}

#[derive(Debug, WireError)]
#[wire(domain = "in.example", reason, body = problem)]
#[allow(dead_code, reason = "the contract has the variants, nobody makes a value")]
enum Between {
    #[wire(transparent)]
    Plain(Plain),
}

#[derive(Debug, WireError)]
#[wire(domain = "out.example", reason, content_type = "application/out+json")]
#[allow(dead_code, reason = "the contract has the variants, nobody makes a value")]
enum Twice {
    #[wire(transparent)]
    Between(Between),
    #[wire(transparent)]
    Plain(Plain),
}

/// What stands between counts too. A type that comes by two ways has one line: that of the first.
#[test]
fn a_type_in_between_says_it_too() {
    assert_eq!(
        Contract::of::<Twice>().to_string(),
        concat!(
            r#"{"wire-error":1,"type":"Twice","body":"aip193","content_type":"application/out+json","data":"details"}"#,
            "\n",
            r#"{"domain":"in.example","reason":"TAKEN","http":409,"grpc":"ABORTED","code":-32000,"message":"taken","body":"problem"}"#,
            "\n",
        )
    );
}

/// Each rule of the header holds for an error too.
#[test]
fn a_style_that_changes_is_found() {
    let of = |more: &str| contract(&[error("GONE", more)]);
    let (plain, own) = (
        of(""),
        of(r#""body":"problem","content_type":"application/in+json","data_shape":"none""#),
    );
    assert_eq!(
        changes(&plain, &own),
        [
            "breaking body-changed a.example/GONE body: aip193 -> problem",
            "breaking content-type-changed a.example/GONE content_type: none -> application/in+json",
            "breaking data-shape-changed a.example/GONE data: details -> none",
        ]
    );
    // As the whole type is written then: the error has its own line still, and nothing changes.
    let mut whole = plain.clone();
    (whole.body, whole.data) = ("problem".to_owned(), "none".to_owned());
    whole.content_type = Some("application/in+json".to_owned());
    assert_eq!(
        changes(&own, &whole),
        [
            "breaking body-changed the type body: aip193 -> problem",
            "breaking content-type-changed the type content_type: none -> application/in+json",
            "breaking data-shape-changed the type data: details -> none",
        ]
    );
}

#[test]
fn a_style_of_its_own_is_accepted() {
    let of = |more: &str| contract(&[error("GONE", more)]);
    let file = File::of(&of(""));
    let first = file.read();
    let second = file.accept(&of(r#""body":"problem""#), "as its own server has it");
    assert!(!diff(&first, &second).iter().any(Change::is_open));
}

/// An example is what the server sends.
#[test]
fn a_nested_error_is_published_as_it_is_written() {
    let contract = [Contract::of::<Outer>()];
    let openapi: serde_json::Value = serde_json::from_str(&render::openapi(&contract)).unwrap();
    let responses = &openapi["components"]["responses"];
    let media = |status: &str| {
        let content = responses[format!("Outer.{status}")]["content"].as_object().unwrap();
        content.keys().cloned().collect::<Vec<_>>()
    };
    assert_eq!(media("404"), ["application/in+json"]);
    assert_eq!(media("409"), ["application/json"]);
    let example = &openapi["components"]["examples"]["Outer.NO_SUCH"]["value"];
    assert_eq!(example["type"], "https://in.example/no-such");
    let markdown = render::markdown(&contract);
    assert!(
        markdown
            .contains(r#"{"jsonrpc":"2.0","id":1,"error":{"code":-32000,"message":"no such"}}"#),
        "{markdown}"
    );
}
