//! What each wire is to say of a row, from the vector alone.

use prost::Message as _;
use tonic_types::pb;
use wire_error::{Code, DataShape, FieldViolation};

use super::{Domain, Row, Values};

/// Prose ends here in JSON, in bytes before they are escaped; a longer value for programs is absent.
const MAX_TEXT: usize = 64 << 10;

/// What is to be said of one error.
pub(crate) struct Expected<'a> {
    row: &'a Row,
    domain: Option<&'a str>,
    shape: DataShape,
    /// The message, whole.
    pub(crate) message: String,
    metadata: Option<(&'a str, String)>,
    violations: Vec<FieldViolation>,
}

impl<'a> Expected<'a> {
    pub(crate) fn of(domain: &'a Domain, row: &'a Row, values: &Values) -> Self {
        let fields = row.fields(values);
        let text = |name: &str| fields.iter().find(|field| field.name == name);
        let mut message = row.message.clone();
        for field in fields.iter().filter(|field| field.public) {
            message = message.replace(&format!("{{{}}}", field.name), &field.texts.join(""));
        }
        let shown = fields.iter().find(|field| field.public && field.name != "violations");
        Self {
            row,
            domain: domain.vector.domain.as_deref().filter(|_| row.reason.is_some()),
            shape: domain.shape,
            message,
            metadata: row
                .metadata
                .as_deref()
                .map(|key| (key, shown.expect("a public field").texts.join(""))),
            violations: text("violations").map_or(vec![], |_| values.violations.clone()),
        }
    }

    /// A JSON-RPC response to the request with this id.
    pub(crate) fn jsonrpc(&self, id: &str) -> String {
        let details = self.details();
        let data = match self.shape {
            DataShape::Details if !details.is_empty() => format!(r#","data":[{details}]"#),
            DataShape::Info if self.row.reason.is_some() => {
                format!(r#","data":{{{}}}"#, self.error_info())
            }
            _ => String::new(),
        };
        let (code, message) = (self.row.code, prose(&self.message));
        format!(
            r#"{{"jsonrpc":"2.0","id":{id},"error":{{"code":{code},"message":{message}{data}}}}}"#
        )
    }

    /// An AIP-193 body.
    pub(crate) fn aip193(&self) -> String {
        let details = self.details();
        let details =
            if details.is_empty() { String::new() } else { format!(r#","details":[{details}]"#) };
        let Row { http, grpc, .. } = self.row;
        let message = prose(&self.message);
        format!(r#"{{"error":{{"code":{http},"message":{message},"status":"{grpc}"{details}}}}}"#)
    }

    /// A problem details object.
    pub(crate) fn problem(&self) -> String {
        let reason = self.row.reason.as_ref().zip(self.domain);
        let reason = reason.map(|(reason, domain)| {
            format!(r#","reason":"{reason}","domain":"{domain}"{}"#, self.metadata())
        });
        let delay = self.row.retry_after.as_ref();
        let delay = delay.map(|delay| format!(r#","retry_delay":"{delay}""#));
        let violations = (!self.violations.is_empty())
            .then(|| format!(r#","violations":[{}]"#, self.violations()));
        let members: String = [reason, delay, violations].into_iter().flatten().collect();
        let (status, title) = (self.row.http, status_phrase(self.row.http));
        let detail = prose(&self.message);
        format!(
            r#"{{"type":"about:blank","title":"{title}","status":{status},"detail":{detail}{members}}}"#
        )
    }

    /// An encoded `google.rpc.Status`, by prost and the standard's own types.
    pub(crate) fn grpc(&self) -> Vec<u8> {
        let mut details = vec![];
        if let (Some(reason), Some(domain)) = (&self.row.reason, self.domain) {
            let metadata = self.metadata.iter();
            details.push(any(
                "ErrorInfo",
                &pb::ErrorInfo {
                    reason: reason.clone(),
                    domain: domain.to_owned(),
                    metadata: metadata
                        .map(|(key, text)| ((*key).to_owned(), text.clone()))
                        .collect(),
                },
            ));
        }
        if let Some(delay) = &self.row.retry_after {
            let seconds = delay.strip_suffix('s').unwrap().parse().unwrap();
            details.push(any(
                "RetryInfo",
                &pb::RetryInfo { retry_delay: Some(prost_types::Duration { seconds, nanos: 0 }) },
            ));
        }
        if !self.violations.is_empty() {
            let violation = |violation: &FieldViolation| pb::bad_request::FieldViolation {
                field: violation.field.clone(),
                description: violation.description.clone(),
                reason: violation.reason.clone().unwrap_or_default(),
                localized_message: None,
            };
            let field_violations = self.violations.iter().map(violation).collect();
            details.push(any("BadRequest", &pb::BadRequest { field_violations }));
        }
        let code = self.row.grpc.parse::<Code>().unwrap().number();
        pb::Status { code, message: self.message.clone(), details }.encode_to_vec()
    }

    /// The details, in their order.
    fn details(&self) -> String {
        let mut details = vec![];
        if self.row.reason.is_some() {
            details.push(format!("{{{}{}}}", self.error_info(), self.metadata()));
        }
        if let Some(delay) = &self.row.retry_after {
            details.push(format!(
                r#"{{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"{delay}"}}"#
            ));
        }
        if !self.violations.is_empty() {
            details.push(format!(
                r#"{{"@type":"type.googleapis.com/google.rpc.BadRequest","fieldViolations":[{}]}}"#,
                self.violations()
            ));
        }
        details.join(",")
    }

    /// The members of `ErrorInfo` but for the metadata.
    fn error_info(&self) -> String {
        let (reason, domain) = (self.row.reason.as_deref().unwrap(), self.domain.unwrap());
        format!(
            r#""@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"{reason}","domain":"{domain}""#
        )
    }

    fn metadata(&self) -> String {
        let metadata = self.metadata.as_ref().filter(|(_, text)| text.len() <= MAX_TEXT);
        metadata.map_or(String::new(), |(key, text)| {
            format!(r#","metadata":{{"{key}":{}}}"#, string(text))
        })
    }

    fn violations(&self) -> String {
        let violation = |violation: &FieldViolation| {
            let FieldViolation { field, description, reason } = violation;
            let reason = reason.as_deref().unwrap_or_default();
            let members = [
                ("field", string(field)),
                ("description", prose(description)),
                ("reason", string(reason)),
            ];
            let members = members.into_iter().filter(|(_, json)| json != r#""""#);
            let members = members.map(|(name, json)| format!(r#""{name}":{json}"#));
            format!("{{{}}}", members.collect::<Vec<_>>().join(","))
        };
        self.violations.iter().map(violation).collect::<Vec<_>>().join(",")
    }
}

fn any(name: &str, message: &impl prost::Message) -> prost_types::Any {
    prost_types::Any {
        type_url: format!("type.googleapis.com/google.rpc.{name}"),
        value: message.encode_to_vec(),
    }
}

/// A JSON string with prose: what is too long ends in `…`.
fn prose(text: &str) -> String {
    if text.len() <= MAX_TEXT {
        return string(text);
    }
    let end = (0..=MAX_TEXT - '…'.len_utf8()).rev().find(|&end| text.is_char_boundary(end));
    string(&format!("{}…", &text[..end.unwrap()]))
}

/// A JSON string.
fn string(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

/// The phrases of IANA's registry.
fn status_phrase(status: u16) -> &'static str {
    match status {
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        408 => "Request Timeout",
        409 => "Conflict",
        410 => "Gone",
        413 => "Content Too Large",
        415 => "Unsupported Media Type",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        other => panic!("{other} is in no vector"),
    }
}
