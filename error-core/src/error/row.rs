//! `Row`: a record as the derive writes it.

use core::time::Duration;

use wire_error_shared::{Prepared, PreparedBody};

use super::spec_options::SpecOptions;
use crate::{Code, DataShape};

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
    /// What the macro has prepared of the layouts.
    pub prepared: &'static [u8],
    /// Where each body of it ends.
    pub ends: [u16; PreparedBody::ALL.len()],
    /// The shape of JSON-RPC's `data` that it is prepared for.
    pub data: DataShape,
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
        prepared: Prepared::NONE.pieces,
        ends: Prepared::NONE.ends,
        data: DataShape::Details,
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
