//! `&E`, `Box<E>` and `&dyn WireError` say what the error says, provided methods included.

use std::fmt;
use std::time::Duration;

use serde_json::{Value, json};
use wire_error::{
    Code, Disclosed, ErrorSpec, FieldViolation, Report, Text, WireError, aip193, jsonrpc, problem,
};

use crate::object;

/// Overrides every method, each with an answer that none other gives.
#[derive(Debug)]
struct Stubborn(Vec<FieldViolation>);

static SPEC: ErrorSpec =
    ErrorSpec::new("Spec").with_code(-1).with_http(418).with_reason("a.example", "SPEC");

impl fmt::Display for Stubborn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("display")
    }
}

impl std::error::Error for Stubborn {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&fmt::Error)
    }
}

impl WireError for Stubborn {
    fn spec(&self) -> &'static ErrorSpec {
        &SPEC
    }

    fn visit_message(&self, visit: &mut dyn FnMut(Text<'_>)) {
        visit(Text::Str("message"));
    }

    fn visit_metadata(&self, visit: &mut dyn FnMut(&'static str, Text<'_>)) {
        visit("key", Text::Display(&7));
    }

    fn retry_after(&self) -> Option<Duration> {
        Some(Duration::from_secs(9))
    }

    fn field_violations(&self) -> &[FieldViolation] {
        &self.0
    }

    fn variant(&self) -> &'static str {
        "Variant"
    }

    fn code(&self) -> i32 {
        -2
    }

    fn http_status(&self) -> u16 {
        444
    }

    fn grpc_code(&self) -> Code {
        Code::DataLoss
    }

    fn reason(&self) -> Option<&'static str> {
        Some("REASON")
    }

    fn domain(&self) -> Option<&'static str> {
        Some("b.example")
    }

    fn is_retryable(&self) -> bool {
        true
    }

    fn error_info(&self) -> Option<Value> {
        Some(json!("error_info"))
    }

    fn to_jsonrpc_error(&self, id: Option<&Value>) -> Value {
        json!(["to_jsonrpc_error", id])
    }

    fn to_http_error_body(&self) -> Value {
        json!("to_http_error_body")
    }

    fn to_problem_details(&self) -> Value {
        json!("to_problem_details")
    }
}

/// Every answer of an error, as one text.
fn answers(error: &(impl WireError + ?Sized)) -> String {
    let (mut message, mut metadata) = (vec![], vec![]);
    error.visit_message(&mut |piece| message.push(piece.to_string()));
    error.visit_metadata(&mut |key, value| metadata.push(format!("{key}={value}")));
    format!(
        "{error} {error:?} {:?} {} {message:?} {metadata:?} {:?} {:?} {} {} {} {:?} {:?} {:?} {} {:?} {} {} {}",
        error.source().map(ToString::to_string),
        error.spec().name(),
        error.retry_after(),
        error.field_violations(),
        error.variant(),
        error.code(),
        error.http_status(),
        error.grpc_code(),
        error.reason(),
        error.domain(),
        error.is_retryable(),
        error.error_info(),
        error.to_jsonrpc_error(Some(&json!(7))),
        error.to_http_error_body(),
        error.to_problem_details(),
    )
}

#[test]
fn a_pointer_to_an_error_gives_every_answer_of_the_error() {
    let error = Stubborn(vec![FieldViolation::new("a", "b")]);
    let expected = r#"display Stubborn([FieldViolation { field: "a", description: "b", reason: None }]) Some("an error occurred when formatting an argument") Spec ["message"] ["key=7"] Some(9s) [FieldViolation { field: "a", description: "b", reason: None }] Variant -2 444 DataLoss Some("REASON") Some("b.example") true Some(String("error_info")) ["to_jsonrpc_error",7] "to_http_error_body" "to_problem_details""#;
    assert_eq!(answers(&error), expected);
    assert_eq!(answers(&&error), expected);
    assert_eq!(answers(&&&error), expected);
    let dynamic: &dyn WireError = &error;
    assert_eq!(answers(dynamic), expected);
    assert_eq!(answers(&dynamic), expected);
    let boxed = Box::new(error);
    assert_eq!(answers(&boxed), expected);
    assert_eq!(answers(&&boxed), expected);
    let nested: &dyn WireError = &&boxed;
    assert_eq!(answers(nested), expected);
}

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", http = 404, reason, message = "no order {id}")]
struct OrderNotFound {
    #[wire(public)]
    id: u64,
    #[wire(data)]
    data: u8,
}

#[test]
fn a_trait_object_renders_on_every_wire() {
    let error = OrderNotFound { id: 7, data: 1 };
    let (rpc, http, details) =
        (jsonrpc::to_vec(1, &error), aip193::to_vec(&error), problem::to_vec(&error));
    let plain: &dyn WireError = &error;
    let send: &(dyn WireError + Send) = &error;
    let sync: &(dyn WireError + Sync) = &error;
    let both: &(dyn WireError + Send + Sync) = &error;
    for disclosed in [
        Disclosed::new(plain),
        Disclosed::new(send),
        Disclosed::new(sync),
        Disclosed::new(both),
        Disclosed::new(&Box::new(&error)),
    ] {
        assert_eq!(jsonrpc::to_vec(1, disclosed), rpc);
        assert_eq!(aip193::to_vec(disclosed), http);
        assert_eq!(problem::to_vec(disclosed), details);
    }
    assert_eq!(object(plain), r#"{"code":-32000,"message":"no order 7","data":1}"#);
    assert_eq!(Report(both).to_string(), "OrderNotFound: OrderNotFound { id: 7, data: 1 }");
}

#[test]
fn the_values_are_what_the_bytes_say() {
    let error = OrderNotFound { id: 7, data: 1 };
    let info = json!({
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        "reason": "ORDER_NOT_FOUND",
        "domain": "shop.example",
        "metadata": { "id": "7" },
    });
    assert_eq!(error.error_info(), Some(info.clone()));
    assert_eq!(
        error.to_jsonrpc_error(Some(&json!("a"))),
        json!({
            "jsonrpc": "2.0",
            "id": "a",
            "error": { "code": -32000, "message": "no order 7", "data": 1 },
        }),
    );
    assert_eq!(error.to_jsonrpc_error(None)["id"], Value::Null);
    assert_eq!(
        error.to_http_error_body(),
        json!({
            "error": {
                "code": 404,
                "message": "no order 7",
                "status": "NOT_FOUND",
                "details": [info],
            },
        }),
    );
    assert_eq!(
        error.to_problem_details(),
        json!({
            "type": "about:blank",
            "title": "Not Found",
            "status": 404,
            "detail": "no order 7",
            "reason": "ORDER_NOT_FOUND",
            "domain": "shop.example",
            "metadata": { "id": "7" },
        }),
    );
}

#[test]
fn an_error_is_an_error_of_the_standard_library() {
    fn find() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        Err(OrderNotFound { id: 7, data: 1 })?
    }

    let error = find().unwrap_err();
    assert_eq!(error.to_string(), "no order 7");
    assert_eq!(error.downcast_ref::<OrderNotFound>().unwrap().http_status(), 404);
}
