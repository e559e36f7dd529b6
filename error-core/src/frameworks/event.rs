//! The events that each conversion emits, and the counter.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::metrics;
use crate::error::left_out::LeftOut;
use crate::{Disclose, Disclosed, ErrorSpec, LogLevel, Report};

/// What an error is sent by.
#[derive(Clone, Copy)]
pub(crate) enum Protocol {
    Http,
    Grpc,
    JsonRpc,
}

/// One error that is sent, and what operators are told of it.
pub(crate) struct Occurrence<'a> {
    pub(crate) error: &'a Disclosed<'a>,
    pub(crate) protocol: Protocol,
    pub(crate) http_status: u16,
    /// What there was no room for.
    pub(crate) left_out: LeftOut,
    /// The header that the status demands, and the error lacks.
    pub(crate) missing_header: Option<&'static str>,
    /// The headers that HTTP does not allow.
    pub(crate) refused_headers: &'a [String],
}

impl Protocol {
    /// The name of the protocol, for the counter.
    fn name(self) -> &'static str {
        match self {
            Self::Http => "http",
            Self::Grpc => "grpc",
            Self::JsonRpc => "jsonrpc",
        }
    }

    /// The `rpc.system.name` of OpenTelemetry: plain HTTP is none.
    fn rpc_system(self) -> Option<&'static str> {
        Some(self.name()).filter(|name| *name != "http")
    }

    /// The code that the protocol has, as text.
    fn status_code(self, spec: &ErrorSpec) -> Cow<'static, str> {
        match self {
            Self::JsonRpc => format!("{}", spec.code()).into(),
            _ => spec.grpc_code().as_str().into(),
        }
    }
}

/// Calls `$event!` with the level that the error's record says.
macro_rules! at_level {
    ($spec:expr, $event:ident) => {
        match $spec.log() {
            LogLevel::Error => $event!(ERROR),
            LogLevel::Warn => $event!(WARN),
            LogLevel::Info => $event!(INFO),
            LogLevel::Debug => $event!(DEBUG),
            LogLevel::Off => {}
        }
    };
}

/// Emits the two events of one error that is sent, and counts it.
pub(crate) fn emit(occurrence: &Occurrence<'_>) {
    let Occurrence { error, protocol, http_status, .. } = *occurrence;
    let spec = error.spec();
    metrics::count(spec, protocol.name());
    let kind = spec.reason().unwrap_or(spec.name());
    let request_id = error.request_id();
    macro_rules! events {
        ($level:ident) => {{
            ::tracing::event!(
                target: "wire_error",
                ::tracing::Level::$level,
                "error.type" = kind,
                "http.response.status_code" = http_status,
                "rpc.system.name" = protocol.rpc_system(),
                "rpc.response.status_code" = &*protocol.status_code(spec),
                "wire_error.domain" = spec.domain(),
                "wire_error.request_id" = request_id,
                "wire_error.left_out" = list(&Vec::from_iter(occurrence.left_out.names())),
                "wire_error.missing_header" = occurrence.missing_header,
                "wire_error.refused_headers" = list(occurrence.refused_headers),
                "{kind}",
            );
            ::tracing::event!(
                target: "wire_error::report",
                ::tracing::Level::$level,
                "error.type" = kind,
                "wire_error.request_id" = request_id,
                "{}",
                Report(error.error),
            );
        }};
    }
    at_level!(spec, events);
}

/// Emits the report of a rejection in whose place a variant is sent.
pub(crate) fn replaced(rejected: &dyn Disclose) {
    let spec = rejected.record();
    macro_rules! event {
        ($level:ident) => {
            ::tracing::event!(
                target: "wire_error::report",
                ::tracing::Level::$level,
                "error.type" = spec.name(),
                "{}",
                Report(rejected),
            )
        };
    }
    at_level!(spec, event);
}

/// The names with a comma between them, unless there is none.
fn list(names: &[impl AsRef<str>]) -> Option<String> {
    let mut names = names.iter().map(AsRef::as_ref);
    let mut list = String::from(names.next()?);
    for name in names {
        list.push(',');
        list.push_str(name);
    }
    Some(list)
}
