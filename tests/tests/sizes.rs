//! Errors that are too long for their wire: prose is shortened, what a program reads goes whole or
//! not at all, in the order of the design; the reason, the domain and the delay stay.

mod sample;

use std::fmt;
use std::time::Duration;

use sample::Sample;
use wire_error::{
    Code, Disclose, ErrorSpec, FieldSpec, FieldViolation, LocalizedMessage, PreconditionFailure,
    PreconditionViolation, QuotaFailure, QuotaViolation, RemoteError, ResourceInfo, RpcDetails,
    Text, WireError, aip193, grpc, jsonrpc, problem,
};

const KIB: usize = 1 << 10;
const MIB: usize = 1 << 20;

/// Text that JSON, and each peer of gRPC, writes in another number of bytes, each.
const HARD: [&str; 9] = ["x", "#", "?", "%", "\n", "\0", "é", "🦀", "\u{2028}"];

const WIRES: [&str; 4] = ["jsonrpc", "aip193", "problem", "grpc"];

/// What a client reads of the error over this wire, whose room it does not exceed.
fn sent(wire: &str, error: &dyn WireError) -> RemoteError {
    let body = match wire {
        "jsonrpc" => jsonrpc::to_vec(1, error),
        "aip193" => aip193::to_vec(error),
        "problem" => problem::to_vec(error),
        _ => grpc::to_vec(error),
    };
    if wire == "grpc" {
        let headers = grpc::to_status(error).into_http::<()>();
        let len = |name| headers.headers().get(name).map_or(0, http::HeaderValue::len);
        let len = len("grpc-message") + len("grpc-status-details-bin");
        assert!(len < 7168, "{len}");
        return grpc::decode(&body).unwrap();
    }
    assert!(body.len() < MIB, "{wire}: {}", body.len());
    assert!(!body.contains(&b'\n'));
    match wire {
        "jsonrpc" => jsonrpc::decode(&body),
        "aip193" => aip193::decode(error.http_status(), &body),
        _ => problem::decode(error.http_status(), &body),
    }
    .unwrap()
}

/// Asserts that prose is whole, or as much of it as there is room for, and `…`.
#[track_caller]
fn assert_prose(sent: &str, whole: &str) {
    let start = sent.strip_suffix('…').unwrap_or_default();
    assert!(sent == whole || (sent.len() < whole.len() && whole.starts_with(start)), "{sent:.99}");
}

static REFUSED: ErrorSpec = ErrorSpec::new("Refused")
    .with_grpc(Code::InvalidArgument)
    .with_reason("shop.example", "ORDER_REFUSED")
    .with_message("refused")
    .with_help("https://shop.example/errors/refused");

#[test]
fn prose_over_64_kib_is_shortened_between_characters_and_says_so() {
    for text in HARD {
        let long = text.repeat(MIB / text.len());
        let error = Sample {
            message: long.clone(),
            violations: vec![FieldViolation::new("path", &*long)],
            ..Sample::new(&REFUSED)
        };
        for wire in &WIRES[..3] {
            let sent = sent(wire, &error);
            for prose in [&sent.message, &sent.field_violations[0].description] {
                assert_prose(prose, &long);
                let len = prose.len();
                assert!((64 * KIB - 3..=64 * KIB).contains(&len), "{wire} {text:?} {len}");
            }
        }
    }
}

#[test]
fn a_value_for_programs_of_64_kib_goes_whole_and_a_longer_one_not_at_all() {
    for text in HARD {
        let most =
            format!("{}{}", text.repeat(64 * KIB / text.len()), "_".repeat(64 * KIB % text.len()));
        assert_eq!(most.len(), 64 * KIB);
        let more = format!("{most}{text}");
        let error = Sample {
            metadata: vec![("most", most.clone()), ("more", more.clone()), ("last", "1".into())],
            violations: vec![
                FieldViolation::new(&*more, "path too long"),
                FieldViolation::new("path", "reason too long").with_reason(&*more),
                FieldViolation::new("path", "stays").with_reason("STAYS"),
            ],
            ..Sample::new(&REFUSED)
        };
        for wire in &WIRES[..3] {
            let sent = sent(wire, &error);
            let kept = [("last", "1"), ("most", &*most)];
            assert!(
                sent.metadata.iter().map(|(key, value)| (&**key, &**value)).eq(kept),
                "{wire} {text:?}"
            );
            let stays = FieldViolation::new("path", "stays").with_reason("STAYS");
            assert_eq!(sent.field_violations, [stays]);
        }
        let sent = sent("grpc", &error);
        assert_eq!(sent.metadata, [("last".to_owned(), "1".to_owned())].into());
    }
}

/// An error whose metadata is what a `Display` writes.
#[derive(Debug)]
struct Shown(String);

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("shown")
    }
}

impl std::error::Error for Shown {}

impl Disclose for Shown {
    fn record(&self) -> &ErrorSpec {
        static FIELDS: [FieldSpec; 1] = [FieldSpec::new("value").with_key("value")];
        static SPEC: ErrorSpec = REFUSED.with_fields(&FIELDS);
        &SPEC
    }

    fn visit_fields(&self, visit: &mut dyn FnMut(&[Text<'_>])) {
        visit(&[Text::Display(&self.0)]);
    }
}

#[test]
fn what_a_display_writes_is_a_value_like_any_other() {
    for text in HARD {
        for before in 64 * KIB - 5..64 * KIB + 2 {
            let value = "x".repeat(before) + text;
            for wire in &WIRES[..3] {
                let sent = sent(wire, &Shown(value.clone()));
                let expected = Some(&value).filter(|value| value.len() <= 64 * KIB);
                assert!(sent.metadata.get("value") == expected, "{wire} {text:?} {before}");
            }
        }
    }
}

#[test]
fn a_long_message_leaves_a_number_whole() {
    #[derive(Debug, WireError)]
    #[wire(domain = "shop.example", grpc = InvalidArgument, reason, message = "order {id}: {why}")]
    struct OrderRefused {
        #[wire(public)]
        id: u64,
        #[wire(public)]
        why: String,
    }

    let mut left_out = 0;
    for len in (2800..3100).chain([4000, 64 * KIB, MIB]) {
        let error = OrderRefused { id: 12_345_678_901_234_567_890, why: "y".repeat(len) };
        for wire in WIRES {
            let sent = sent(wire, &error);
            assert_eq!(sent.metadata["id"], "12345678901234567890", "{wire} {len}");
            assert_prose(&sent.message, &error.to_string());
            let why = sent.metadata.get("why");
            assert!(why.is_none_or(|why| *why == error.why), "{wire} {len}");
            left_out += usize::from(why.is_none());
        }
    }
    assert_eq!(left_out, 2 + 3, "of 64 KiB and 1 MiB over gRPC, of 1 MiB in JSON");
}

#[test]
fn a_long_id_is_said_before_prose_is() {
    let id = "i".repeat(4000);
    let error = Sample {
        message: format!("no order {id}"),
        metadata: vec![("id", id.clone())],
        violations: vec![FieldViolation::new("order", "d".repeat(900))],
        ..Sample::new(&REFUSED)
    };
    let sent = sent("grpc", &error);
    assert_eq!(sent.metadata["id"], id);
    assert_prose(&sent.message, &error.message);
    assert_eq!(sent.help, []);
}

/// The longest text, of which a reason may be any part.
static REASON: &str = {
    static BYTES: [u8; MIB] = [b'R'; MIB];
    match str::from_utf8(&BYTES) {
        Ok(text) => text,
        Err(_) => panic!(),
    }
};

/// An error with every part: `many` entries of each list, and a reason of this length, which is
/// never left out.
fn crowded(many: usize, reason: usize) -> Sample {
    let describe = |at: usize| format!("{at} {}", "d".repeat(200));
    let precondition =
        |at| PreconditionViolation::new("TOS", format!("subject-{at}"), describe(at));
    let quota = |at| QuotaViolation::new(format!("subject-{at}"), describe(at));
    let mut resource = ResourceInfo::new("table", "orders");
    resource.description = describe(0);
    let spec = Box::leak(Box::new(REFUSED.with_reason("shop.example", &REASON[..reason])));
    Sample {
        message: "m".repeat((600 * many).min(60_000)),
        metadata: vec![
            ("short", "s".repeat(10)),
            ("first", "f".repeat(40 * many)),
            ("second", "s".repeat(40 * many)),
            ("longest", "l".repeat(60 * many)),
        ],
        violations: (0..4 * many)
            .map(|at| FieldViolation::new(format!("path-{at}"), describe(at)).with_reason("NO"))
            .collect(),
        retry_after: Some(Duration::from_secs(3)),
        rpc_details: leak(
            PreconditionFailure::new((0..2 * many).map(precondition).collect::<Vec<_>>()),
            QuotaFailure::new((0..2 * many).map(quota).collect::<Vec<_>>()),
            resource,
            LocalizedMessage::new("de-CH", "l".repeat(100 * many)),
        ),
        ..Sample::new(spec)
    }
}

fn leak(
    precondition_failure: PreconditionFailure,
    quota_failure: QuotaFailure,
    resource_info: ResourceInfo,
    localized_message: LocalizedMessage,
) -> RpcDetails<'static> {
    let mut details = RpcDetails::NONE;
    details.precondition_failure = Some(Box::leak(Box::new(precondition_failure)));
    details.quota_failure = Some(Box::leak(Box::new(quota_failure)));
    details.resource_info = Some(Box::leak(Box::new(resource_info)));
    details.localized_message = Some(Box::leak(Box::new(localized_message)));
    details
}

/// How much is said of each part, in the order in which they are left out. The message stands there
/// twice: what is over 256 bytes of it, and the rest.
const PARTS: [&str; 9] = [
    "help",
    "localized message",
    "descriptions over 128 bytes",
    "message over 256 bytes",
    "failures",
    "violations",
    "resource",
    "metadata",
    "rest of the message",
];

fn parts(error: &RemoteError) -> [usize; 9] {
    let preconditions = error.precondition_failure.iter().flat_map(|failure| &failure.violations);
    let quotas = error.quota_failure.iter().flat_map(|failure| &failure.violations);
    let descriptions = preconditions
        .clone()
        .map(|violation| &violation.description)
        .chain(quotas.clone().map(|violation| &violation.description))
        .chain(error.field_violations.iter().map(|violation| &violation.description))
        .chain(error.resource_info.iter().map(|resource| &resource.description));
    [
        error.help.len(),
        error.localized_message.iter().len(),
        descriptions.map(String::len).max().unwrap_or_default().max(128),
        error.message.len().max(256),
        preconditions.count().max(quotas.count()),
        error.field_violations.len(),
        error.resource_info.iter().len(),
        error.metadata.len(),
        error.message.len().min(256),
    ]
}

/// What is left of a part before the next one is.
const LEAST: [usize; 9] = [0, 0, 128, 256, 0, 0, 0, 0, 0];

/// Asserts that what is said of the error is part of it, that each value for programs is whole, and
/// that nothing is left out while there is something that goes before it.
fn assert_in_order(wire: &str, error: &Sample, sent: &RemoteError, whole: &RemoteError) {
    assert_eq!(sent.reason.as_deref(), error.spec.reason());
    assert_eq!(sent.domain.as_deref(), error.spec.domain());
    assert_eq!(sent.retry_after, Some(Duration::from_secs(3)));
    assert_prose(&sent.message, &error.message);

    // Lists end early, and their entries are whole but for the prose.
    let begins = |sent: &[&FieldViolation], whole: &[FieldViolation]| {
        for (sent, whole) in sent.iter().zip(whole) {
            assert_eq!((&sent.field, &sent.reason), (&whole.field, &whole.reason));
            assert_prose(&sent.description, &whole.description);
        }
    };
    begins(&sent.field_violations.iter().collect::<Vec<_>>(), &error.violations);
    if let (Some(sent), Some(whole)) = (&sent.quota_failure, &whole.quota_failure) {
        for (sent, whole) in sent.violations.iter().zip(&whole.violations) {
            assert_eq!(sent.subject, whole.subject);
            assert_prose(&sent.description, &whole.description);
        }
    }
    if let (Some(sent), Some(whole)) = (&sent.precondition_failure, &whole.precondition_failure) {
        for (sent, whole) in sent.violations.iter().zip(&whole.violations) {
            assert_eq!(sent.subject, whole.subject);
            assert_prose(&sent.description, &whole.description);
        }
    }
    // The longest value goes first, of equals the last declared.
    let keys = ["longest", "second", "first", "short"];
    let kept = &keys[keys.len() - sent.metadata.len()..];
    for key in kept {
        assert_eq!(sent.metadata[*key], whole.metadata[*key]);
    }

    let (now, all) = (parts(sent), parts(whole));
    let partly = (0..9).find(|&at| now[at] != LEAST[at]).unwrap_or(8);
    assert_eq!(now[partly + 1..], all[partly + 1..], "{wire}: more than {}", PARTS[partly]);
}

#[test]
fn parts_are_left_out_in_the_order_of_the_design_and_no_more_than_needed() {
    for (wire, many, room, step) in [
        ("grpc", 1, 5350, 13),
        ("jsonrpc", 100, MIB, 30_000),
        ("aip193", 100, MIB, 30_000),
        ("problem", 100, MIB, 30_000),
    ] {
        let whole = sent(wire, &crowded(many, 3));
        let mut was = parts(&whole);
        assert_eq!(parts(&whole)[0], 1, "{wire}: nothing is left out yet");
        let mut shortened = [false; 9];
        for reason in (3..room - 500).rev().step_by(step).collect::<Vec<_>>().into_iter().rev() {
            let error = crowded(many, reason);
            let sent = sent(wire, &error);
            assert_in_order(wire, &error, &sent, &whole);
            let now = parts(&sent);
            for at in 0..9 {
                assert!(now[at] <= was[at], "{wire}: more room brought less of {}", PARTS[at]);
                shortened[at] |= now[at] < was[at];
            }
            was = now;
        }
        for (at, name) in PARTS.iter().enumerate().take(8) {
            let is_there = parts(&whole)[at] > LEAST[at];
            assert_eq!(shortened[at], is_there, "{wire}: {name}");
        }
    }
}

#[test]
fn two_hundred_violations_keep_their_paths_whole() {
    for (path, description) in [(0, 0), (10, 10), (100, 100), (100, MIB), (MIB, 10)] {
        let error = Sample {
            metadata: vec![("order", "o-7".into())],
            violations: vec![FieldViolation::new("%".repeat(path), "#".repeat(description)); 200],
            retry_after: Some(Duration::from_secs(1)),
            ..Sample::new(&REFUSED)
        };
        for wire in WIRES {
            let sent = sent(wire, &error);
            assert_eq!(sent.message, "refused");
            assert_eq!(sent.metadata["order"], "o-7");
            assert_eq!(sent.retry_after, Some(Duration::from_secs(1)));
            let count = sent.field_violations.len();
            for violation in &sent.field_violations {
                assert_eq!(violation.field, error.violations[0].field);
                assert_prose(&violation.description, &error.violations[0].description);
            }
            match (wire, path) {
                (_, MIB) => assert_eq!(count, 0, "{wire}"),
                ("grpc", 10 | 100) => assert!((10..200).contains(&count), "{path}: {count}"),
                _ => assert_eq!(count, 200, "{wire}"),
            }
        }
    }
}

#[test]
fn what_is_empty_of_a_violation_is_absent_as_in_protobuf() {
    static BAD: ErrorSpec = ErrorSpec::new("Bad").with_http(400);
    let violations = vec![
        FieldViolation::new("", ""),
        FieldViolation::new("", "").with_reason(""),
        FieldViolation::new("", "why"),
        FieldViolation::new("path", "").with_reason("NO"),
    ];
    let error = Sample { violations, ..Sample::new(&BAD) };
    let written = r#"[{},{},{"description":"why"},{"field":"path","reason":"NO"}]"#;
    for body in [jsonrpc::to_vec(1, &error), aip193::to_vec(&error), problem::to_vec(&error)] {
        let body = String::from_utf8(body).unwrap();
        assert!(body.contains(&format!(r#"iolations":{written}"#)), "{body}");
    }
    let status: tonic_types::pb::Status = prost::Message::decode(&*grpc::to_vec(&error)).unwrap();
    let expected = b"\x0a\0\x0a\0\x0a\x05\x12\x03why\x0a\x0a\x0a\x04path\x1a\x02NO";
    assert_eq!(status.details[0].value, expected);
}
