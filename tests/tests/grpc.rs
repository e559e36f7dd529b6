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
    for len in (0..300).chain(16_000..16_003) {
        let error = Sample { message: "m".repeat(len), ..Sample::new(&ORDER_NOT_FOUND) };
        let status = decode(&grpc::to_vec(&error));
        assert_eq!(status.message.len(), len.min(status.message.len()));
        assert!(len > 300 || status.message.len() == len);
        assert_eq!(status.details.len(), 1);
        let error =
            Sample { metadata: vec![("key", "v".repeat(len))], ..Sample::new(&ORDER_NOT_FOUND) };
        let status = grpc::to_status(&error);
        let info = status.get_details_error_info().unwrap();
        assert!(len > 300 || info.metadata["key"].len() == len);
    }
}

#[test]
fn write_appends() {
    let mut buf = b"before".to_vec();
    grpc::write(&full(), &mut buf);
    assert_eq!(buf, [&b"before"[..], &grpc::to_vec(&full())].concat());
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
        assert!(message.starts_with(&status.message));
        assert!(headers_len(&status, &grpc::to_vec(&error)) > 7100, "{text:?} was cut too short");
    }
}

#[test]
fn a_public_field_of_a_mebibyte_is_cut_before_the_message() {
    for text in HARD {
        let value = text.repeat((1 << 20) / text.len());
        let error =
            Sample { metadata: vec![("field", value.clone())], ..Sample::new(&ORDER_NOT_FOUND) };
        let status = assert_fits(&error);
        assert_eq!(status.message, "no such order");
        let sent = &grpc::to_status(&error).get_details_error_info().unwrap().metadata["field"];
        assert!(value.starts_with(sent.as_str()));
        assert!(sent.len() > 5000);
        // in the message too, as a template puts it
        let both = Sample { message: value.clone(), ..error };
        let status = assert_fits(&both);
        let info = grpc::to_status(&both).get_details_error_info().unwrap();
        assert_eq!(info.metadata["field"], "");
        assert!(value.starts_with(&status.message));
    }
}

#[test]
fn two_hundred_violations_are_cut_and_the_rest_stays() {
    for len in [0, 10, 100, 1 << 17] {
        let error = Sample {
            metadata: vec![("order", "o-7".into())],
            violations: vec![FieldViolation::new("%".repeat(len), "#".repeat(len)); 200],
            retry_after: Some(Duration::from_secs(1)),
            ..Sample::new(&REFUSED)
        };
        let status = assert_fits(&error);
        assert_eq!(status.message, "refused");
        let details = grpc::to_status(&error).get_error_details();
        assert_eq!(details.error_info().unwrap().metadata["order"], "o-7");
        assert!(details.retry_info().is_some());
        let violations = details.bad_request().unwrap().field_violations.len();
        match len {
            0 => assert_eq!(violations, 200),
            _ => assert!((18..200).contains(&violations), "{violations}"),
        }
        assert_eq!(details.help().is_some(), len < 10, "the link goes first");
    }
}

#[test]
fn parts_go_in_order_help_then_violations_then_metadata_then_message() {
    let error = |violation: usize, metadata: usize, message: usize| Sample {
        message: "m".repeat(message),
        metadata: vec![("key", "v".repeat(metadata))],
        violations: vec![FieldViolation::new("f", "d".repeat(violation))],
        ..Sample::new(&REFUSED)
    };
    let parts = |error: Sample| {
        let status = assert_fits(&error);
        let details = grpc::to_status(&error).get_error_details();
        (
            details.help().is_some(),
            details.bad_request().map(|bad| bad.field_violations[0].description.len()),
            details.error_info().unwrap().metadata["key"].len(),
            status.message.len(),
        )
    };
    assert_eq!(parts(error(100, 100, 100)), (true, Some(100), 100, 100));
    let (help, violation, ..) = parts(error(100, 4850, 100));
    assert_eq!((help, violation), (false, Some(100)));
    let (help, violation, metadata, message) = parts(error(5000, 1000, 100));
    assert_eq!((help, metadata, message), (false, 1000, 100));
    assert!((3500..4200).contains(&violation.unwrap()), "{violation:?}");
    let (help, violation, metadata, message) = parts(error(4000, 9000, 100));
    assert_eq!((help, violation, message), (false, None, 100));
    assert!((4500..5376).contains(&metadata));
    let (help, violation, metadata, message) = parts(error(4000, 9000, 9000));
    assert_eq!((help, violation, metadata), (false, None, 0));
    assert!((2800..3300).contains(&message), "{message}");
}

#[test]
fn an_endless_display_ends() {
    let error = OddError(Odd::Endless);
    let status = assert_fits(&error);
    assert!(status.message.starts_with("before half🦀🦀"));
}

#[test]
fn more_metadata_keys_than_fit_are_left_out_last() {
    let key: &'static str = Box::leak("k".repeat(64).into_boxed_str());
    let error = Sample {
        metadata: (0..200).map(|_| (key, "v".into())).collect(),
        ..Sample::new(&ORDER_NOT_FOUND)
    };
    let status = assert_fits(&error);
    assert_eq!(status.message, "");
}

#[test]
fn one_error_is_always_the_same_bytes() {
    let first = grpc::to_vec(&full());
    assert!((0..100).all(|_| grpc::to_vec(&full()) == first));
}

#[test]
fn the_record_of_an_error_is_found_in_its_status_but_not_in_one_from_a_wire() {
    let status = grpc::to_status(&full());
    assert!(std::ptr::eq(grpc::spec_of(&status).unwrap(), &raw const REFUSED));
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
    for broken in [&whole[..whole.len() - 1], b"\xff", b"not protobuf", b"\x08\0"] {
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
