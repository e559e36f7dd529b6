//! The table of a derived type, from rows that are cheap to compile: literals, and no calls.

use core::time::Duration;

use crate::error::template::Part;
use crate::{Code, ErrorSpec, FieldSpec, Format, SpecOptions};

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
    /// How many parts the template has: where it has no field, none.
    pub parts: usize,
    /// Whether the text of the message has something to escape.
    pub has_escapes: bool,
    /// Whether neither reason nor domain has something to escape.
    pub is_plain: bool,
    /// How many public fields.
    pub fields: usize,
    pub retryable: Option<bool>,
    pub retry_after: Option<Duration>,
    pub retry_info: bool,
    pub bad_request: bool,
    pub help: &'static str,
    pub www_authenticate: &'static str,
    pub opaque: bool,
    pub description: &'static str,
    pub deprecated: bool,
    pub options: &'static SpecOptions,
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
        has_escapes: false,
        is_plain: false,
        fields: 0,
        retryable: None,
        retry_after: None,
        retry_info: false,
        bad_request: false,
        help: "",
        www_authenticate: "",
        opaque: false,
        description: "",
        deprecated: false,
        options: &SpecOptions::NONE,
    };
}

/// The table of these rows, which share the fields and the parts in their order.
#[must_use]
pub const fn table<const N: usize>(
    rows: [Row; N],
    mut fields: &'static [FieldSpec],
    mut parts: &'static [Part],
) -> [ErrorSpec; N] {
    let mut specs = [ErrorSpec::new(""); N];
    let mut at = 0;
    while at < N {
        let (own_fields, other_fields) = fields.split_at(rows[at].fields);
        let (own_parts, other_parts) = parts.split_at(rows[at].parts);
        specs[at] = ErrorSpec::of_row(&rows[at], own_fields, own_parts);
        (fields, parts) = (other_fields, other_parts);
        at += 1;
    }
    specs
}

/// The fields of all rows: name, key or nothing, what each reads as, and whether it is optional.
#[must_use]
pub const fn fields<const N: usize>(
    fields: [(&'static str, &'static str, Format, bool); N],
) -> [FieldSpec; N] {
    let mut specs = [FieldSpec::new(""); N];
    let mut at = 0;
    while at < N {
        let (name, key, format, is_optional) = fields[at];
        specs[at] = FieldSpec::checked(name, key, format, is_optional);
        at += 1;
    }
    specs
}

/// An extension member of RFC 9457.
#[must_use]
pub const fn extension(name: &'static str, format: Format, is_optional: bool) -> FieldSpec {
    let spec = FieldSpec::new(name).with_format(format);
    if is_optional { spec.optional() } else { spec }
}
