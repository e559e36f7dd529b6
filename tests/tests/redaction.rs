//! What a field holds leaves the process only where the contract says so.

#[expect(dead_code, reason = "the vectors' own test reads the rest of a row")]
mod domain;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use domain::expected::Expected;
use domain::{Domain, Row, Values, domains};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};
use tonic_types::{StatusExt, pb};
use uuid::Uuid;
use wire_error::{
    Disclosed, FieldViolation, Report, WireError, aip193, grpc, jsonrpc, negotiate, problem,
};
use wire_error_examples::a2a::{A2aError, A2aV1Error, StorageError};
use wire_error_examples::klp::{ErrorKind, RpcError};

/// What a format may show of a public field.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shows {
    Everything,
    /// The message, but no violations.
    Message,
    Nothing,
}

/// Everything that can be sent of an error, and a printed `Disclosed`.
fn renderings(error: &dyn WireError) -> Vec<(&'static str, Shows, Vec<u8>)> {
    use Shows::{Everything, Message, Nothing};
    let mut object = vec![];
    jsonrpc::write_object(error, &mut object);
    vec![
        ("jsonrpc::to_vec", Everything, jsonrpc::to_vec(1, error)),
        ("jsonrpc::write_object", Everything, object),
        ("aip193::to_vec", Everything, aip193::to_vec(error)),
        ("problem::to_vec", Everything, problem::to_vec(error)),
        ("grpc::to_vec", Everything, grpc::to_vec(error)),
        ("to_jsonrpc_error", Everything, error.to_jsonrpc_error(None).to_string().into()),
        ("to_http_error_body", Everything, error.to_http_error_body().to_string().into()),
        ("to_problem_details", Everything, error.to_problem_details().to_string().into()),
        ("Display", Message, error.to_string().into()),
        ("Debug of Disclosed", Message, format!("{:?}", Disclosed::new(error)).into()),
        ("headers of gRPC", Message, headers(&grpc::to_status(error).into_http::<()>())),
        ("headers of AIP-193", Nothing, headers(&reply(aip193::Response::from(error)))),
        ("headers of problem details", Nothing, headers(&reply(problem::Response::from(error)))),
        ("headers of either", Nothing, headers(&reply(negotiate::Response::from(error)))),
        ("headers of JSON-RPC", Nothing, headers(&reply(jsonrpc::Response::from(error)))),
    ]
}

fn reply(wrapper: impl Into<http::Response<Vec<u8>>>) -> http::Response<Vec<u8>> {
    wrapper.into()
}

fn headers<T>(response: &http::Response<T>) -> Vec<u8> {
    format!("{:?}", response.headers()).into()
}

fn contains(bytes: &[u8], text: &str) -> bool {
    String::from_utf8_lossy(bytes).contains(text)
}

/// The forms in which a field's text may turn up.
fn forms(text: &str) -> Vec<String> {
    let mut forms = vec![text.to_owned()];
    if let Ok(id) = Uuid::parse_str(text) {
        forms.extend([id.simple().to_string(), text.to_uppercase()]);
    }
    if let Ok(number) = text.parse::<u64>() {
        forms.push(format!("{number:x}"));
    }
    forms
}

#[test]
fn a_canary_in_a_field_is_seen_only_where_the_field_is_public() {
    let values = Values::canaries();
    let mut fields = 0;
    for domain in &domains() {
        for (row, error) in domain.rows(&values) {
            let report = Report(&*error).to_string();
            let renderings = renderings(&*error);
            for field in row.fields(&values) {
                fields += 1;
                for text in &field.texts {
                    let place = format!("{}::{}.{}", domain.name, row.variant, field.name);
                    assert!(report.contains(text), "{place} does not hold its canary");
                    for (format, shows, bytes) in &renderings {
                        let shown = field.public
                            && match shows {
                                Shows::Everything => true,
                                Shows::Message => field.name != "violations",
                                Shows::Nothing => false,
                            };
                        for form in forms(text) {
                            let shown = shown && form == *text;
                            assert_eq!(contains(bytes, &form), shown, "{place} in {format}");
                        }
                    }
                }
            }
        }
    }
    assert_eq!(fields, 18 + 9 + 10); // of sessions, A2A as published, and A2A v1
}

#[test]
fn an_opaque_error_is_the_same_bytes_whatever_its_fields_hold() {
    let other = Values {
        ids: [Uuid::nil(); 3],
        numbers: [0, u64::MAX],
        text: "x".repeat(1 << 20),
        violations: vec![],
    };
    let mut opaque = 0;
    for domain in &domains() {
        for ((row, error), (_, twin)) in
            domain.rows(&Values::canaries()).into_iter().zip(domain.rows(&other))
        {
            if row.opaque {
                opaque += 1;
                assert!(renderings(&*error) == renderings(&*twin), "{}", row.variant);
            }
        }
    }
    assert_eq!(opaque, 9 + 1 + 1 + 1); // every session error, and each other's internal error
}

#[test]
fn what_an_internal_error_came_from_is_for_the_report_alone() {
    let sqlite = || rusqlite::Error::InvalidPath("/var/lib/canary.db".into());
    let errors: [Box<dyn WireError>; 2] = [
        Box::new(A2aError::from(StorageError::from(sqlite()))),
        Box::new(A2aV1Error::from(StorageError::from(sqlite()))),
    ];
    for error in errors {
        assert!(Report(&*error).to_string().contains("canary"));
        for (format, _, bytes) in renderings(&*error) {
            assert!(!contains(&bytes, "canary"), "{format}");
        }
    }
}

#[test]
fn the_detail_of_an_internal_klp_error_is_on_no_wire() {
    let error = RpcError::new(ErrorKind::InternalError, "canary").with_message("canary");
    for (format, _, bytes) in renderings(&error) {
        assert!(!contains(&bytes, "canary"), "{format}");
    }
    assert!(!contains(&serde_json::to_vec(&error).unwrap(), "canary"));
}

/// Text that a renderer may get wrong.
fn text() -> impl Strategy<Value = String> {
    let odd = prop::sample::select(vec![
        '"',
        '\\',
        '/',
        '{',
        '}',
        '%',
        '<',
        '\0',
        '\u{8}',
        '\t',
        '\n',
        '\u{c}',
        '\r',
        '\u{1b}',
        '\u{1f}',
        ' ',
        '~',
        '\u{7f}',
        '\u{80}',
        '\u{85}',
        '\u{9f}',
        '\u{a0}',
        'é',
        '\u{2027}',
        '\u{2028}',
        '\u{2029}',
        '\u{202e}',
        '\u{feff}',
        '\u{fdd0}',
        '\u{fffe}',
        '\u{ffff}',
        '\u{fffd}',
        '😀',
        '\u{1fffe}',
        '\u{10ffff}',
    ]);
    let odd = prop::collection::vec(odd, 0..40).prop_map(String::from_iter);
    prop_oneof![4 => odd, 4 => any::<String>(), 1 => "[ -~]{0,80}"]
}

/// The same, and text that is longer than any format sends.
fn long_text() -> impl Strategy<Value = String> {
    let long = (text(), 1..100_usize << 10).prop_map(|(text, len)| {
        let times = len / text.len().max(1);
        text.repeat(times)
    });
    prop_oneof![7 => text(), 1 => long]
}

fn violation() -> impl Strategy<Value = FieldViolation> {
    (text(), text(), any::<Option<bool>>(), text()).prop_map(
        |(field, description, with, reason)| {
            let violation = FieldViolation::new(field, description);
            if with.is_some() { violation.with_reason(reason) } else { violation }
        },
    )
}

fn values() -> impl Strategy<Value = Values> {
    let violations = prop::collection::vec(violation(), 0..4);
    (any::<[u128; 3]>(), any::<[u64; 2]>(), long_text(), violations).prop_map(
        |(ids, numbers, text, violations)| Values {
            ids: ids.map(Uuid::from_u128),
            numbers,
            text,
            violations,
        },
    )
}

/// One row of the four enums, and the error of its variant.
fn pick<'a>(
    domains: &'a [Domain],
    at: Index,
    values: &Values,
) -> (&'a Domain, &'a Row, Box<dyn WireError>) {
    let mut rows = all_rows(domains, values);
    rows.swap_remove(at.index(rows.len()))
}

/// The error of one opaque row of the four enums.
fn pick_opaque(domains: &[Domain], at: Index, values: &Values) -> Box<dyn WireError> {
    let mut rows = all_rows(domains, values);
    rows.retain(|(_, row, _)| row.opaque);
    rows.swap_remove(at.index(rows.len())).2
}

fn all_rows<'a>(
    domains: &'a [Domain],
    values: &Values,
) -> Vec<(&'a Domain, &'a Row, Box<dyn WireError>)> {
    let of = |domain: &'a Domain| {
        domain.rows(values).into_iter().map(move |(row, error)| (domain, row, error))
    };
    domains.iter().flat_map(of).collect()
}

/// Whether prose is whole, or as much of it as there is room for and `…`.
fn is_prose(sent: &str, whole: &str) -> bool {
    let start = sent.strip_suffix('…').unwrap_or_default();
    sent == whole || sent.len() < whole.len() && whole.starts_with(start)
}

/// Whether a reader of lines may take the character for the end of one.
fn ends_line(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..Default::default() })]

    #[test]
    fn json_says_what_the_contract_says_whatever_the_fields_hold(
        values in values(),
        at in any::<Index>(),
        id in text(),
    ) {
        let domains = domains();
        let (domain, row, error) = pick(&domains, at, &values);
        let expected = Expected::of(domain, row, &values);
        let written_id = json!(id).to_string();
        for (bytes, expected) in [
            (jsonrpc::to_vec(&*id, &*error), expected.jsonrpc(&written_id)),
            (aip193::to_vec(&*error), expected.aip193()),
            (problem::to_vec(&*error), expected.problem()),
        ] {
            prop_assert!(bytes.len() < 1 << 20);
            let sent = String::from_utf8(bytes).expect("UTF-8");
            prop_assert!(!sent.contains(ends_line));
            let sent: Value = serde_json::from_str(&sent).expect("JSON");
            prop_assert_eq!(sent, serde_json::from_str::<Value>(&expected).expect("JSON"));
        }
    }

    #[test]
    fn grpc_says_no_more_than_the_contract_says_whatever_the_fields_hold(
        values in values(),
        at in any::<Index>(),
    ) {
        let domains = domains();
        let (domain, row, error) = pick(&domains, at, &values);
        let expected = Expected::of(domain, row, &values);
        let bytes = grpc::to_vec(&*error);
        let whole: pb::Status = prost::Message::decode(&*expected.grpc()).unwrap();
        let sent: pb::Status = prost::Message::decode(&*bytes).unwrap();
        let headers = grpc::to_status(&*error).into_http::<()>();
        let len = |name| headers.headers().get(name).map_or(0, http::HeaderValue::len);
        prop_assert!(len("grpc-message") + BASE64.encode(&bytes).len() < 7168);
        prop_assert_eq!(sent.code, whole.code);
        prop_assert!(is_prose(&sent.message, &whole.message));

        let status = grpc::to_status(&*error);
        let (sent, whole) = (status.get_error_details(), tonic_status(whole).get_error_details());
        let delay = |details: &tonic_types::ErrorDetails| details.retry_info().map(|retry| retry.retry_delay);
        prop_assert_eq!(delay(&sent), delay(&whole));
        prop_assert_eq!(sent.error_info().is_some(), whole.error_info().is_some());
        if let (Some(sent), Some(whole)) = (sent.error_info(), whole.error_info()) {
            prop_assert_eq!(&sent.reason, &whole.reason);
            prop_assert_eq!(&sent.domain, &whole.domain);
            for (key, value) in &sent.metadata {
                prop_assert_eq!(&whole.metadata[key], value);
            }
        }
        let violations = |details: &tonic_types::ErrorDetails| {
            details.bad_request().map_or(vec![], |bad| bad.field_violations.clone())
        };
        for (sent, whole) in violations(&sent).iter().zip(violations(&whole)) {
            prop_assert_eq!(&whole.field, &sent.field);
            prop_assert!(is_prose(&sent.description, &whole.description));
            prop_assert_eq!(&whole.reason, &sent.reason);
        }
    }

    #[test]
    fn display_is_the_public_message_whatever_the_fields_hold(
        values in values(),
        at in any::<Index>(),
    ) {
        let domains = domains();
        let (domain, row, error) = pick(&domains, at, &values);
        prop_assert_eq!(error.to_string(), Expected::of(domain, row, &values).message);
    }

    #[test]
    fn an_opaque_error_is_the_same_bytes_for_any_two_values(
        one in values(),
        other in values(),
        at in any::<Index>(),
    ) {
        let domains = domains();
        let (error, twin) = (pick_opaque(&domains, at, &one), pick_opaque(&domains, at, &other));
        prop_assert!(renderings(&*error) == renderings(&*twin));
    }
}

/// The status as a client of tonic has it.
fn tonic_status(status: pb::Status) -> tonic::Status {
    let details = prost::Message::encode_to_vec(&status);
    tonic::Status::with_details(status.code.into(), status.message, details.into())
}
