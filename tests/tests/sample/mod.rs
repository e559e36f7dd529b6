//! An error whose parts a test sets freely: the derive would refuse some of them.

use std::fmt;
use std::time::Duration;

use wire_error::{ErrorSpec, FieldViolation, HttpBody, Text, WireError};

#[derive(Debug, Clone)]
pub(crate) struct Sample {
    pub(crate) spec: &'static ErrorSpec,
    pub(crate) message: String,
    pub(crate) metadata: Vec<(&'static str, String)>,
    pub(crate) violations: Vec<FieldViolation>,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) http_body: HttpBody,
}

impl Sample {
    pub(crate) fn new(spec: &'static ErrorSpec) -> Self {
        Self {
            spec,
            message: spec.message.into(),
            metadata: vec![],
            violations: vec![],
            retry_after: spec.retry_after,
            http_body: HttpBody::AIP193,
        }
    }
}

impl fmt::Display for Sample {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Sample {}

impl WireError for Sample {
    fn spec(&self) -> &'static ErrorSpec {
        self.spec
    }

    fn visit_message(&self, visit: &mut dyn FnMut(Text<'_>)) {
        visit(Text::Str(&self.message));
    }

    fn visit_metadata(&self, visit: &mut dyn FnMut(&'static str, Text<'_>)) {
        for (key, value) in &self.metadata {
            visit(key, Text::Str(value));
        }
    }

    fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    fn field_violations(&self) -> &[FieldViolation] {
        &self.violations
    }

    fn http_body(&self) -> HttpBody {
        self.http_body
    }
}
