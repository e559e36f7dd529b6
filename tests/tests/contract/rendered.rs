//! What is published: the bytes that the encoders write, and nothing that is not to be published.

use std::fmt;
use std::time::Duration;

use base64::prelude::{BASE64_STANDARD_NO_PAD, Engine as _};
use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::{Value, json};
use wire_error::contract::{Contract, render};
use wire_error::{FieldViolation, WireError, aip193, grpc, jsonrpc, problem};

use crate::diff::{contract, error};

type Rendering = fn(&[Contract]) -> String;

const RENDERINGS: [Rendering; 6] = [
    render::markdown,
    render::html,
    render::openapi,
    render::openrpc,
    render::json_schema,
    render::typescript,
];

#[derive(Debug, Clone, WireError)]
#[wire(domain = "shop.example", type_base = "https://errors.shop.example/", reason)]
enum ShopError {
    #[wire(code = -32001, http = 404, message = "no order {id} of {owner}")]
    OrderNotFound {
        #[wire(public)]
        id: i64,
        #[wire(public)]
        open: bool,
        #[wire(public)]
        owner: Text,
        shard: String,
    },
    #[wire(http = 422, help = "https://shop.example/help", message = "{fault_count} faults")]
    Invalid {
        #[wire(public = "faultCount")]
        fault_count: u8,
        #[wire(field_violations)]
        violations: Vec<FieldViolation>,
        #[wire(retry_after)]
        delay: Option<Duration>,
    },
    #[wire(grpc = Unavailable, reason = false, message = "try again")]
    Busy,
    #[wire(opaque)]
    Internal(String),
}

/// Any text: its `Display` is all that is public of it.
#[derive(Debug, Clone)]
struct Text(String);

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The values that examples have.
fn placeholders() -> [ShopError; 3] {
    [
        ShopError::OrderNotFound {
            id: 1,
            owner: Text("<owner>".into()),
            open: true,
            shard: "eu-3".into(),
        },
        ShopError::Invalid {
            fault_count: 1,
            violations: vec![FieldViolation::new("<field>", "<what is wrong with it>")],
            delay: Some(Duration::from_secs(1)),
        },
        ShopError::Busy,
    ]
}

#[test]
fn examples_are_the_bytes_of_the_encoders() {
    let contracts = [Contract::of::<ShopError>()];
    let (markdown, html) = (render::markdown(&contracts), render::html(&contracts));
    for error in placeholders() {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        let (jsonrpc, aip193) = (text(jsonrpc::to_vec(1, &error)), text(aip193::to_vec(&error)));
        assert!(markdown.contains(&jsonrpc), "{jsonrpc}\n{markdown}");
        assert!(markdown.contains(&aip193), "{aip193}\n{markdown}");
        let status = grpc::to_status(&error);
        let trailers = format!(
            "grpc-status: {}\ngrpc-message: {}\ngrpc-status-details-bin: {}",
            i32::from(status.code()),
            status.message(),
            BASE64_STANDARD_NO_PAD.encode(status.details())
        );
        for bytes in [jsonrpc, aip193, text(problem::to_vec(&error)), trailers] {
            let escaped = bytes
                .replace('&', "&amp;")
                .replace('"', "&quot;")
                .replace('<', "&lt;")
                .replace('>', "&gt;");
            assert!(html.contains(&escaped), "{escaped}");
        }
    }
}

/// A validator of one definition of the JSON Schema of `ShopError`.
fn validator(definition: &str) -> Validator {
    let schema = render::json_schema(&[Contract::of::<ShopError>()]);
    let mut schema: Value = serde_json::from_str(&schema).unwrap();
    let members = schema.as_object_mut().unwrap();
    members.remove("anyOf");
    members.insert("$ref".into(), format!("#/$defs/{definition}").into());
    jsonschema::draft202012::new(&schema).unwrap()
}

fn any_error() -> impl Strategy<Value = ShopError> {
    let violations = prop::collection::vec(
        (".*", ".*").prop_map(|(field, what)| FieldViolation::new(field, what)),
        0..3,
    );
    let delay = prop::option::of((0..u64::MAX, 0..1_000_000_000_u32));
    prop_oneof![
        (any::<i64>(), ".*", any::<bool>(), ".*").prop_map(|(id, owner, open, shard)| {
            ShopError::OrderNotFound { id, owner: Text(owner), open, shard }
        }),
        (any::<u8>(), violations, delay).prop_map(|(fault_count, violations, delay)| {
            let delay = delay.map(|(seconds, nanos)| Duration::new(seconds, nanos));
            ShopError::Invalid { fault_count, violations, delay }
        }),
        Just(ShopError::Busy),
        ".*".prop_map(ShopError::Internal),
    ]
}

#[test]
fn the_json_schema_takes_what_the_encoders_write() {
    let layouts = ["jsonrpc", "aip193", "problem"];
    let bytes = |error: &ShopError| {
        [jsonrpc::to_vec("a", error), aip193::to_vec(error), problem::to_vec(error)]
    };
    let validators = layouts.map(|layout| validator(&format!("ShopError.{layout}")));
    let own = layouts.map(|layout| validator(&format!("ShopError.ORDER_NOT_FOUND.{layout}")));
    proptest!(|(error in any_error())| {
        for ((bytes, validator), own) in bytes(&error).iter().zip(&validators).zip(&own) {
            let value: Value = serde_json::from_slice(bytes).unwrap();
            let faults: Vec<_> = validator.iter_errors(&value).map(|it| it.to_string()).collect();
            prop_assert!(faults.is_empty(), "{:?} in {}", faults, value);
            let is_own = matches!(error, ShopError::OrderNotFound { .. });
            prop_assert_eq!(own.is_valid(&value), is_own, "{}", value);
        }
    });
}

/// The errors of another type are none of these.
#[test]
fn the_json_schema_takes_no_other_error() {
    for (layout, other) in [
        ("jsonrpc", r#"{"jsonrpc":"2.0","id":1,"error":{"code":-32001,"message":"no"}}"#),
        ("aip193", r#"{"error":{"code":404,"message":"no","status":"NOT_FOUND"}}"#),
        ("problem", r#"{"type":"about:blank","title":"Not Found","status":404}"#),
    ] {
        let value: Value = serde_json::from_str(other).unwrap();
        assert!(!validator(&format!("ShopError.{layout}")).is_valid(&value), "{other}");
    }
}

/// Each example validates against the schemas of the response that it stands in.
#[test]
fn the_examples_of_openapi_fit_its_schemas() {
    let document: Value =
        serde_json::from_str(&render::openapi(&[Contract::of::<ShopError>()])).unwrap();
    let mut count = 0;
    for (key, example) in document["components"]["examples"].as_object().unwrap() {
        let mut schema = document.clone();
        schema["$ref"] = format!("#/components/schemas/{key}").into();
        assert!(jsonschema::draft202012::is_valid(&schema, &example["value"]), "{key}");
        count += 1;
    }
    assert_eq!(count, 4);
}

#[test]
fn names_and_what_looks_alike_are_not_published() {
    let line = error("GONE", r#""message":"gone","same_as":["SecretTwin"]"#);
    let named =
        r#"{"name":"SecretName","http":404,"grpc":"NOT_FOUND","code":-32000,"message":"m"}"#;
    let renamed =
        error("HERE", r#""data":true"#).replace(r#""http""#, r#""name":"SecretVariant","http""#);
    let contracts = [contract(&[line, named.into(), renamed])];
    for render in RENDERINGS {
        let rendered = render(&contracts);
        assert!(!rendered.contains("Secret"), "{rendered}");
    }
}

/// A description may say anything: it ends no comment, no table and no tag.
#[test]
fn text_is_no_markup() {
    let hostile = "*/ <script>alert(1)</script> | [a](javascript:b) `c` __d__ e_f";
    let more =
        format!(r#""description":"{hostile}","fix":"{hostile}","help":"javascript:alert(1)""#);
    let contracts = [contract(&[error("GONE", &more)])];
    let html = render::html(&contracts);
    assert_eq!(html.matches("<script>").count(), 1, "the page's own");
    assert!(!html.contains("href=\"javascript"));
    let markdown = render::markdown(&contracts);
    let escaped = r"\*/ \<script\>alert(1)\</script\> \| \[a\](javascript:b) \`c\` \_\_d\_\_ e_f";
    assert!(markdown.contains(&format!("\n{escaped}\n")), "{markdown}");
    let typescript = render::typescript(&contracts);
    assert_eq!(typescript.matches("*/").count(), 6, "{typescript}");
}

#[test]
fn both_anchors_of_a_reason_lead_to_it() {
    let html = render::html(&[Contract::of::<ShopError>()]);
    assert!(html.contains(r#"<article id="order-not-found""#));
    assert!(html.contains(r#"<span id="ORDER_NOT_FOUND"></span>"#));
}

/// Services may call their types and reasons alike: each id and each key stands once.
#[test]
fn types_of_one_name_are_kept_apart() {
    let shop = || contract(&[error("GONE", r#""message":"gone""#)]);
    let contracts = [shop(), shop()];
    let html = render::html(&contracts);
    for id in ["gone", "a.example-gone", "GONE", "a.example-GONE"] {
        assert_eq!(html.matches(&format!("id=\"{id}\"")).count(), 1, "{id}");
    }
    for (render, section) in
        [(render::openapi as Rendering, "schemas"), (render::openrpc, "errors")]
    {
        let document: Value = serde_json::from_str(&render(&contracts)).unwrap();
        let keys: Vec<_> = document["components"][section].as_object().unwrap().keys().collect();
        let expected = match section {
            "schemas" => {
                vec!["ShopError.Any", "ShopError.GONE", "ShopError2.Any", "ShopError2.GONE"]
            }
            _ => vec!["CODE_MINUS_32000"],
        };
        assert_eq!(keys, expected);
    }
}

/// A name is one word for every tool that reads it.
#[test]
fn a_type_of_any_name_has_a_key_of_letters_and_digits() {
    let named = |name: &str| {
        let text = contract(&[error("GONE", "")]).to_string();
        text.replace("ShopError", name).parse::<Contract>().unwrap()
    };
    let contracts = ["shop_Error2", "Shop<Error>", "é::Error"].map(named);
    let document: Value = serde_json::from_str(&render::openrpc(&contracts)).unwrap();
    let data = &document["components"]["errors"]["CODE_MINUS_32000"]["data"];
    let keys: Vec<_> = data.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["Shop_Error_.GONE", "___Error.GONE", "shop_Error2.GONE"]);
}

/// An entry of OpenRPC is a code, and its name says so where several errors have it.
#[test]
fn errors_of_one_code_are_one_entry_of_openrpc() {
    let coded = |reason: &str, message: &str, code: &str| {
        error(reason, &format!(r#""message":"{message}","data_shape":"none""#))
            .replace("-32000", code)
    };
    let lines = ["-2", "0", "3", "4"].map(|code| {
        let reason = |n| format!("R{}_{n}", code.replace('-', "M"));
        let (b, a) = (coded(&reason(1), "b {id}", code), coded(&reason(2), "a", code));
        if code == "4" { vec![b] } else { vec![a, b, coded(&reason(3), "a", code)] }
    });
    let document: Value =
        serde_json::from_str(&render::openrpc(&[contract(&lines.concat())])).unwrap();
    assert_eq!(
        document["components"]["errors"],
        json!({
            "CODE_MINUS_2": { "code": -2, "message": "a | b {id}" },
            "CODE_0": { "code": 0, "message": "a | b {id}" },
            "CODE_3": { "code": 3, "message": "a | b {id}" },
            "ShopError.R4_1": { "code": 4, "message": "b {id}" },
        })
    );
}

/// What JSON-RPC's `data` is of an error: its details, its reason alone, nothing, or a value of its own.
#[test]
fn the_schema_of_data_is_that_of_its_shape() {
    let info = json!({
        "type": "object",
        "properties": {
            "@type": { "const": "type.googleapis.com/google.rpc.ErrorInfo" },
            "reason": { "const": "GONE" },
            "domain": { "const": "a.example" },
        },
        "required": ["@type", "reason", "domain"],
    });
    let any_detail = json!({
        "type": "object",
        "properties": { "@type": { "type": "string" } },
        "required": ["@type"],
        "additionalProperties": true,
    });
    let details =
        json!({ "type": "array", "items": any_detail, "minItems": 1, "prefixItems": [info] });
    for (more, data) in [
        (r#""retry_after":true"#, Some(details)),
        (r#""data_shape":"info","retry_after":true"#, Some(info)),
        (r#""data_shape":"none""#, None),
        (r#""data":true"#, None),
        (r#""data_shape":"info","data":true"#, None),
    ] {
        let contracts = [contract(&[error("GONE", more)])];
        let document: Value = serde_json::from_str(&render::json_schema(&contracts)).unwrap();
        let mut properties =
            json!({ "code": { "const": -32000 }, "message": { "type": "string" } });
        let mut required = vec!["code", "message"];
        if let Some(data) = data {
            properties["data"] = data;
            required.push("data");
        }
        let schema = &document["$defs"]["ShopError.GONE.jsonrpc"]["properties"]["error"];
        let expected = json!({ "type": "object", "properties": properties, "required": required });
        assert_eq!(*schema, expected, "{more}");
    }
}

/// A new reason is no break for those who read by the schema of a response.
#[test]
fn any_error_has_a_schema_for_each_body() {
    let of = |body: &str| {
        let text = contract(&[error("GONE", "")]).to_string();
        let contract = text.replace("aip193", body).parse::<Contract>().unwrap();
        let document: Value = serde_json::from_str(&render::openapi(&[contract])).unwrap();
        document["components"]["schemas"]["ShopError.Any"].clone()
    };
    let description = "Any error, known or not.";
    assert_eq!(
        of("aip193"),
        json!({
            "type": "object",
            "properties": {
                "error": {
                    "type": "object",
                    "properties": {
                        "code": { "type": "integer" },
                        "message": { "type": "string" },
                        "status": { "type": "string" },
                        "details": {
                            "type": "array",
                            "items": { "type": "object", "additionalProperties": true },
                        },
                    },
                    "required": ["code", "message", "status"],
                    "additionalProperties": true,
                },
            },
            "required": ["error"],
            "additionalProperties": true,
            "description": description,
        })
    );
    assert_eq!(
        of("problem"),
        json!({
            "type": "object",
            "properties": {
                "type": { "type": "string" },
                "title": { "type": "string" },
                "status": { "type": "integer" },
                "detail": { "type": "string" },
            },
            "required": ["type", "title", "status"],
            "additionalProperties": true,
            "description": description,
        })
    );
    assert_eq!(of("OpenAi"), json!({ "description": description }));
}

/// What was retired is shown without a break that was accepted, and the other way round.
#[test]
fn changes_are_shown_of_either_kind_alone() {
    let retired = r#"{"retired":"GONE","domain":"a.example","why":"nobody had it"}"#;
    let accepted = r#"{"accepted":"http-changed","domain":"a.example","reason":"HERE","from":"404","to":"409","why":"it was cached"}"#;
    for (lines, markdown, html) in [
        (&[][..], None, None),
        (
            &[retired][..],
            Some("- GONE is gone: nobody had it\n"),
            Some("<li><code>GONE</code> is gone: nobody had it</li>"),
        ),
        (
            &[accepted],
            Some("- HERE: http changed from 404 to 409: it was cached\n"),
            Some(
                "<li><code>HERE</code>: http changed from <code>404</code> to <code>409</code>: it was cached</li>",
            ),
        ),
    ] {
        let lines: Vec<_> = lines.iter().map(ToString::to_string).collect();
        let contracts = [contract(&lines)];
        let page = render::markdown(&contracts);
        assert_eq!(page.split_once("\n### Changes\n\n").map(|(_, changes)| changes), markdown);
        let page = render::html(&contracts);
        let changes = page.split_once("<h3>Changes</h3><ul>");
        let changes = changes.and_then(|(_, rest)| rest.split_once("</ul>"));
        assert_eq!(changes.map(|(changes, _)| changes), html);
    }
}
