//! What a client makes of an HTTP answer, whoever sent it. The bodies have the shapes that these
//! servers send, each written anew.

use std::time::Duration;

use http::header::{HeaderName, HeaderValue};
use http::{HeaderMap, StatusCode};
use wire_error::{
    Challenge, Code, DataShape, FieldViolation, HelpLink, OtherDetail, QuotaFailure,
    QuotaViolation, RemoteError, aip193, grpc, jsonrpc, problem,
};

struct Row {
    server: &'static str,
    status: u16,
    headers: &'static [(&'static str, &'static str)],
    body: &'static str,
    /// What is read beside the status and the body.
    expected: fn(&mut RemoteError),
}

const JSON: &[(&str, &str)] = &[("content-type", "application/json")];
const PROBLEM: &[(&str, &str)] = &[("content-type", "application/problem+json; charset=utf-8")];
const HTML: &[(&str, &str)] = &[("content-type", "text/html; charset=UTF-8")];
const TEXT: &[(&str, &str)] = &[("content-type", "text/plain")];

fn kept(error: &mut RemoteError, members: &[&str]) {
    error.other = members.iter().map(|json| OtherDetail::Json((*json).into())).collect();
}

fn violation(field: &str, description: &str, reason: &str) -> FieldViolation {
    let violation = FieldViolation::new(field, description);
    if reason.is_empty() { violation } else { violation.with_reason(reason) }
}

/// Each body that a server sends, and all that is read from it.
#[rustfmt::skip] // a row is easier to read where its body is one line
const ROWS: &[Row] = &[
    // Our own formats, and those that they stem from.
    Row {
        server: "AIP-193 with details", status: 404, headers: JSON,
        body: r#"{"error":{"code":404,"message":"no order 7","status":"NOT_FOUND","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"ORDER_NOT_FOUND","domain":"shop.example","metadata":{"id":"7"}}]}}"#,
        expected: |error| {
            error.message = "no order 7".into();
            error.grpc_code = Some(Code::NotFound);
            error.reason = Some("ORDER_NOT_FOUND".into());
            error.domain = Some("shop.example".into());
            error.metadata = [("id".into(), "7".into())].into();
        },
    },
    Row {
        server: "problem+json", status: 409, headers: PROBLEM,
        body: r#"{"type":"about:blank","title":"Conflict","status":409,"detail":"the cart changed","reason":"CART_CHANGED","domain":"shop.example","retry_delay":"1.500s","violations":[{"field":"version","description":"is stale"}],"help":[{"description":"More","url":"https://shop.example"}],"request_id":"r-1"}"#,
        expected: |error| {
            error.message = "the cart changed".into();
            error.reason = Some("CART_CHANGED".into());
            error.domain = Some("shop.example".into());
            error.retry_after = Some(Duration::from_millis(1500));
            error.field_violations = vec![violation("version", "is stale", "")];
            error.help = vec![HelpLink::new("More", "https://shop.example")];
            error.request_id = Some("r-1".into());
        },
    },
    Row {
        server: "JSON-RPC over HTTP", status: 200, headers: JSON,
        body: r#"{"jsonrpc":"2.0","id":3,"error":{"code":-32601,"message":"Method not found"}}"#,
        expected: |error| {
            error.code = Some(-32601);
            error.message = "Method not found".into();
            error.id = Some("3".into());
        },
    },
    Row {
        server: "JSON-RPC with a text as its error", status: 500, headers: JSON,
        body: r#"{"jsonrpc":"2.0","id":null,"error":"node is syncing"}"#,
        expected: |error| {
            error.message = "node is syncing".into();
            error.id = Some("null".into());
        },
    },
    Row {
        server: "JSON-RPC without a version (geth behind a proxy)", status: 429, headers: JSON,
        body: r#"{"id":1,"error":{"code":-32005,"message":"daily request count exceeded","data":{"see":"https://node.example"}}}"#,
        expected: |error| {
            error.code = Some(-32005);
            error.message = "daily request count exceeded".into();
            error.id = Some("1".into());
            error.data = DataShape::None;
            kept(error, &[r#"{"see":"https://node.example"}"#]);
        },
    },
    Row {
        server: "JSON-RPC, a batch", status: 200, headers: JSON,
        body: r#"[{"jsonrpc":"2.0","id":1,"result":2},{"jsonrpc":"2.0","id":2,"error":{"code":-32602,"message":"odd"}}]"#,
        expected: |error| {
            error.code = Some(-32602);
            error.message = "odd".into();
            error.id = Some("2".into());
            kept(error, &[r#"[{"jsonrpc":"2.0","id":1,"result":2},{"jsonrpc":"2.0","id":2,"error":{"code":-32602,"message":"odd"}}]"#]);
        },
    },
    // RFC 9457 as others have it.
    Row {
        server: "RFC 9457 with errors and pointers", status: 422, headers: PROBLEM,
        body: r##"{"type":"https://a.example/validation","title":"The request is not valid.","errors":[{"detail":"must be a positive integer","pointer":"#/age"},{"detail":"must be red or blue","pointer":"#/profile/color"}]}"##,
        expected: |error| {
            error.message = "The request is not valid.".into();
            error.field_violations = vec![
                violation("#/age", "must be a positive integer", ""),
                violation("#/profile/color", "must be red or blue", ""),
            ];
            kept(error, &[
                r#"{"type":"https://a.example/validation"}"#,
                r#"{"title":"The request is not valid."}"#,
                r##"{"errors":[{"detail":"must be a positive integer","pointer":"#/age"},{"detail":"must be red or blue","pointer":"#/profile/color"}]}"##,
            ]);
        },
    },
    Row {
        server: "ASP.NET validation", status: 400, headers: PROBLEM,
        body: r#"{"type":"https://tools.ietf.org/html/rfc9110#section-15.5.1","title":"One or more validation errors occurred.","status":400,"errors":{"Name":["The Name field is required."],"Age":["Too young.","Not a number."]},"traceId":"00-ab-cd-00"}"#,
        expected: |error| {
            error.message = "One or more validation errors occurred.".into();
            error.field_violations = vec![
                violation("Name", "The Name field is required.", ""),
                violation("Age", "Too young.", ""),
                violation("Age", "Not a number.", ""),
            ];
            kept(error, &[
                r#"{"type":"https://tools.ietf.org/html/rfc9110#section-15.5.1"}"#,
                r#"{"title":"One or more validation errors occurred."}"#,
                r#"{"errors":{"Name":["The Name field is required."],"Age":["Too young.","Not a number."]}}"#,
                r#"{"traceId":"00-ab-cd-00"}"#,
            ]);
        },
    },
    Row {
        server: "ASP.NET without a detail", status: 404, headers: PROBLEM,
        body: r#"{"type":"https://tools.ietf.org/html/rfc9110#section-15.5.5","title":"Not Found","status":404,"traceId":"00-1"}"#,
        expected: |error| {
            error.message = "Not Found".into();
            kept(error, &[
                r#"{"type":"https://tools.ietf.org/html/rfc9110#section-15.5.5"}"#,
                r#"{"title":"Not Found"}"#,
                r#"{"traceId":"00-1"}"#,
            ]);
        },
    },
    Row {
        server: "Spring, a problem", status: 400, headers: PROBLEM,
        body: r#"{"type":"about:blank","title":"Bad Request","status":400,"detail":"Failed to convert 'id' with value: 'x'","instance":"/orders/x"}"#,
        expected: |error| {
            error.message = "Failed to convert 'id' with value: 'x'".into();
            kept(error, &[r#"{"instance":"/orders/x"}"#]);
        },
    },
    Row {
        server: "Zalando's problem", status: 400, headers: PROBLEM,
        body: r#"{"type":"https://zalando.github.io/problem/constraint-violation","title":"Constraint Violation","status":400,"violations":[{"field":"name","message":"must not be blank"}]}"#,
        expected: |error| {
            error.message = "Constraint Violation".into();
            error.field_violations = vec![violation("name", "must not be blank", "")];
            kept(error, &[
                r#"{"type":"https://zalando.github.io/problem/constraint-violation"}"#,
                r#"{"title":"Constraint Violation"}"#,
                r#"{"violations":[{"field":"name","message":"must not be blank"}]}"#,
            ]);
        },
    },
    Row {
        server: "RFC 7807 with invalid-params", status: 400, headers: PROBLEM,
        body: r#"{"title":"Your parameters did not validate","invalid-params":[{"name":"age","reason":"must be positive"}]}"#,
        expected: |error| {
            error.message = "Your parameters did not validate".into();
            error.field_violations = vec![violation("age", "must be positive", "")];
            kept(error, &[
                r#"{"title":"Your parameters did not validate"}"#,
                r#"{"invalid-params":[{"name":"age","reason":"must be positive"}]}"#,
            ]);
        },
    },
    Row {
        server: "ACME", status: 400, headers: PROBLEM,
        body: r#"{"type":"urn:ietf:params:acme:error:badNonce","detail":"JWS has an invalid nonce","status":400}"#,
        expected: |error| {
            error.message = "JWS has an invalid nonce".into();
            kept(error, &[r#"{"type":"urn:ietf:params:acme:error:badNonce"}"#]);
        },
    },
    Row {
        server: "a problem with an error of its own", status: 400, headers: PROBLEM,
        body: r#"{"detail":"no credit","error":{"code":7,"message":"m","status":"ABORTED"}}"#,
        expected: |error| {
            error.message = "no credit".into();
            kept(error, &[r#"{"error":{"code":7,"message":"m","status":"ABORTED"}}"#]);
        },
    },
    Row {
        server: "a problem whose status is a text", status: 404, headers: PROBLEM,
        body: r#"{"status":"404","detail":"gone"}"#,
        expected: |error| {
            error.message = "gone".into();
            kept(error, &[r#"{"status":"404"}"#]);
        },
    },
    // Frameworks.
    Row {
        server: "FastAPI, a text", status: 404, headers: JSON,
        body: r#"{"detail":"Item not found"}"#,
        expected: |error| error.message = "Item not found".into(),
    },
    Row {
        server: "FastAPI, validation", status: 422, headers: JSON,
        body: r#"{"detail":[{"type":"missing","loc":["body","items",0,"price"],"msg":"Field required","input":{}}]}"#,
        expected: |error| {
            error.message = "Unprocessable Content".into();
            error.field_violations = vec![violation("body.items[0].price", "Field required", "missing")];
            kept(error, &[r#"{"detail":[{"type":"missing","loc":["body","items",0,"price"],"msg":"Field required","input":{}}]}"#]);
        },
    },
    Row {
        server: "FastAPI, an object as its detail", status: 400, headers: JSON,
        body: r#"{"detail":{"code":"NO_STOCK","message":"sold out"}}"#,
        expected: |error| {
            error.message = "sold out".into();
            kept(error, &[r#"{"detail":{"code":"NO_STOCK","message":"sold out"}}"#]);
        },
    },
    Row {
        server: "Django REST framework", status: 401,
        headers: &[("content-type", "application/json"), ("www-authenticate", "Token")],
        body: r#"{"detail":"Invalid token."}"#,
        expected: |error| {
            error.message = "Invalid token.".into();
            error.challenges = vec![Challenge::new("Token")];
        },
    },
    Row {
        server: "Django REST framework, validation", status: 400, headers: JSON,
        body: r#"{"email":["This field is required."]}"#,
        expected: |error| {
            error.message = "Bad Request".into();
            kept(error, &[r#"{"email":["This field is required."]}"#]);
        },
    },
    Row {
        server: "Spring Boot", status: 404, headers: JSON,
        body: r#"{"timestamp":"2026-01-02T03:04:05.678+00:00","status":404,"error":"Not Found","path":"/x"}"#,
        expected: |error| {
            error.message = "Not Found".into();
            kept(error, &[
                r#"{"timestamp":"2026-01-02T03:04:05.678+00:00"}"#,
                r#"{"error":"Not Found"}"#,
                r#"{"path":"/x"}"#,
            ]);
        },
    },
    Row {
        server: "Spring Boot, with a message", status: 400, headers: JSON,
        body: r#"{"status":400,"error":"Bad Request","message":"Validation failed","errors":[{"codes":["Size.name"],"defaultMessage":"size must be 2 to 9","objectName":"user","field":"name","code":"Size"}]}"#,
        expected: |error| {
            error.message = "Validation failed".into();
            error.field_violations = vec![violation("name", "size must be 2 to 9", "Size")];
            kept(error, &[
                r#"{"error":"Bad Request"}"#,
                r#"{"message":"Validation failed"}"#,
                r#"{"errors":[{"codes":["Size.name"],"defaultMessage":"size must be 2 to 9","objectName":"user","field":"name","code":"Size"}]}"#,
            ]);
        },
    },
    Row {
        server: "NestJS", status: 400, headers: JSON,
        body: r#"{"statusCode":400,"message":["name must be a string","age must be positive"],"error":"Bad Request"}"#,
        expected: |error| {
            error.message = "name must be a string; age must be positive".into();
            kept(error, &[
                r#"{"statusCode":400}"#,
                r#"{"message":["name must be a string","age must be positive"]}"#,
                r#"{"error":"Bad Request"}"#,
            ]);
        },
    },
    Row {
        server: "Laravel", status: 422, headers: JSON,
        body: r#"{"message":"The email field is required.","errors":{"email":["The email field is required."]}}"#,
        expected: |error| {
            error.message = "The email field is required.".into();
            error.field_violations = vec![violation("email", "The email field is required.", "")];
            kept(error, &[
                r#"{"message":"The email field is required."}"#,
                r#"{"errors":{"email":["The email field is required."]}}"#,
            ]);
        },
    },
    Row {
        server: "Rails", status: 422, headers: JSON,
        body: r#"{"errors":["Name can't be blank","Age is not a number"]}"#,
        expected: |error| {
            error.message = "Name can't be blank".into();
            kept(error, &[r#"{"errors":["Name can't be blank","Age is not a number"]}"#]);
        },
    },
    Row {
        server: "axum's rejection", status: 415, headers: TEXT,
        body: "Expected request with `Content-Type: application/json`",
        expected: |error| error.message = "Expected request with `Content-Type: application/json`".into(),
    },
    // Services.
    Row {
        server: "Stripe", status: 404, headers: JSON,
        body: r#"{"error":{"code":"resource_missing","doc_url":"https://stripe.com/docs","message":"No such customer: 'c_1'","param":"customer","type":"invalid_request_error"}}"#,
        expected: |error| {
            error.message = "No such customer: 'c_1'".into();
            kept(error, &[
                r#"{"code":"resource_missing"}"#,
                r#"{"doc_url":"https://stripe.com/docs"}"#,
                r#"{"param":"customer"}"#,
                r#"{"type":"invalid_request_error"}"#,
            ]);
        },
    },
    Row {
        server: "OpenAI", status: 429,
        headers: &[("content-type", "application/json"), ("retry-after", "20")],
        body: r#"{"error":{"message":"Rate limit reached","type":"requests","param":null,"code":"rate_limit_exceeded"}}"#,
        expected: |error| {
            error.message = "Rate limit reached".into();
            error.retry_after = Some(Duration::from_secs(20));
            kept(error, &[
                r#"{"type":"requests"}"#,
                r#"{"param":null}"#,
                r#"{"code":"rate_limit_exceeded"}"#,
            ]);
        },
    },
    Row {
        server: "Anthropic", status: 529, headers: JSON,
        body: r#"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"},"request_id":"req_1"}"#,
        expected: |error| {
            error.message = "Overloaded".into();
            kept(error, &[
                r#"{"type":"overloaded_error"}"#,
                r#"{"type":"error"}"#,
                r#"{"request_id":"req_1"}"#,
            ]);
        },
    },
    Row {
        server: "GitHub", status: 422, headers: &[("content-type", "application/json; charset=utf-8")],
        body: r#"{"message":"Validation Failed","errors":[{"resource":"Issue","field":"title","code":"missing_field"}],"documentation_url":"https://docs.github.com","status":"422"}"#,
        expected: |error| {
            error.message = "Validation Failed".into();
            error.field_violations = vec![violation("title", "", "missing_field")];
            kept(error, &[
                r#"{"message":"Validation Failed"}"#,
                r#"{"errors":[{"resource":"Issue","field":"title","code":"missing_field"}]}"#,
                r#"{"documentation_url":"https://docs.github.com"}"#,
                r#"{"status":"422"}"#,
            ]);
        },
    },
    Row {
        server: "BigQuery", status: 404, headers: JSON,
        body: r#"{"error":{"code":404,"message":"Not found: Table p:d.t","errors":[{"message":"Not found: Table p:d.t","domain":"global","reason":"notFound"}],"status":"NOT_FOUND"}}"#,
        expected: |error| {
            error.message = "Not found: Table p:d.t".into();
            error.grpc_code = Some(Code::NotFound);
            kept(error, &[r#"{"errors":[{"message":"Not found: Table p:d.t","domain":"global","reason":"notFound"}]}"#]);
        },
    },
    Row {
        server: "Cloud Storage, JSON", status: 403, headers: JSON,
        body: r#"{"error":{"code":403,"message":"no access to b","errors":[{"message":"no access to b","domain":"global","reason":"forbidden"}]}}"#,
        expected: |error| {
            error.message = "no access to b".into();
            kept(error, &[r#"{"errors":[{"message":"no access to b","domain":"global","reason":"forbidden"}]}"#]);
        },
    },
    Row {
        server: "Cloud Storage, a download", status: 404, headers: HTML,
        body: "The specified bucket does not exist.",
        expected: |error| error.message = "The specified bucket does not exist.".into(),
    },
    Row {
        server: "Google, a stream as an array", status: 429, headers: JSON,
        body: r#"[{"error":{"code":429,"message":"quota","status":"RESOURCE_EXHAUSTED","details":[{"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"subject":"project:7","description":"too fast"}]},{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"30s"}]}}]"#,
        expected: |error| {
            error.message = "quota".into();
            error.grpc_code = Some(Code::ResourceExhausted);
            error.quota_failure = Some(QuotaFailure::new([QuotaViolation::new("project:7", "too fast")]));
            error.retry_after = Some(Duration::from_secs(30));
        },
    },
    Row {
        server: "Kubernetes", status: 422, headers: JSON,
        body: r#"{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"Pod is invalid","reason":"Invalid","details":{"name":"p","kind":"Pod","causes":[{"reason":"FieldValueInvalid","message":"must be positive","field":"spec.n"}]},"code":422}"#,
        expected: |error| {
            error.message = "Pod is invalid".into();
            error.reason = Some("Invalid".into());
            error.field_violations = vec![violation("spec.n", "must be positive", "FieldValueInvalid")];
            kept(error, &[
                r#"{"kind":"Status"}"#,
                r#"{"apiVersion":"v1"}"#,
                r#"{"status":"Failure"}"#,
                r#"{"message":"Pod is invalid"}"#,
                r#"{"details":{"name":"p","kind":"Pod","causes":[{"reason":"FieldValueInvalid","message":"must be positive","field":"spec.n"}]}}"#,
                r#"{"code":422}"#,
            ]);
        },
    },
    Row {
        server: "Connect", status: 503, headers: JSON,
        body: r#"{"code":"unavailable","message":"overloaded","details":[{"type":"google.rpc.RetryInfo","value":"CgIIHg","debug":{"retryDelay":"30s"}},{"type":"acme.v1.Other","value":"CgIIHg=="}]}"#,
        expected: |error| {
            error.message = "overloaded".into();
            error.grpc_code = Some(Code::Unavailable);
            error.retry_after = Some(Duration::from_secs(30));
            kept(error, &[r#"{"type":"acme.v1.Other","value":"CgIIHg=="}"#]);
        },
    },
    Row {
        server: "Connect beside ProtoJSON", status: 500, headers: JSON,
        body: r#"{"code":"internal","message":"m","details":[{"type":"google.rpc.RequestInfo","value":"CgJyMQ=="},{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"R_X"},{"@type":"type.googleapis.com/google.protobuf.StringValue","value":"v"}]}"#,
        expected: |error| {
            error.message = "m".into();
            error.grpc_code = Some(Code::Internal);
            error.request_id = Some("r1".into());
            error.reason = Some("R_X".into());
            kept(error, &[r#"{"@type":"type.googleapis.com/google.protobuf.StringValue","value":"v"}"#]);
        },
    },
    Row {
        server: "Connect, a code alone", status: 499, headers: JSON,
        body: r#"{"code":"canceled"}"#,
        expected: |error| {
            error.message = "Client Closed Request".into();
            error.grpc_code = Some(Code::Cancelled);
        },
    },
    Row {
        server: "grpc-gateway", status: 404, headers: JSON,
        body: r#"{"code":5,"message":"no such task","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"TASK_NOT_FOUND","domain":"a.example"}]}"#,
        expected: |error| {
            error.message = "no such task".into();
            error.grpc_code = Some(Code::NotFound);
            error.reason = Some("TASK_NOT_FOUND".into());
            error.domain = Some("a.example".into());
        },
    },
    Row {
        server: "grpc-gateway of old", status: 501, headers: JSON,
        body: r#"{"error":"Not Implemented","message":"Not Implemented","code":12,"details":[]}"#,
        expected: |error| {
            error.message = "Not Implemented".into();
            error.grpc_code = Some(Code::Unimplemented);
            kept(error, &[r#"{"error":"Not Implemented"}"#]);
        },
    },
    Row {
        server: "Twirp", status: 404, headers: JSON,
        body: r#"{"code":"bad_route","msg":"no handler for path","meta":{"twirp_invalid_route":"POST /x"}}"#,
        expected: |error| {
            error.message = "no handler for path".into();
            kept(error, &[
                r#"{"code":"bad_route"}"#,
                r#"{"msg":"no handler for path"}"#,
                r#"{"meta":{"twirp_invalid_route":"POST /x"}}"#,
            ]);
        },
    },
    Row {
        server: "OAuth 2.0", status: 400, headers: JSON,
        body: r#"{"error":"invalid_grant","error_description":"the code has expired","error_uri":"https://as.example/e"}"#,
        expected: |error| {
            error.message = "the code has expired".into();
            kept(error, &[
                r#"{"error":"invalid_grant"}"#,
                r#"{"error_description":"the code has expired"}"#,
                r#"{"error_uri":"https://as.example/e"}"#,
            ]);
        },
    },
    Row {
        server: "OAuth 2.0, a code alone", status: 401,
        headers: &[("content-type", "application/json"), ("www-authenticate", r#"Basic realm="token""#)],
        body: r#"{"error":"invalid_client"}"#,
        expected: |error| {
            error.message = "invalid_client".into();
            error.challenges = vec![Challenge::new("Basic").with_param("realm", "token")];
            kept(error, &[r#"{"error":"invalid_client"}"#]);
        },
    },
    Row {
        server: "a bearer-protected resource (RFC 6750)", status: 401,
        headers: &[(
            "www-authenticate",
            r#"Bearer realm="mcp", error="invalid_token", error_description="The token expired", resource_metadata="https://r.example/.well-known/x""#,
        )],
        body: "",
        expected: |error| {
            error.message = "The token expired".into();
            error.challenges = vec![
                Challenge::new("Bearer")
                    .with_param("realm", "mcp")
                    .with_param("error", "invalid_token")
                    .with_param("error_description", "The token expired")
                    .with_param("resource_metadata", "https://r.example/.well-known/x"),
            ];
        },
    },
    Row {
        server: "Azure", status: 404, headers: JSON,
        body: r#"{"error":{"code":"ResourceNotFound","message":"no such vault","target":"vault","details":[{"code":"X","target":"name","message":"odd"}],"innererror":{"code":"Y"}}}"#,
        expected: |error| {
            error.message = "no such vault".into();
            error.field_violations = vec![violation("name", "odd", "X")];
            kept(error, &[
                r#"{"details":[{"code":"X","target":"name","message":"odd"}]}"#,
                r#"{"code":"ResourceNotFound"}"#,
                r#"{"target":"vault"}"#,
                r#"{"innererror":{"code":"Y"}}"#,
            ]);
        },
    },
    Row {
        server: "AWS, JSON", status: 400, headers: &[("content-type", "application/x-amz-json-1.1")],
        body: r#"{"__type":"com.amazonaws#ResourceNotFoundException","Message":"no such table"}"#,
        expected: |error| {
            error.message = "no such table".into();
            kept(error, &[
                r#"{"__type":"com.amazonaws#ResourceNotFoundException"}"#,
                r#"{"Message":"no such table"}"#,
            ]);
        },
    },
    Row {
        server: "S3", status: 403, headers: &[("content-type", "application/xml")],
        body: r#"<?xml version="1.0" encoding="UTF-8"?><Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>"#,
        expected: |error| error.message = "Forbidden".into(),
    },
    Row {
        server: "GraphQL", status: 400, headers: &[("content-type", "application/graphql-response+json")],
        body: r#"{"errors":[{"message":"Cannot query field \"x\"","locations":[{"line":1,"column":3}],"extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]}"#,
        expected: |error| {
            error.message = "Cannot query field \"x\"".into();
            kept(error, &[r#"{"errors":[{"message":"Cannot query field \"x\"","locations":[{"line":1,"column":3}],"extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]}"#]);
        },
    },
    Row {
        server: "JSON:API", status: 422, headers: &[("content-type", "application/vnd.api+json")],
        body: r#"{"errors":[{"status":"422","source":{"pointer":"/data/attributes/age"},"title":"Invalid","detail":"must be positive"}]}"#,
        expected: |error| {
            error.message = "Unprocessable Content".into();
            error.field_violations = vec![violation("/data/attributes/age", "must be positive", "")];
            kept(error, &[r#"{"errors":[{"status":"422","source":{"pointer":"/data/attributes/age"},"title":"Invalid","detail":"must be positive"}]}"#]);
        },
    },
    Row {
        server: "Salesforce", status: 400, headers: JSON,
        body: r#"[{"message":"no such column","errorCode":"INVALID_FIELD"}]"#,
        expected: |error| {
            error.message = "no such column".into();
            kept(error, &[r#"{"message":"no such column"}"#, r#"{"errorCode":"INVALID_FIELD"}"#]);
        },
    },
    Row {
        server: "Slack", status: 200, headers: JSON,
        body: r#"{"ok":false,"error":"channel_not_found"}"#,
        expected: |error| {
            error.message = "channel_not_found".into();
            kept(error, &[r#"{"ok":false}"#, r#"{"error":"channel_not_found"}"#]);
        },
    },
    Row {
        server: "Cloudflare's API", status: 403, headers: JSON,
        body: r#"{"success":false,"errors":[{"code":9109,"message":"Invalid access token"}],"messages":[],"result":null}"#,
        expected: |error| {
            error.message = "Invalid access token".into();
            kept(error, &[
                r#"{"success":false}"#,
                r#"{"errors":[{"code":9109,"message":"Invalid access token"}]}"#,
                r#"{"messages":[]}"#,
                r#"{"result":null}"#,
            ]);
        },
    },
    Row {
        server: "Facebook", status: 400, headers: &[("content-type", "text/javascript; charset=UTF-8")],
        body: r#"{"error":{"message":"Invalid OAuth access token.","type":"OAuthException","code":190,"fbtrace_id":"A1"}}"#,
        expected: |error| {
            error.message = "Invalid OAuth access token.".into();
            kept(error, &[
                r#"{"type":"OAuthException"}"#,
                r#"{"code":190}"#,
                r#"{"fbtrace_id":"A1"}"#,
            ]);
        },
    },
    Row {
        server: "Twilio", status: 404, headers: JSON,
        body: r#"{"code":20404,"message":"The resource was not found","more_info":"https://www.twilio.com/docs","status":404}"#,
        expected: |error| {
            error.message = "The resource was not found".into();
            kept(error, &[
                r#"{"code":20404}"#,
                r#"{"message":"The resource was not found"}"#,
                r#"{"more_info":"https://www.twilio.com/docs"}"#,
            ]);
        },
    },
    // What stands between.
    Row {
        server: "nginx", status: 502, headers: HTML,
        body: "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n",
        expected: |error| error.message = "Bad Gateway".into(),
    },
    Row {
        server: "Cloudflare's page", status: 524, headers: HTML,
        body: "<!DOCTYPE html>\n<html lang=\"en-US\"><head><title>a.example | 524: A timeout occurred</title></head><body></body></html>",
        expected: |error| error.message = "Server Error".into(),
    },
    Row {
        server: "HTML without a type", status: 504, headers: &[],
        body: "  <html><body>504 Gateway Time-out</body></html>",
        expected: |error| error.message = "Gateway Timeout".into(),
    },
    Row {
        server: "Envoy", status: 503, headers: TEXT,
        body: "upstream connect error or disconnect/reset before headers. reset reason: connection failure",
        expected: |error| {
            error.message = "upstream connect error or disconnect/reset before headers. reset reason: connection failure".into();
        },
    },
    Row {
        server: "Go's http.Error", status: 500, headers: &[("content-type", "text/plain; charset=utf-8")],
        body: "something broke\n",
        expected: |error| error.message = "something broke".into(),
    },
    Row {
        server: "HAProxy in maintenance", status: 503,
        headers: &[("date", "Wed, 21 Oct 2026 07:28:00 GMT"), ("retry-after", "Wed, 21 Oct 2026 07:30:00 GMT")],
        body: "",
        expected: |error| {
            error.message = "Service Unavailable".into();
            error.retry_after = Some(Duration::from_mins(2));
        },
    },
    Row {
        server: "an empty answer", status: 404, headers: &[], body: "",
        expected: |error| error.message = "Not Found".into(),
    },
    Row {
        server: "an answer of blanks", status: 500, headers: JSON, body: " \r\n ",
        expected: |error| error.message = "Internal Server Error".into(),
    },
    Row {
        server: "a text as JSON", status: 403, headers: JSON, body: r#""Not allowed""#,
        expected: |error| error.message = "Not allowed".into(),
    },
    Row {
        server: "a text that says it is JSON", status: 500, headers: JSON, body: "Internal error",
        expected: |error| error.message = "Internal error".into(),
    },
    Row {
        server: "JSON that says it is HTML", status: 400, headers: HTML,
        body: "\u{feff}{\"message\":\"odd\"}",
        expected: |error| {
            error.message = "odd".into();
            kept(error, &[r#"{"message":"odd"}"#]);
        },
    },
    Row {
        server: "JSON that breaks off", status: 500, headers: JSON, body: r#"{"message":"od"#,
        expected: |error| error.message = "Internal Server Error".into(),
    },
    Row {
        server: "JSON in which a member stands twice", status: 500, headers: JSON,
        body: r#"{"message":"a","message":"b"}"#,
        expected: |error| error.message = "Internal Server Error".into(),
    },
    Row {
        server: "JSON in which a member beside the error stands twice", status: 500, headers: JSON,
        body: r#"{"error":{"message":"a"},"x":1,"x":2}"#,
        expected: |error| {
            error.message = "a".into();
            kept(error, &[r#"{"x":1}"#]);
        },
    },
    Row {
        server: "a message with a lone surrogate", status: 500, headers: JSON,
        body: r#"{"error":{"message":"lone \ud800 x"}}"#,
        expected: |error| error.message = "lone \u{fffd} x".into(),
    },
    Row {
        server: "a problem with lone surrogates", status: 500, headers: PROBLEM,
        body: r#"{"detail":"\udc00\ud800\ud83d\ude00"}"#,
        expected: |error| error.message = "\u{fffd}\u{fffd}\u{1f600}".into(),
    },
    Row {
        server: "details that are none", status: 400, headers: JSON,
        body: r#"{"error":{"message":"m","details":{"a":1}}}"#,
        expected: |error| {
            error.message = "m".into();
            kept(error, &[r#"{"details":{"a":1}}"#]);
        },
    },
    Row {
        server: "an empty object", status: 500, headers: JSON, body: "{}",
        expected: |error| error.message = "Internal Server Error".into(),
    },
    Row {
        server: "an empty array", status: 500, headers: JSON, body: "[]",
        expected: |error| {
            error.message = "Internal Server Error".into();
            kept(error, &["[]"]);
        },
    },
    Row {
        server: "null", status: 500, headers: JSON, body: "null",
        expected: |error| error.message = "Internal Server Error".into(),
    },
    Row {
        server: "a number", status: 500, headers: JSON, body: "-1e3",
        expected: |error| {
            error.message = "Internal Server Error".into();
            kept(error, &["-1e3"]);
        },
    },
    // Where a message hides.
    Row {
        server: "Google, an old one without a message", status: 401, headers: JSON,
        body: r#"{"error":{"errors":[{"domain":"global","reason":"required","message":"Login Required"}],"code":401}}"#,
        expected: |error| {
            error.message = "Login Required".into();
            kept(error, &[r#"{"errors":[{"domain":"global","reason":"required","message":"Login Required"}]}"#]);
        },
    },
    Row {
        server: "OData", status: 400, headers: JSON,
        body: r#"{"error":{"code":"BadArgument","message":{"lang":"en-us","value":"The property is bad"}}}"#,
        expected: |error| {
            error.message = "The property is bad".into();
            kept(error, &[
                r#"{"code":"BadArgument"}"#,
                r#"{"message":{"lang":"en-us","value":"The property is bad"}}"#,
            ]);
        },
    },
    Row {
        server: "Elasticsearch", status: 404, headers: JSON,
        body: r#"{"error":{"type":"index_not_found_exception","reason":"no such index [x]"},"status":404}"#,
        expected: |error| {
            error.message = "no such index [x]".into();
            kept(error, &[
                r#"{"type":"index_not_found_exception"}"#,
                r#"{"reason":"no such index [x]"}"#,
                r#"{"status":404}"#,
            ]);
        },
    },
    Row {
        server: "Apigee", status: 429, headers: JSON,
        body: r#"{"fault":{"faultstring":"Rate limit quota violation","detail":{"errorcode":"policies.ratelimit"}}}"#,
        expected: |error| {
            error.message = "Rate limit quota violation".into();
            kept(error, &[r#"{"fault":{"faultstring":"Rate limit quota violation","detail":{"errorcode":"policies.ratelimit"}}}"#]);
        },
    },
    Row {
        server: "a list as its error", status: 400, headers: JSON,
        body: r#"{"error":[{"message":"first"},{"message":"second"}]}"#,
        expected: |error| {
            error.message = "first".into();
            kept(error, &[r#"{"error":[{"message":"first"},{"message":"second"}]}"#]);
        },
    },
    Row {
        server: "a text as its errors", status: 400, headers: JSON,
        body: r#"{"errors":"all of it is odd"}"#,
        expected: |error| {
            error.message = "all of it is odd".into();
            kept(error, &[r#"{"errors":"all of it is odd"}"#]);
        },
    },
    Row {
        server: "GraphQL with a path", status: 200, headers: JSON,
        body: r#"{"data":null,"errors":[{"message":"Cannot query","locations":[{"line":1,"column":2}],"path":["a",0,"b"]}]}"#,
        expected: |error| {
            error.message = "Cannot query".into();
            kept(error, &[
                r#"{"data":null}"#,
                r#"{"errors":[{"message":"Cannot query","locations":[{"line":1,"column":2}],"path":["a",0,"b"]}]}"#,
            ]);
        },
    },
    Row {
        server: "Mongoose", status: 400, headers: JSON,
        body: r#"{"message":"Validation failed","errors":{"email":{"message":"Email is bad","kind":"user defined","code":"EMAIL"}}}"#,
        expected: |error| {
            error.message = "Validation failed".into();
            error.field_violations = vec![violation("email", "Email is bad", "EMAIL")];
            kept(error, &[
                r#"{"message":"Validation failed"}"#,
                r#"{"errors":{"email":{"message":"Email is bad","kind":"user defined","code":"EMAIL"}}}"#,
            ]);
        },
    },
    Row {
        server: "Zod", status: 400, headers: JSON,
        body: r#"{"success":false,"error":{"issues":[{"code":"invalid_type","path":["user","age"],"message":"Expected number"}],"name":"ZodError"}}"#,
        expected: |error| {
            error.message = "Bad Request".into();
            error.field_violations = vec![violation("user.age", "Expected number", "invalid_type")];
            kept(error, &[
                r#"{"issues":[{"code":"invalid_type","path":["user","age"],"message":"Expected number"}]}"#,
                r#"{"name":"ZodError"}"#,
                r#"{"success":false}"#,
            ]);
        },
    },
    Row {
        server: "JSON behind a prefix against inclusion", status: 403, headers: JSON,
        body: ")]}'\n{\"error\":{\"code\":403,\"message\":\"no\"}}",
        expected: |error| error.message = "no".into(),
    },
    Row {
        server: "a stream of JSON", status: 500, headers: &[("content-type", "application/x-ndjson")],
        body: "{\"error\":\"model not found\"}\n{\"done\":true}\n",
        expected: |error| {
            error.message = "model not found".into();
            kept(error, &[r#"{"error":"model not found"}"#]);
        },
    },
    Row {
        server: "a text in colour", status: 500, headers: TEXT,
        body: "\u{1b}[31mit broke\u{1b}[0m",
        expected: |error| error.message = "\u{1b}[31mit broke\u{1b}[0m".into(),
    },
    Row {
        server: "a redirect", status: 302, headers: &[], body: "",
        expected: |error| error.message = "HTTP 302".into(),
    },
    Row {
        server: "JSON-RPC with an empty message", status: 200, headers: JSON,
        body: r#"{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":""}}"#,
        expected: |error| {
            error.code = Some(-32602);
            error.message = "Invalid params".into();
            error.id = Some("1".into());
        },
    },
    Row {
        server: "JSON-RPC without a message, of a code of its own", status: 200, headers: JSON,
        body: r#"{"jsonrpc":"2.0","id":1,"error":{"code":-32001,"message":7}}"#,
        expected: |error| {
            error.code = Some(-32001);
            error.message = "JSON-RPC error -32001".into();
            error.id = Some("1".into());
            kept(error, &[r#"{"message":7}"#]);
        },
    },
    Row {
        server: "JSON-RPC with its message in data", status: 200, headers: JSON,
        body: r#"{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"data":"name is missing"}}"#,
        expected: |error| {
            error.code = Some(-32602);
            error.message = "name is missing".into();
            error.id = Some("1".into());
            error.data = DataShape::None;
            kept(error, &[r#""name is missing""#]);
        },
    },
    Row {
        server: "JSON-RPC that says nothing", status: 200, headers: JSON,
        body: r#"{"jsonrpc":"2.0","id":1,"error":{}}"#,
        expected: |error| {
            error.message = "HTTP 200".into();
            error.id = Some("1".into());
        },
    },
    Row {
        server: "GraphQL without a place in the query", status: 200, headers: JSON,
        body: r#"{"errors":[{"message":"Unauthenticated","path":["me"]}]}"#,
        expected: |error| {
            error.message = "Unauthenticated".into();
            kept(error, &[r#"{"errors":[{"message":"Unauthenticated","path":["me"]}]}"#]);
        },
    },
    Row {
        server: "API Platform", status: 422, headers: PROBLEM,
        body: r#"{"detail":"name: blank","violations":[{"propertyPath":"name","message":"blank"}]}"#,
        expected: |error| {
            error.message = "name: blank".into();
            error.field_violations = vec![violation("name", "blank", "")];
            kept(error, &[r#"{"violations":[{"propertyPath":"name","message":"blank"}]}"#]);
        },
    },
    Row {
        server: "violations that say nothing", status: 422, headers: PROBLEM,
        body: r#"{"detail":"m","violations":[{"code":"x"}]}"#,
        expected: |error| {
            error.message = "m".into();
            kept(error, &[r#"{"violations":[{"code":"x"}]}"#]);
        },
    },
    Row {
        server: "CouchDB", status: 409, headers: JSON,
        body: r#"{"error":"conflict","reason":"Document update conflict."}"#,
        expected: |error| {
            error.message = "Document update conflict.".into();
            kept(error, &[r#"{"error":"conflict"}"#, r#"{"reason":"Document update conflict."}"#]);
        },
    },
    Row {
        server: "a status that nobody has", status: 299, headers: &[], body: "",
        expected: |error| error.message = "HTTP 299".into(),
    },
];

fn headers(pairs: &[(&str, &str)]) -> HeaderMap {
    let pair = |(name, value): &(&str, &str)| {
        (name.parse::<HeaderName>().unwrap(), value.parse::<HeaderValue>().unwrap())
    };
    pairs.iter().map(pair).collect()
}

#[test]
fn every_answer_is_an_error_that_is_read_whole() {
    assert!(ROWS.len() >= 40, "{}", ROWS.len());
    for Row { server, status, headers: pairs, body, expected: set } in ROWS {
        let mut expected = RemoteError::default();
        expected.http_status = Some(*status);
        expected.body = body.as_bytes().into();
        set(&mut expected);
        let read = RemoteError::from_http(*status, &headers(pairs), body);
        assert_eq!(read, expected, "{server}");
        assert!(!read.to_string().is_empty());
    }
}

#[test]
fn every_answer_can_be_relayed_in_every_format() {
    for Row { server, status, headers: pairs, body, .. } in ROWS {
        let read = RemoteError::from_http(*status, &headers(pairs), body);
        let written = |write: fn(&RemoteError, &mut Vec<u8>)| {
            let mut buf = vec![];
            write(&read, &mut buf);
            buf
        };
        let rpc = written(|error, buf| jsonrpc::write_remote(1, error, buf));
        let aip = written(aip193::write_remote);
        let problem = written(problem::write_remote);
        let status = written(grpc::write_remote);
        for again in [
            jsonrpc::decode(&rpc),
            aip193::decode(500, &aip),
            problem::decode(500, &problem),
            grpc::decode(&status),
        ] {
            let again = again.unwrap();
            assert_eq!(again.message, read.message, "{server}");
            assert_eq!(again.reason, read.reason, "{server}");
            assert_eq!(again.retry_after, read.retry_after, "{server}");
            assert_eq!(again.field_violations, read.field_violations, "{server}");
        }
    }
}

#[test]
fn a_status_is_a_number_or_one_of_http() {
    let by_number = RemoteError::from_http(503, &HeaderMap::new(), b"");
    let by_name = RemoteError::from_http(StatusCode::SERVICE_UNAVAILABLE, &HeaderMap::new(), []);
    assert_eq!(by_number, by_name);
    assert!(by_name.is_retryable());
    let unknown = RemoteError::from_http(0, &HeaderMap::new(), "");
    assert_eq!((unknown.http_status, &*unknown.message), (Some(0), "HTTP 0"));
}

#[test]
fn retry_after_is_seconds_or_a_date_against_the_answer_s_own() {
    const DATE: (&str, &str) = ("date", "Sun, 06 Nov 1994 08:49:37 GMT");
    let read =
        |pairs: &[(&str, &str)]| RemoteError::from_http(429, &headers(pairs), "").retry_after;
    for (value, expected) in [
        ("120", Some(120)),
        (" 0 ", Some(0)),
        ("315576000000", Some(315_576_000_000)),
        ("315576000001", None), // more than a `google.protobuf.Duration` holds
        ("99999999999999999999", None),
        ("-1", None),
        ("1.5", None),
        ("", None),
        ("soon", None),
        ("Sun, 06 Nov 1994 08:50:37 GMT", Some(60)),
        ("Sunday, 06-Nov-94 08:50:37 GMT", Some(60)),
        ("Sun Nov  6 08:50:37 1994", Some(60)),
        ("Sun, 06 Nov 1994 08:00:00 GMT", Some(0)), // is past
    ] {
        let expected = expected.map(Duration::from_secs);
        assert_eq!(read(&[("retry-after", value), DATE]), expected, "{value}");
    }
    // The first that can be read counts.
    assert_eq!(
        read(&[("retry-after", "soon"), ("retry-after", "5")]),
        Some(Duration::from_secs(5))
    );
    // There is nothing to count from.
    assert_eq!(read(&[("retry-after", "Sun, 06 Nov 1994 08:50:37 GMT")]), None);
    let body = r#"{"error":{"message":"m","details":[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"0.250s"}]}}"#;
    let both = RemoteError::from_http(429, &headers(&[("retry-after", "1")]), body);
    assert_eq!(both.retry_after, Some(Duration::from_millis(250))); // the header is rounded up
    assert!(both.is_retryable());
    assert!(!RemoteError::from_http(429, &HeaderMap::new(), "").is_retryable());
    assert!(!RemoteError::from_http(408, &HeaderMap::new(), "").is_retryable());
}

#[test]
fn the_body_is_kept_up_to_64_kib_and_read_up_to_1_mib() {
    const LIMIT: usize = 64 << 10;
    let long = format!(r#"{{"message":"m","more":"{}"}}"#, "x".repeat(1 << 19));
    let read = RemoteError::from_http(500, &HeaderMap::new(), &long);
    assert_eq!(read.body, long.as_bytes()[..LIMIT]);
    assert_eq!(read.message, "m");
    let too_long = format!(r#"{{"message":"m","more":"{}"}}"#, "x".repeat(1 << 20));
    let read = RemoteError::from_http(500, &HeaderMap::new(), &too_long);
    assert_eq!((read.body.len(), &*read.message), (LIMIT, "Internal Server Error"));
    let too_deep = format!("{}{}", "[".repeat(129), "]".repeat(129));
    let read = RemoteError::from_http(500, &HeaderMap::new(), &too_deep);
    assert_eq!(read.message, "Internal Server Error");
    let prose = "é".repeat(1 << 20);
    let read = RemoteError::from_http(500, &headers(TEXT), &prose);
    assert_eq!(read.message, prose[..LIMIT]);
}

#[test]
fn an_object_is_read_only_if_nothing_but_json_follows() {
    let message =
        |body: &str| RemoteError::from_http(500, &headers(JSON), body).into_parts().message;
    assert_eq!(message(r#"{"message":"no"} {"more":1} "#), "no");
    assert_eq!(message(r#"{"message":"no"} and more"#), "Internal Server Error");
    assert_eq!(message("404 503"), "404 503");
    assert_eq!(message("404 page not found"), "404 page not found");
}

#[test]
fn a_detail_is_connect_s_if_it_has_its_type_and_value_and_is_not_proto_json() {
    for (details, delay, kept) in [
        (r#"[{"type":"google.rpc.RetryInfo","value":"CgIIAw"}]"#, Some(3), &[][..]),
        (r#"[{"type":"google.rpc.RetryInfo","value":"CgIIAw"},"a"]"#, Some(3), &[r#""a""#]),
        (
            r#"[{"@type":"a.example/B","type":"google.rpc.RetryInfo","value":"CgIIAw"}]"#,
            None,
            &[r#"{"@type":"a.example/B","type":"google.rpc.RetryInfo","value":"CgIIAw"}"#],
        ),
        // Of nothing but foreign elements the list is kept.
        (
            r#"[{"type":"google.rpc.RetryInfo"}]"#,
            None,
            &[r#"{"details":[{"type":"google.rpc.RetryInfo"}]}"#],
        ),
        (r#"[{"value":"CgIIAw"}]"#, None, &[r#"{"details":[{"value":"CgIIAw"}]}"#]),
        (r#"["a",{"b":1}]"#, None, &[r#"{"details":["a",{"b":1}]}"#]),
    ] {
        let body = format!(r#"{{"code":"internal","message":"m","details":{details}}}"#);
        let read = RemoteError::from_http(500, &headers(JSON), body);
        assert_eq!(read.retry_after, delay.map(Duration::from_secs), "{details}");
        let kept: Vec<_> = kept.iter().map(|json| OtherDetail::Json((*json).into())).collect();
        assert_eq!(read.other, kept, "{details}");
    }
}

#[test]
fn of_many_short_details_of_connect_the_list_is_kept() {
    let detail = r#"{"type":"a.B","value":""}"#;
    for (count, kept) in [(64, 64), (65, 1)] {
        let details = vec![detail; count].join(",");
        let body = format!(r#"{{"code":"internal","message":"m","details":[{details}]}}"#);
        let read = RemoteError::from_http(500, &headers(JSON), body);
        let expected = match kept {
            1 => format!(r#"{{"details":[{details}]}}"#),
            _ => detail.into(),
        };
        assert_eq!(read.other, vec![OtherDetail::Json(expected.into()); kept], "{count}");
    }
}

#[test]
fn a_plain_text_is_the_message_whatever_it_starts_with() {
    let message =
        |body: &str| RemoteError::from_http(500, &headers(TEXT), body).into_parts().message;
    for text in ["[worker 3] failed", "{oops", "<nil> pointer dereference", "[", "<"] {
        assert_eq!(message(text), text);
    }
    for page in ["<html><body>no</body></html>", "<!DOCTYPE html>", "<?xml version='1.0'?>"] {
        assert_eq!(message(page), "Internal Server Error");
    }
}

#[test]
fn what_is_not_text_is_not_a_message() {
    let message = |content_type: &str, body: &[u8]| {
        let headers = headers(&[("content-type", content_type)]);
        RemoteError::from_http(500, &headers, body).into_parts().message
    };
    assert_eq!(message("text/plain", b"caf\xe9"), "caf\u{fffd}");
    // JSON that is no UTF-8 is read for its message alone.
    let latin = b"{\"message\":\"caf\xe9\",\"reason\":\"\xe9\"}";
    assert_eq!(message("application/json", latin), "caf\u{fffd}");
    let read = RemoteError::from_http(500, &HeaderMap::new(), latin);
    assert_eq!((&read.reason, &*read.other, &*read.body), (&None, &[][..], &latin[..]));
    assert_eq!(message("application/json", b"[\"caf\xe9\"]"), "Internal Server Error");
    // For the most part it must be: of 80 bytes 10 may be broken.
    let broken = |count: usize| {
        let body = [&b"{\"message\":\""[..], &vec![0xe9; count], &vec![b'x'; 66 - count], b"\"}"];
        message("application/json", &body.concat())
    };
    assert_eq!(broken(10), format!("{}{}", "\u{fffd}".repeat(10), "x".repeat(56)));
    assert_eq!(broken(11), "Internal Server Error");
    assert_eq!(message("application/octet-stream", b"\xff\xfe"), "Internal Server Error");
    let colours = "\u{1b}[31mline 1\u{1b}[0m\r\n\tline 2";
    assert_eq!(message("text/plain", colours.as_bytes()), colours);
    assert_eq!(message("text/plain", b"line 1\n\0line 2"), "Internal Server Error");
    assert_eq!(message("application/gzip", b"\x1f\x8b\x08\x00"), "Internal Server Error");
    assert_eq!(message("TEXT/HTML", b"Oops <b>it</b> broke"), "Internal Server Error");
    assert_eq!(message("application/soap+xml", b"Oops"), "Oops");
}

#[test]
fn of_many_short_details_of_connect_those_that_are_known_are_read() {
    let request = r#"{"type":"google.rpc.RequestInfo","value":"CgFy"}"#;
    let list = format!("[{request},{}]", [r#"{"type":"Z","value":""}"#; 65].join(","));
    let body = format!(r#"{{"code":"not_found","message":"m","details":{list}}}"#);
    let read = RemoteError::from_http(404, &HeaderMap::new(), body.as_bytes());
    assert_eq!((read.message.as_str(), read.request_id.as_deref()), ("m", Some("r")));
    assert_eq!(read.other, [OtherDetail::Json(format!(r#"{{"details":{list}}}"#).into())]);
}
