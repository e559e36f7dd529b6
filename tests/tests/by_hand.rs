//! An implementation by hand may say more than the record that it answers with.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use wire_error::{
    Code, Disclose, Disclosed, ErrorSpec, FieldSpec, FieldViolation, HttpBody, Request, Table,
    Text, WireContract, WireError, aip193, grpc, jsonrpc, problem,
};

/// What passes more texts than the record, which is derived, lists.
#[derive(Debug)]
struct Many(usize);

impl fmt::Display for Many {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("many")
    }
}

impl std::error::Error for Many {}

impl Disclose for Many {
    fn record(&self) -> &ErrorSpec {
        OrderNotFound.spec()
    }

    fn visit_fields(&self, visit: &mut dyn FnMut(&[Text<'_>])) {
        visit(&vec![Text::Str("private"); self.0]);
    }
}

#[test]
fn texts_that_no_record_lists_stay_in_the_process_however_many_they_are() {
    for texts in [1, 2, 254, 255, 256, 257, 300, 70_000] {
        let many = Many(texts);
        assert_eq!(jsonrpc::to_vec(7, &many), jsonrpc::to_vec(7, &OrderNotFound));
        assert_eq!(aip193::to_vec(&many), aip193::to_vec(&OrderNotFound));
        assert_eq!(problem::to_vec(&many), problem::to_vec(&OrderNotFound));
        assert_eq!(grpc::to_vec(&many), grpc::to_vec(&OrderNotFound));
    }
}

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
#[wire(grpc = NotFound, reason = "ORDER_NOT_FOUND", message = "no such order")]
struct OrderNotFound;

/// An error with a record of its own, and more that it knows at run time.
#[derive(Debug)]
struct Later {
    spec: ErrorSpec,
    violations: Vec<FieldViolation>,
}

static FIELDS: [FieldSpec; 1] = [FieldSpec::new("shard").with_key("shard")];

impl Later {
    fn new() -> Self {
        let spec = *OrderNotFound.spec();
        Self {
            spec: spec.with_message("later").with_fields(&FIELDS).with_code(-32050),
            violations: vec![FieldViolation::new("id", "is too new")],
        }
    }
}

impl fmt::Display for Later {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("later")
    }
}

impl std::error::Error for Later {}

impl Disclose for Later {
    fn record(&self) -> &ErrorSpec {
        &self.spec
    }

    fn visit_fields(&self, visit: &mut dyn FnMut(&[Text<'_>])) {
        visit(&[Text::Str("eu-3"), Text::Str("ignored")]);
    }

    fn delay(&self) -> Option<Duration> {
        Some(Duration::from_secs(2))
    }

    fn violations(&self) -> &[FieldViolation] {
        &self.violations
    }
}

impl WireContract for Later {
    const CONTRACT: &'static Table = OrderNotFound::CONTRACT;
}

#[derive(Debug, WireError)]
enum Any {
    #[wire(transparent)]
    Later(Later),
}

const DETAILS: &str = concat!(
    r#"[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"ORDER_NOT_FOUND","#,
    r#""domain":"shop.example","metadata":{"shard":"eu-3"}},"#,
    r#"{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"2s"},"#,
    r#"{"@type":"type.googleapis.com/google.rpc.BadRequest","fieldViolations":["#,
    r#"{"field":"id","description":"is too new"}]}]"#,
);

fn text(body: Vec<u8>) -> String {
    String::from_utf8(body).unwrap()
}

#[test]
fn what_it_says_beside_a_derived_record_is_sent() {
    for error in [&Later::new() as &dyn WireError, &Any::Later(Later::new()), &&Later::new()] {
        assert_eq!(
            text(jsonrpc::to_vec(1, error)),
            format!(
                r#"{{"jsonrpc":"2.0","id":1,"error":{{"code":-32050,"message":"later","data":{DETAILS}}}}}"#
            ),
        );
        assert_eq!(
            text(aip193::to_vec(error)),
            format!(
                r#"{{"error":{{"code":404,"message":"later","status":"NOT_FOUND","details":{DETAILS}}}}}"#
            ),
        );
        assert_eq!(
            text(problem::to_vec(error)),
            concat!(
                r#"{"type":"about:blank","title":"Not Found","status":404,"detail":"later","#,
                r#""reason":"ORDER_NOT_FOUND","domain":"shop.example","metadata":{"shard":"eu-3"},"#,
                r#""retry_delay":"2s","violations":[{"field":"id","description":"is too new"}]}"#,
            ),
        );
        let remote = grpc::decode(&grpc::to_vec(error)).unwrap();
        assert_eq!(remote.metadata["shard"], "eu-3");
        assert_eq!(remote.retry_after, Some(Duration::from_secs(2)));
        assert_eq!(remote.field_violations, [FieldViolation::new("id", "is too new")]);
    }
}

/// A record by hand is checked by no one.
#[derive(Debug)]
struct Odd(ErrorSpec);

impl fmt::Display for Odd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("odd")
    }
}

impl std::error::Error for Odd {}

impl Disclose for Odd {
    fn record(&self) -> &ErrorSpec {
        &self.0
    }
}

#[test]
fn a_record_that_breaks_the_rules_is_still_json() {
    let odd = ErrorSpec::new("Odd").with_grpc(Code::Internal).with_message("odd");
    let short = Odd(odd.with_http(7).with_code(i32::MIN).with_reason("a\"b", "\n"));
    let long = Odd(odd.with_http(65_535).with_code(0).with_reason("é", "\u{85}"));
    assert_eq!(
        text(aip193::to_vec(&short)),
        r#"{"error":{"code":7,"message":"odd","status":"INTERNAL","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"\n","domain":"a\"b"}]}}"#,
    );
    assert_eq!(
        text(problem::to_vec(&long)),
        r#"{"type":"about:blank","title":"Server Error","status":65535,"detail":"odd","reason":"\u0085","domain":"é"}"#,
    );
    let mut object = vec![];
    jsonrpc::write_object(&short, &mut object);
    assert!(text(object).starts_with(r#"{"code":-2147483648,"message":"odd","#));
}

#[test]
fn a_reason_or_a_domain_that_is_too_long_is_left_out() {
    let long = |len: usize| -> &'static str { "X".repeat(len).leak() };
    let odd = ErrorSpec::new("Odd").with_grpc(Code::NotFound).with_message("odd");
    let bare = Odd(odd);
    let fits = Odd(odd.with_reason("shop.example", long(3000)));
    let decoded = grpc::decode(&grpc::to_vec(&fits)).unwrap();
    assert_eq!(decoded.reason.as_deref(), fits.0.reason());
    for (domain, reason) in [("shop.example", long(6000)), (long(6000), "X"), ("x", long(2 << 20))]
    {
        let odd = Odd(odd.with_reason(domain, reason));
        assert_eq!(grpc::to_vec(&odd), grpc::to_vec(&bare));
    }
    for (domain, reason) in [("shop.example", long(2 << 20)), (long(2 << 20), "X")] {
        let odd = Odd(odd.with_reason(domain, reason));
        assert_eq!(text(jsonrpc::to_vec(1, &odd)), text(jsonrpc::to_vec(1, &bare)));
        assert_eq!(text(aip193::to_vec(&odd)), text(aip193::to_vec(&bare)));
        assert_eq!(text(problem::to_vec(&odd)), text(problem::to_vec(&bare)));
    }
}

#[test]
fn an_instance_is_2048_bytes_long_at_the_most() {
    let request = |len: usize| Request::new().with_instance("x".repeat(len));
    assert_eq!(request(2048).instance(), Some(&*"x".repeat(2048)));
    assert_eq!(request(2049), Request::new());
    let error = OrderNotFound;
    let long = request(2_400_000);
    let long = Disclosed::new(&error).with_request(&long);
    assert_eq!(text(problem::to_vec(long)), text(problem::to_vec(&error)));
}

/// Shows `{{`, fields in another order, one that is not there, one without a text, and a lone brace.
#[derive(Debug)]
struct Templated(ErrorSpec, Vec<&'static str>);

impl fmt::Display for Templated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("templated")
    }
}

impl std::error::Error for Templated {}

impl Disclose for Templated {
    fn record(&self) -> &ErrorSpec {
        &self.0
    }

    fn visit_fields(&self, visit: &mut dyn FnMut(&[Text<'_>])) {
        if !self.1.is_empty() {
            visit(&self.1.iter().copied().map(Text::Str).collect::<Vec<_>>());
        }
    }
}

#[test]
fn a_template_by_hand_is_filled_as_far_as_there_are_texts() {
    static FIELDS: [FieldSpec; 2] =
        [FieldSpec::new("a"), FieldSpec::new("b").with_key("the_b").optional()];
    let spec = ErrorSpec::new("Templated")
        .with_http(409)
        .with_fields(&FIELDS)
        .with_message("{{{b}}} then {a}{missing} }{");
    let message = |texts: &[&'static str]| {
        Disclosed::new(&Templated(spec, texts.to_vec())).message().to_string()
    };
    assert_eq!(message(&["1", "2"]), "{2} then 1 }{");
    assert_eq!(message(&["1"]), "{} then 1 }{");
    assert_eq!(message(&[]), "{} then  }{");
    assert_eq!(
        text(aip193::to_vec(&Templated(spec, vec!["1", "2"]))),
        r#"{"error":{"code":409,"message":"{2} then 1 }{","status":"ABORTED"}}"#,
    );
}

#[test]
fn what_is_asked_of_an_error_is_what_is_sent() {
    let not_found = Odd(ErrorSpec::new("Odd").with_http(404).with_message("odd"));
    assert_eq!((not_found.http_status(), not_found.grpc_code()), (404, Code::NotFound));
    assert_eq!(
        text(aip193::to_vec(&not_found)),
        r#"{"error":{"code":404,"message":"odd","status":"NOT_FOUND"}}"#,
    );
}

#[test]
fn a_pointer_to_an_error_says_what_the_error_says() {
    fn body<E: Disclose>(error: &E) -> String {
        text(jsonrpc::to_vec(1, error))
    }

    let expected = body(&Later::new());
    let shared: Arc<dyn WireError + Send + Sync> = Arc::new(Later::new());
    let boxed: Box<dyn WireError + Send + Sync> = Box::new(Later::new());
    let plain: Box<dyn WireError> = Box::new(Later::new());
    assert_eq!(body(&&Later::new()), expected);
    assert_eq!(body(&Box::new(Later::new())), expected);
    assert_eq!(body(&Arc::new(Later::new())), expected);
    assert_eq!(body(&shared), expected);
    assert_eq!(body(&boxed), expected);
    assert_eq!(body(&plain), expected);
    assert_eq!(text(jsonrpc::to_vec(1, &*plain)), expected);
    assert!(std::error::Error::source(&boxed).is_none());
}

#[test]
#[should_panic(expected = "a metadata key starts with a lower-case letter")]
fn no_safe_code_writes_a_key_that_breaks_json() {
    let _ = FieldSpec::new("a").with_key("a\"b");
}

#[test]
fn a_body_shows_its_layout_and_its_media_type() {
    assert_eq!(
        format!("{:?} {:?}", HttpBody::PROBLEM, HttpBody::AIP193.with_content_type("text/x")),
        "HttpBody { layout: \"problem\", content_type: \"application/problem+json\" } \
         HttpBody { layout: \"aip193\", content_type: \"text/x\" }"
    );
}
