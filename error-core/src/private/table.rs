//! The table of a derived type, from rows that are cheap to compile: literals, and no calls.

use core::time::Duration;

use crate::{Code, DataShape, ErrorSpec, Format, MetadataKey};

/// One row, as the derive writes it: what differs from [`Row::NEW`], or from what the enum says of
/// all its variants. Text that a variant has not is empty.
#[derive(Clone, Copy)]
#[expect(missing_docs, reason = "named as in `ErrorSpec`")]
pub struct Row {
    pub name: &'static str,
    pub code: i32,
    pub http: u16,
    pub grpc: Code,
    /// Which of the three are given: the sum of 1 for `code`, 2 for `http`, 4 for `grpc`.
    pub given: u8,
    pub reason: &'static str,
    pub domain: &'static str,
    /// The template, with its `{fields}`.
    pub message: &'static str,
    /// How many parts the template has, up to its last field: without a field none.
    pub parts: usize,
    /// What stands after the last field. Without this and parts, the message is the template.
    pub end: &'static str,
    /// Whether the text of the message has something to escape.
    pub has_escapes: bool,
    /// Whether a field of the template has a format spec: then only code can write the message.
    pub is_formatted: bool,
    /// `{"@type":"…","reason":"…","domain":"…"}]}}`: the `ErrorInfo` in JSON, at the end of a body;
    /// or nothing where that is not known, or where there is a `data` field.
    pub info: &'static str,
    /// How many keys of metadata.
    pub keys: usize,
    pub retry: Option<bool>,
    pub retry_after: Option<Duration>,
    pub retry_info: bool,
    pub bad_request: bool,
    pub help: &'static str,
    pub www_authenticate: &'static str,
    pub type_base: &'static str,
    pub data: DataShape,
    pub opaque: bool,
    pub description: &'static str,
    pub deprecated: bool,
}

impl Row {
    /// A row that says nothing.
    pub const NEW: Self = Self {
        name: "",
        code: 0,
        http: 0,
        grpc: Code::Internal,
        given: 0,
        reason: "",
        domain: "",
        message: "",
        parts: 0,
        end: "",
        has_escapes: false,
        is_formatted: false,
        info: "",
        keys: 0,
        retry: None,
        retry_after: None,
        retry_info: false,
        bad_request: false,
        help: "",
        www_authenticate: "",
        type_base: "",
        data: DataShape::Details,
        opaque: false,
        description: "",
        deprecated: false,
    };
}

/// A part of a template: text, and the number of the public field after it.
pub type Part = (&'static str, usize);

/// The table of these rows, which share the keys and the parts in their order.
#[must_use]
pub const fn table<const N: usize>(
    rows: [Row; N],
    mut keys: &'static [MetadataKey],
    mut parts: &'static [Part],
) -> [ErrorSpec; N] {
    let mut specs = [ErrorSpec::new(""); N];
    let mut at = 0;
    while at < N {
        let (own_keys, other_keys) = keys.split_at(rows[at].keys);
        let (own_parts, other_parts) = parts.split_at(rows[at].parts);
        specs[at] = ErrorSpec::of(&rows[at], own_keys, own_parts);
        (keys, parts) = (other_keys, other_parts);
        at += 1;
    }
    specs
}

/// The keys of all rows. The letters of `formats` say what each reads as.
#[must_use]
pub const fn keys<const N: usize>(names: [&'static str; N], formats: &str) -> [MetadataKey; N] {
    let mut keys = [MetadataKey::new("", Format::String); N];
    let mut at = 0;
    while at < N {
        let format = match formats.as_bytes()[at] {
            b'b' => Format::Boolean,
            b'i' => Format::Integer,
            _ => Format::String,
        };
        keys[at] = MetadataKey::new(names[at], format);
        at += 1;
    }
    keys
}
