//! A `google.rpc.Status` as a peer reads it: decoded by `tonic-types`, not by this project.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;
use serde::{Serialize, Serializer};
use tonic_types::{ErrorDetail, StatusExt};
use wire_error::{Code, WireError, grpc};

/// A decoded status.
#[derive(Debug, Serialize)]
pub(super) struct Status {
    pub(super) code: i32,
    pub(super) name: &'static str,
    pub(super) message: String,
    pub(super) details: Vec<Detail>,
    /// The bytes, as the header `grpc-status-details-bin` has them.
    pub(super) base64: String,
}

/// One detail of a status, with its fields in order.
#[derive(Debug, Serialize)]
pub(super) struct Detail {
    #[serde(rename = "type")]
    pub(super) type_name: &'static str,
    #[serde(serialize_with = "as_map")]
    pub(super) fields: Vec<(String, String)>,
}

impl Status {
    pub(super) fn of(error: &dyn WireError) -> Self {
        let status = grpc::to_status(error);
        let code = i32::from(status.code());
        Self {
            code,
            name: Code::from_number(code).map_or("UNKNOWN", Code::as_str),
            message: status.message().to_owned(),
            details: status.get_error_details_vec().iter().map(detail).collect(),
            base64: BASE64.encode(status.details()),
        }
    }
}

fn detail(detail: &ErrorDetail) -> Detail {
    let mut fields: Vec<(String, String)> = vec![];
    let mut field = |name: &str, text: &str| fields.push((name.to_owned(), text.to_owned()));
    let type_name = match detail {
        ErrorDetail::ErrorInfo(info) => {
            field("reason", &info.reason);
            field("domain", &info.domain);
            let mut keys: Vec<_> = info.metadata.iter().collect();
            keys.sort();
            for (key, value) in keys {
                field(&format!("metadata.{key}"), value);
            }
            "google.rpc.ErrorInfo"
        }
        ErrorDetail::RetryInfo(retry) => {
            let delay = retry.retry_delay.unwrap_or_default();
            field("retry_delay", &format!("{}s", delay.as_secs_f64()));
            "google.rpc.RetryInfo"
        }
        ErrorDetail::BadRequest(bad) => {
            for (at, violation) in bad.field_violations.iter().enumerate() {
                let path = format!("field_violations[{at}]");
                field(&format!("{path}.field"), &violation.field);
                field(&format!("{path}.description"), &violation.description);
                if !violation.reason.is_empty() {
                    field(&format!("{path}.reason"), &violation.reason);
                }
            }
            "google.rpc.BadRequest"
        }
        other => {
            field("value", &format!("{other:?}"));
            "another"
        }
    };
    Detail { type_name, fields }
}

fn as_map<S: Serializer>(fields: &[(String, String)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(fields.iter().map(|(name, text)| (name, text)))
}
