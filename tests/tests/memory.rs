//! How much memory a renderer holds at most: little more than its body, whatever the error holds.
//!
//! By itself, since the counting allocator is the whole program's.

use std::fmt;

use serde::Serialize;
use serde_json::value::RawValue;
use wire_error::jsonrpc::Data;
use wire_error::{Disclose, ErrorSpec, FieldSpec, Text, WireError, aip193, grpc, jsonrpc, problem};

const MIB: usize = 1 << 20;

/// The most bytes that are held while it runs, beyond those at its start.
fn peak(run: impl FnMut()) -> u64 {
    allocation_counter::measure(run).bytes_max
}

/// What is allocated by every way to write the error stays under this.
#[track_caller]
fn assert_little(error: &dyn WireError) {
    let value = |value: serde_json::Value| drop(std::hint::black_box(value));
    for (name, peak) in [
        ("jsonrpc", peak(|| drop(jsonrpc::to_vec(1, error)))),
        ("aip193", peak(|| drop(aip193::to_vec(error)))),
        ("problem", peak(|| drop(problem::to_vec(error)))),
        ("grpc", peak(|| drop(grpc::to_vec(error)))),
        ("jsonrpc as a Value", peak(|| value(error.to_jsonrpc_error(None)))),
        ("aip193 as a Value", peak(|| value(error.to_http_error_body()))),
        ("problem as a Value", peak(|| value(error.to_problem_details()))),
    ] {
        assert!(peak < 6 * MIB as u64, "{name} holds {} KiB", peak >> 10);
    }
}

static FIELDS: [FieldSpec; 1] = [FieldSpec::new("text").with_key("text")];
static REFUSED: ErrorSpec = ErrorSpec::new("Refused")
    .with_http(400)
    .with_code(-32001)
    .with_reason("shop.example", "REFUSED")
    .with_message("{text}")
    .with_fields(&FIELDS);

/// An error with this data, extension and text.
struct Refused<'a> {
    data: &'a dyn Data,
    text: Text<'a>,
}

impl fmt::Debug for Refused<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Refused")
    }
}

impl fmt::Display for Refused<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("refused")
    }
}

impl std::error::Error for Refused<'_> {}

impl Disclose for Refused<'_> {
    fn record(&self) -> &ErrorSpec {
        &REFUSED
    }

    fn visit_fields(&self, visit: &mut dyn FnMut(&[Text<'_>])) {
        visit(&[self.text]);
    }

    fn extensions(&self, visit: &mut dyn FnMut(&'static str, &dyn Data)) {
        visit("extension", self.data);
    }

    fn data(&self) -> Option<&dyn Data> {
        Some(self.data)
    }
}

fn with_data(data: &(impl Serialize + 'static)) {
    assert_little(&Refused { data, text: Text::Str("refused") });
}

#[test]
fn the_allocator_counts() {
    let held = peak(|| drop(std::hint::black_box(vec![0_u8; 10 * MIB])));
    assert!((10 * MIB as u64..11 * MIB as u64).contains(&held), "{held}");
}

#[test]
fn data_of_100_megabytes_is_never_held() {
    with_data(&"x".repeat(100 * MIB));
    with_data(&"\u{1}".repeat(20 * MIB));
    with_data(&vec![u32::MAX; 10 * MIB]);
    with_data(&RawValue::from_string(format!("\"{}\"", "x".repeat(100 * MIB))).unwrap());
    with_data(&vec!["x".repeat(MIB - 10); 100]);
}

/// Writes pieces for ever, unless it is stopped.
struct Endless;

impl fmt::Display for Endless {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        loop {
            f.write_str("0123456789abcdef")?;
        }
    }
}

#[test]
fn text_without_end_is_never_held() {
    assert_little(&Refused { data: &(), text: Text::Display(&Endless) });
    let long = "\u{1}".repeat(100 * MIB);
    assert_little(&Refused { data: &(), text: Text::Str(&long) });
    assert_little(&Refused { data: &(), text: Text::Display(&long) });
}
