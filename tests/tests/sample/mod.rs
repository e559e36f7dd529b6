//! An error whose parts a test sets freely: the derive would refuse some of them.

use std::fmt;
use std::time::Duration;

use wire_error::{
    Disclose, ErrorSpec, FieldSpec, FieldViolation, HttpBody, RpcDetails, Style, Text,
};

#[derive(Debug, Clone)]
pub(crate) struct Sample {
    pub(crate) spec: &'static ErrorSpec,
    pub(crate) message: String,
    pub(crate) metadata: Vec<(&'static str, String)>,
    pub(crate) violations: Vec<FieldViolation>,
    pub(crate) rpc_details: RpcDetails<'static>,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) http_body: HttpBody,
}

impl Sample {
    pub(crate) fn new(spec: &'static ErrorSpec) -> Self {
        Self {
            spec,
            message: spec.message().into(),
            metadata: vec![],
            violations: vec![],
            rpc_details: RpcDetails::NONE,
            retry_after: spec.retry_after(),
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

impl Disclose for Sample {
    /// Made anew each time, since a test may have changed a part since: what a test leaks is little.
    fn record(&self) -> &ErrorSpec {
        let keys = self.metadata.iter().map(|(key, _)| FieldSpec::new(key).with_key(key));
        let fields: Vec<_> = [FieldSpec::new("message")].into_iter().chain(keys).collect();
        let spec = self.spec.with_message("{message}").with_fields(Vec::leak(fields));
        Box::leak(Box::new(spec))
    }

    fn visit_fields(&self, visit: &mut dyn FnMut(&[Text<'_>])) {
        let mut texts = vec![Text::Str(&self.message)];
        texts.extend(self.metadata.iter().map(|(_, value)| Text::Str(value)));
        visit(&texts);
    }

    fn delay(&self) -> Option<Duration> {
        self.retry_after
    }

    fn violations(&self) -> &[FieldViolation] {
        &self.violations
    }

    fn rpc_details(&self) -> RpcDetails<'_> {
        self.rpc_details
    }

    fn style(&self) -> Style {
        Style::NONE.with_body(self.http_body)
    }
}
