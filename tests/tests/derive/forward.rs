//! `&E`, `Box<E>` and `&dyn WireError` say what the error says, provided methods included.

use std::fmt;
use std::time::Duration;

use serde_json::{Value, json};
use std::sync::Arc;
use wire_error::jsonrpc::Data;
use wire_error::{
    Challenge, Disclose, Disclosed, ErrorSpec, FieldSpec, FieldViolation, Report, ResourceInfo,
    RpcDetails, Style, Text, WireError, aip193, jsonrpc, problem,
};

use crate::object;

/// Says something of its own in every method.
#[derive(Debug)]
struct Stubborn(Vec<FieldViolation>, Challenge, ResourceInfo);

static FIELDS: [FieldSpec; 1] = [FieldSpec::new("id").with_key("id")];
static SPEC: ErrorSpec = ErrorSpec::new("Spec")
    .with_code(-1)
    .with_http(418)
    .with_reason("a.example", "SPEC")
    .with_message("no {id}")
    .with_fields(&FIELDS);

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

impl Disclose for Stubborn {
    fn record(&self) -> &ErrorSpec {
        &SPEC
    }

    fn visit_fields(&self, visit: &mut dyn FnMut(&[Text<'_>])) {
        visit(&[Text::Uint(7)]);
    }

    fn delay(&self) -> Option<Duration> {
        Some(Duration::from_secs(9))
    }

    fn violations(&self) -> &[FieldViolation] {
        &self.0
    }

    fn style(&self) -> Style {
        Style::NONE.with_content_type("a/b")
    }

    fn rpc_details(&self) -> RpcDetails<'_> {
        let mut details = RpcDetails::NONE;
        details.resource_info = Some(&self.2);
        details
    }

    fn challenges(&self) -> &[Challenge] {
        std::slice::from_ref(&self.1)
    }

    fn headers(&self, visit: &mut dyn FnMut(&'static str, Text<'_>)) {
        visit("RateLimit", Text::Uint(1));
    }

    fn extensions(&self, visit: &mut dyn FnMut(&'static str, &dyn Data)) {
        visit("balance", &1);
    }

    fn data(&self) -> Option<&dyn Data> {
        Some(&2)
    }
}

/// Every answer of an error, as one text.
fn answers(error: &(impl WireError + ?Sized)) -> String {
    let (mut fields, mut headers, mut extensions) = (vec![], vec![], vec![]);
    error.visit_fields(&mut |texts| fields.extend(texts.iter().map(ToString::to_string)));
    error.headers(&mut |name, value| headers.push(format!("{name}={value}")));
    error.extensions(&mut |name, _| extensions.push(name));
    format!(
        "{error} {error:?} {:?} {} {fields:?} {headers:?} {extensions:?} {:?} {:?} {:?} {:?} {:?} {}",
        error.source().map(ToString::to_string),
        error.variant(),
        error.retry_after(),
        error.field_violations().len(),
        error.style().http_body().content_type(),
        error.challenges().len(),
        error.rpc_details().resource_info.is_some(),
        error.data().is_some(),
    )
}

#[test]
fn a_pointer_to_an_error_gives_every_answer_of_the_error() {
    let error = Stubborn(
        vec![FieldViolation::new("a", "b")],
        Challenge::new("Bearer"),
        ResourceInfo::new("t", "n"),
    );
    let expected = answers(&error);
    assert!(
        expected
            .ends_with(r#"Spec ["7"] ["RateLimit=1"] ["balance"] Some(9s) 1 "a/b" 1 true true"#),
        "{expected}"
    );
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
    let shared = Arc::new(boxed);
    assert_eq!(answers(&shared), expected);
    let dynamic: Arc<dyn WireError> = shared;
    assert_eq!(answers(&dynamic), expected);
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
