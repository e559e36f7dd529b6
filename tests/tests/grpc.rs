//! `google.rpc.Status`: exact bytes, read back by `tonic-types`, within the budget of headers.

mod sample;

use std::fmt;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sample::Sample;
use tonic_types::StatusExt;
use tonic_types::pb::Status as PbStatus;
use wire_error::{
    Code, Disclose, Disclosed, ErrorSpec, FieldSpec, FieldViolation, OtherDetail, Text, WireError,
    grpc,
};

static ORDER_NOT_FOUND: ErrorSpec = ErrorSpec::new("OrderNotFound")
    .with_grpc(Code::NotFound)
    .with_reason("shop.example", "ORDER_NOT_FOUND")
    .with_message("no such order");

static REFUSED: ErrorSpec = ErrorSpec::new("Refused")
    .with_grpc(Code::InvalidArgument)
    .with_reason("shop.example", "ORDER_REFUSED")
    .with_message("refused")
    .with_help("https://shop.example/errors/refused");

static BARE: ErrorSpec =
    ErrorSpec::new("Bare").with_grpc(Code::Internal).with_message("internal error");

/// An error with every detail there is.
fn full() -> Sample {
    Sample {
        metadata: vec![("order", "o-7".into()), ("aisle", String::new()), ("zone", "é".into())],
        violations: vec![
            FieldViolation::new("address.zip", "must have five digits")
                .with_reason("ZIP_MALFORMED"),
            FieldViolation::new("name", ""),
        ],
        retry_after: Some(Duration::from_millis(1500)),
        ..Sample::new(&REFUSED)
    }
}

/// The one field of a message that is itself a string or a message shorter than 128 bytes.
fn field(tag: u8, content: impl AsRef<[u8]>) -> Vec<u8> {
    let content = content.as_ref();
    let len = u8::try_from(content.len()).unwrap();
    assert!(len < 128);
    [&[tag << 3 | 2, len], content].concat()
}

/// What a peer reads of the bytes.
fn decode(status: &[u8]) -> PbStatus {
    prost::Message::decode(status).unwrap()
}

#[test]
fn an_error_without_a_reason_is_a_code_and_a_message() {
    assert_eq!(grpc::to_vec(&Sample::new(&BARE)), b"\x08\x0d\x12\x0einternal error");
}

#[test]
fn an_empty_message_is_left_out() {
    let error = Sample { message: String::new(), ..Sample::new(&BARE) };
    assert_eq!(grpc::to_vec(&error), b"\x08\x0d");
    assert_eq!(grpc::to_status(&error).message(), "");
}

#[test]
fn a_reason_is_an_error_info_with_metadata_in_declaration_order() {
    let error = Sample {
        metadata: vec![("z_key", "1".into()), ("a_key", String::new())],
        ..Sample::new(&ORDER_NOT_FOUND)
    };
    let entries =
        [field(3, [field(1, "z_key"), field(2, "1")].concat()), field(3, field(1, "a_key"))];
    let info = [field(1, "ORDER_NOT_FOUND"), field(2, "shop.example"), entries.concat()].concat();
    let any = [field(1, "type.googleapis.com/google.rpc.ErrorInfo"), field(2, info)].concat();
    let expected = [&b"\x08\x05"[..], &field(2, "no such order"), &field(3, any)].concat();
    assert_eq!(grpc::to_vec(&error), expected);
}

#[test]
fn every_detail_is_read_by_tonic_types() {
    let error = full();
    let status = grpc::to_status(Disclosed::new(&error).with_request_id("req-1"));
    let details = status.get_error_details();
    let info = details.error_info().unwrap();
    assert_eq!((&*info.reason, &*info.domain), ("ORDER_REFUSED", "shop.example"));
    let metadata = [("order", "o-7"), ("aisle", ""), ("zone", "é")];
    assert_eq!(info.metadata, metadata.map(|(key, value)| (key.into(), value.into())).into());
    assert_eq!(details.retry_info().unwrap().retry_delay, Some(Duration::from_millis(1500)));
    let [zip, name] = &details.bad_request().unwrap().field_violations[..] else { panic!() };
    assert_eq!((&*zip.field, &*zip.description), ("address.zip", "must have five digits"));
    assert_eq!((&*name.field, &*name.description), ("name", ""));
    let [link] = &details.help().unwrap().links[..] else { panic!() };
    assert_eq!(
        (&*link.description, &*link.url),
        ("Documentation for ORDER_REFUSED", "https://shop.example/errors/refused"),
    );
    assert_eq!(details.request_info().unwrap().request_id, "req-1");
    assert_eq!(status.code(), tonic::Code::InvalidArgument);
    assert_eq!(status.message(), "refused");
}

#[test]
fn details_stand_in_the_order_of_the_design() {
    let error = full();
    let status = decode(&grpc::to_vec(Disclosed::new(&error).with_request_id("req-1")));
    let types: Vec<_> = status.details.iter().map(|any| any.type_url.as_str()).collect();
    assert_eq!(
        types,
        [
            "type.googleapis.com/google.rpc.ErrorInfo",
            "type.googleapis.com/google.rpc.RetryInfo",
            "type.googleapis.com/google.rpc.BadRequest",
            "type.googleapis.com/google.rpc.Help",
            "type.googleapis.com/google.rpc.RequestInfo",
        ],
    );
}

#[test]
fn the_reason_of_a_violation_is_sent() {
    let status = decode(&grpc::to_vec(&full()));
    let violation =
        [field(1, "address.zip"), field(2, "must have five digits"), field(3, "ZIP_MALFORMED")];
    assert_eq!(
        status.details[2].value,
        [field(1, violation.concat()), field(1, field(1, "name"))].concat(),
    );
}

#[test]
fn a_delay_of_nothing_is_still_a_delay_and_the_longest_is_a_protobuf_duration() {
    for (delay, expected) in [
        (Duration::ZERO, vec![0x0a, 0]),
        (Duration::from_secs(3), vec![0x0a, 2, 0x08, 3]),
        (Duration::from_nanos(1), vec![0x0a, 2, 0x10, 1]),
        // 315,576,000,000 seconds: 10,000 years
        (Duration::MAX, vec![0x0a, 7, 0x08, 0x80, 0xbc, 0xae, 0xce, 0x97, 0x09]),
    ] {
        let error = Sample { retry_after: Some(delay), ..Sample::new(&BARE) };
        let status = decode(&grpc::to_vec(&error));
        assert_eq!(status.details.len(), 1);
        assert_eq!(status.details[0].type_url, "type.googleapis.com/google.rpc.RetryInfo");
        assert_eq!(status.details[0].value, expected);
    }
}

#[test]
fn lengths_around_each_width_of_a_varint_are_right() {
    for len in 0..300 {
        let text = "m".repeat(len);
        let error = Sample {
            message: text.clone(),
            metadata: vec![("key", text.clone())],
            ..Sample::new(&ORDER_NOT_FOUND)
        };
        assert_eq!(decode(&grpc::to_vec(&error)).message, text);
        let info = grpc::to_status(&error).get_details_error_info().unwrap();
        assert_eq!(info.metadata["key"], text);
    }
}

#[test]
fn write_appends() {
    let mut buf = b"before".to_vec();
    grpc::write(&full(), &mut buf);
    assert_eq!(buf, [&b"before"[..], &grpc::to_vec(&full())].concat());
    // what is there already takes no room
    let long = Sample { message: "m".repeat(9_000), ..full() };
    let mut buf = vec![0; 10_000];
    grpc::write(&long, &mut buf);
    assert_eq!(buf[10_000..], grpc::to_vec(&long));
}

/// What a field's `Display` does.
#[derive(Debug, Clone, Copy)]
enum Odd {
    Fails,
    Panics,
    Endless,
}

impl fmt::Display for Odd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("half")?;
        match self {
            Self::Fails => Err(fmt::Error),
            Self::Panics => panic!("a field's Display panics"),
            Self::Endless => loop {
                f.write_str("🦀")?;
            },
        }
    }
}

/// An error with an odd field in its message and in its metadata.
#[derive(Debug)]
struct OddError(Odd);

impl fmt::Display for OddError {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for OddError {}

impl Disclose for OddError {
    fn record(&self) -> &ErrorSpec {
        static FIELDS: [FieldSpec; 2] =
            [FieldSpec::new("odd").with_key("odd"), FieldSpec::new("plain").with_key("plain")];
        static SPEC: ErrorSpec =
            ORDER_NOT_FOUND.with_message("before {odd} after").with_fields(&FIELDS);
        &SPEC
    }

    fn visit_fields(&self, visit: &mut dyn FnMut(&[Text<'_>])) {
        visit(&[Text::Display(&self.0), Text::Display(&7)]);
    }
}

#[test]
fn what_cannot_be_displayed_is_left_out_and_the_rest_is_sent() {
    let status = grpc::to_status(&OddError(Odd::Fails));
    assert_eq!(status.message(), "before  after");
    let info = status.get_details_error_info().unwrap();
    assert_eq!(info.metadata, [("plain".into(), "7".into())].into());
}

#[test]
fn a_display_that_panics_leaves_the_buffer_as_it_was() {
    let mut buf = b"before".to_vec();
    let panic = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        grpc::write(&OddError(Odd::Panics), &mut buf);
    }));
    assert!(panic.is_err());
    assert_eq!(buf, b"before");
}

/// The length of both headers, escaped as the strictest peer escapes.
fn headers_len(status: &PbStatus, bytes: &[u8]) -> usize {
    let escaped =
        |byte: &u8| !byte.is_ascii_alphanumeric() && !b"-._~!$&'()*+,/:;=@[]\\^|".contains(byte);
    let message = status.message.as_bytes();
    BASE64.encode(bytes).len() + message.len() + 2 * message.iter().filter(|b| escaped(b)).count()
}

/// Asserts what must hold of any error that has a reason.
fn assert_fits(error: &dyn WireError) -> PbStatus {
    let bytes = grpc::to_vec(error);
    let status = decode(&bytes);
    assert!(headers_len(&status, &bytes) < 7168, "{}", headers_len(&status, &bytes));
    let spec = error.spec();
    let tonic = grpc::to_status(error);
    assert_eq!(tonic.details(), bytes);
    assert_eq!(tonic.message(), status.message);
    let info = tonic.get_details_error_info().unwrap();
    assert_eq!((Some(&*info.reason), Some(&*info.domain)), (spec.reason(), spec.domain()));
    let response = tonic.into_http::<()>();
    let len = |name| response.headers().get(name).map_or(0, http::HeaderValue::len);
    assert!(len("grpc-message") + len("grpc-status-details-bin") < 7168);
    status
}

/// Text that each peer writes in another number of bytes, 1 MiB of each.
const HARD: [&str; 9] = ["x", "#", "?", "%", "\n", "\0", "é", "🦀", "\u{2028}"];

#[test]
fn a_message_of_any_characters_fits_and_fills_most_of_the_room() {
    for text in HARD {
        let message = text.repeat((1 << 20) / text.len());
        let error = Sample { message: message.clone(), ..Sample::new(&ORDER_NOT_FOUND) };
        let status = assert_fits(&error);
        assert!(message.starts_with(status.message.strip_suffix('…').unwrap()));
        assert!(headers_len(&status, &grpc::to_vec(&error)) > 7100, "{text:?} was cut too short");
    }
}

#[test]
fn a_message_stays_whole_as_long_as_the_headers_are_shorter_than_7_kib() {
    const PUSHBACK: usize = "grpc-retry-pushback-ms: 2147483647".len() - ": ".len();
    for (message, len) in [
        ("x".repeat(3055), 7167),
        ("x".repeat(3053) + "%", 7168),
        ("x".repeat(3052) + "%", 7167),
        ("x".repeat(3056), 7172),
        ("é".repeat(822), 7164),
        ("é".repeat(823), 7174),
    ] {
        let whole = PbStatus { code: 13, message: message.clone(), details: vec![] };
        let encoded = prost::Message::encode_to_vec(&whole);
        assert_eq!(headers_len(&whole, &encoded) + PUSHBACK, len);
        let status = grpc::to_vec(&Sample { message, ..Sample::new(&BARE) });
        assert_eq!(decode(&status) == whole, len < 7168, "{len}");
        assert!(headers_len(&decode(&status), &status) + PUSHBACK < 7168, "{len}");
    }
}

#[test]
fn a_peer_s_details_that_fit_go_on_whole_however_long() {
    let status =
        [b"\x08\x05\x1a\xc0\x17\x0a\x05x/y.Z\x12\xb6\x17".to_vec(), vec![7; 2998]].concat();
    let mut again = vec![];
    grpc::write_remote(&grpc::decode(&status).unwrap(), &mut again);
    assert_eq!(again, status);
}

#[test]
fn every_violation_is_sent_that_the_headers_have_room_for() {
    let violations = vec![FieldViolation::new("quantity", "x".repeat(80)); 40];
    let error = Sample { violations: violations.clone(), ..Sample::new(&REFUSED) };
    assert_eq!(grpc::from_status(&grpc::to_status(&error)).field_violations, violations);
}

#[test]
fn a_public_field_of_a_mebibyte_is_left_out_and_the_message_stays() {
    for text in HARD {
        let value = text.repeat((1 << 20) / text.len());
        let metadata = vec![("field", value.clone()), ("order", "o-7".into())];
        let error = Sample { metadata, ..Sample::new(&ORDER_NOT_FOUND) };
        let sent =
            |error: &Sample| grpc::to_status(error).get_details_error_info().unwrap().metadata;
        let order = || [("order".into(), "o-7".into())].into();
        assert_eq!(assert_fits(&error).message, "no such order");
        assert_eq!(sent(&error), order());
        // in the message too, as a template puts it
        let both = Sample { message: value.clone(), ..error.clone() };
        let status = assert_fits(&both);
        assert_eq!(sent(&both), order());
        assert!(value.starts_with(status.message.strip_suffix('…').unwrap()));
    }
}

#[test]
fn an_endless_display_ends() {
    let error = OddError(Odd::Endless);
    let status = assert_fits(&error);
    let shortened = status.message.strip_suffix('…').unwrap();
    assert_eq!(shortened.strip_prefix("before half").unwrap().replace('🦀', ""), "");
    let info = grpc::to_status(&error).get_details_error_info().unwrap();
    assert_eq!(info.metadata, [("plain".into(), "7".into())].into());
}

#[test]
fn of_more_metadata_than_fits_the_last_keys_are_left_out() {
    let keys: Vec<&'static str> = (100..300)
        .map(|at| &*Box::leak(format!("{}{at}", "k".repeat(61)).into_boxed_str()))
        .collect();
    let error = Sample {
        metadata: keys.iter().map(|key| (*key, "v".into())).collect(),
        ..Sample::new(&ORDER_NOT_FOUND)
    };
    let status = assert_fits(&error);
    assert_eq!(status.message, "no such order");
    let info = grpc::to_status(&error).get_details_error_info().unwrap();
    assert!((60..80).contains(&info.metadata.len()), "{}", info.metadata.len());
    let kept = keys.iter().take(info.metadata.len());
    assert_eq!(info.metadata, kept.map(|key| ((*key).into(), "v".into())).collect());
}

#[test]
fn one_error_is_always_the_same_bytes() {
    let first = grpc::to_vec(&full());
    assert!((0..100).all(|_| grpc::to_vec(&full()) == first));
}

#[test]
fn the_record_of_an_error_is_found_in_its_status_but_not_in_one_from_a_wire() {
    let status = grpc::to_status(&full());
    let spec = grpc::spec_of(&status).unwrap();
    assert_eq!((spec.name(), spec.reason()), ("Refused", Some("ORDER_REFUSED")));
    let source = std::error::Error::source(&status).unwrap();
    assert_eq!(format!("{source} {source:?}"), "ORDER_REFUSED ORDER_REFUSED");
    let sent = status.into_http::<()>();
    let received = tonic::Status::from_header_map(sent.headers()).unwrap();
    assert_eq!(grpc::spec_of(&received), None);
    assert_eq!(received.get_details_error_info().unwrap().reason, "ORDER_REFUSED");
}

#[test]
fn a_status_is_read_back_whole() {
    let sent = full();
    let remote = grpc::from_status(&grpc::to_status(Disclosed::new(&sent).with_request_id("r-1")));
    assert_eq!(remote.grpc_code, Some(Code::InvalidArgument));
    assert_eq!(remote.message, "refused");
    assert_eq!(remote.reason.as_deref(), Some("ORDER_REFUSED"));
    assert_eq!(remote.domain.as_deref(), Some("shop.example"));
    let metadata = sent.metadata.iter().map(|(key, value)| ((*key).into(), value.clone()));
    assert_eq!(remote.metadata, metadata.collect());
    assert_eq!(remote.retry_after, sent.retry_after);
    assert_eq!(remote.field_violations, sent.violations);
    assert_eq!(remote.help[0].url, "https://shop.example/errors/refused");
    assert_eq!(remote.request_id.as_deref(), Some("r-1"));
    assert_eq!(remote.other, []);
}

#[test]
fn base64_may_be_padded_or_not_in_the_header_of_a_status() {
    let expected = grpc::from_status(&grpc::to_status(&full()));
    let mut headers = grpc::to_status(&full()).into_http::<()>().into_parts().0.headers;
    let bytes = grpc::to_vec(&full());
    let name = "grpc-status-details-bin";
    for encoded in [BASE64.encode(&bytes), BASE64.encode(&bytes).trim_end_matches('=').into()] {
        headers.insert(name, encoded.parse().unwrap());
        let status = tonic::Status::from_header_map(&headers).unwrap();
        assert_eq!(grpc::from_status(&status), expected);
    }
}

#[test]
fn details_without_a_code_are_read_and_what_is_no_status_is_kept() {
    let read = |details: &[u8]| {
        let details = details.to_vec().into();
        grpc::from_status(&tonic::Status::with_details(tonic::Code::NotFound, "gone", details))
    };
    let whole = grpc::to_vec(&Sample::new(&ORDER_NOT_FOUND));
    let error = read(&whole[2..]);
    assert_eq!((error.grpc_code, &*error.message), (Some(Code::NotFound), "gone"));
    assert_eq!(error.reason.as_deref(), Some("ORDER_NOT_FOUND"));
    for broken in [&whole[..whole.len() - 1], b"\xff", b"not protobuf"] {
        let error = read(broken);
        assert_eq!((error.grpc_code, &*error.message), (Some(Code::NotFound), "gone"));
        let kept = OtherDetail::Any { type_url: String::new(), value: broken.into() };
        assert_eq!(error.other, [kept]);
    }
}

#[test]
fn a_wrapper_adds_the_request_id() {
    let status: tonic::Status = grpc::Response::from(full()).request_id("req-1").into();
    assert_eq!(status.get_details_request_info().unwrap().request_id, "req-1");
    let status: tonic::Status = grpc::Response::from(full()).request_id("no\nid").into();
    assert!(status.get_details_request_info().is_none());
}
