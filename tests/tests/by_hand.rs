//! An implementation by hand may say more than the record that it answers with.

use std::fmt;
use std::time::Duration;

use wire_error::{
    Code, ErrorSpec, FieldViolation, Table, Text, WireContract, WireError, aip193, grpc, jsonrpc,
    problem,
};

#[derive(Debug, WireError)]
#[wire(domain = "shop.example")]
#[wire(grpc = NotFound, reason = "ORDER_NOT_FOUND", message = "no such order")]
struct OrderNotFound;

/// The record of [`OrderNotFound`], and more of its own.
#[derive(Debug)]
struct Later(Vec<FieldViolation>);

impl Later {
    fn new() -> Self {
        Self(vec![FieldViolation::new("id", "is too new")])
    }
}

impl fmt::Display for Later {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("later")
    }
}

impl std::error::Error for Later {}

impl WireError for Later {
    fn spec(&self) -> &'static ErrorSpec {
        OrderNotFound.spec()
    }

    fn visit_message(&self, visit: &mut dyn FnMut(Text<'_>)) {
        visit(Text::Str("later"));
    }

    fn visit_metadata(&self, visit: &mut dyn FnMut(&'static str, Text<'_>)) {
        visit("shard", Text::Str("eu-3"));
    }

    fn retry_after(&self) -> Option<Duration> {
        Some(Duration::from_secs(2))
    }

    fn field_violations(&self) -> &[FieldViolation] {
        &self.0
    }

    fn code(&self) -> i32 {
        -32050
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
struct Odd(&'static ErrorSpec);

impl fmt::Display for Odd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("odd")
    }
}

impl std::error::Error for Odd {}

impl WireError for Odd {
    fn spec(&self) -> &'static ErrorSpec {
        self.0
    }

    fn visit_message(&self, visit: &mut dyn FnMut(Text<'_>)) {
        visit(Text::Str("odd"));
    }
}

#[test]
fn a_record_that_breaks_the_rules_is_still_json() {
    static ODD: [ErrorSpec; 2] = [
        ErrorSpec::new("Short").grpc(Code::Internal).http(7).code(i32::MIN).reason("a\"b", "\n"),
        ErrorSpec::new("Long").grpc(Code::Internal).http(65_535).code(0).reason("é", "\u{85}"),
    ];
    assert_eq!(
        text(aip193::to_vec(&Odd(&ODD[0]))),
        r#"{"error":{"code":7,"message":"odd","status":"INTERNAL","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"\n","domain":"a\"b"}]}}"#,
    );
    assert_eq!(
        text(problem::to_vec(&Odd(&ODD[1]))),
        r#"{"type":"about:blank","title":"Server Error","status":65535,"detail":"odd","reason":"\u0085","domain":"é"}"#,
    );
    let mut object = vec![];
    jsonrpc::write_object(&Odd(&ODD[0]), &mut object);
    assert!(text(object).starts_with(r#"{"code":-2147483648,"message":"odd","#));
}
