//! A `google.rpc.Status` as a peer reads it.

use std::io;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;
use serde::{Serialize, Serializer};
use wire_error::{Code, RemoteError, WireError, grpc};

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
    pub(super) fn of(error: &dyn WireError) -> io::Result<Self> {
        let bytes = grpc::to_vec(error);
        let remote = grpc::decode(&bytes).map_err(io::Error::other)?;
        let code = remote.grpc_code.unwrap_or(Code::Unknown);
        Ok(Self {
            code: code.number(),
            name: code.as_str(),
            message: remote.message.clone(),
            details: [error_info(&remote), retry_info(&remote), bad_request(&remote)]
                .into_iter()
                .flatten()
                .collect(),
            base64: BASE64.encode(bytes),
        })
    }
}

fn error_info(remote: &RemoteError) -> Option<Detail> {
    let mut fields = vec![
        ("reason".to_owned(), remote.reason.clone()?),
        ("domain".to_owned(), remote.domain.clone().unwrap_or_default()),
    ];
    let metadata = remote.metadata.iter();
    fields.extend(metadata.map(|(key, value)| (format!("metadata.{key}"), value.clone())));
    Some(Detail { type_name: "google.rpc.ErrorInfo", fields })
}

fn retry_info(remote: &RemoteError) -> Option<Detail> {
    let delay = format!("{}s", remote.retry_after?.as_secs_f64());
    let fields = vec![("retry_delay".to_owned(), delay)];
    Some(Detail { type_name: "google.rpc.RetryInfo", fields })
}

fn bad_request(remote: &RemoteError) -> Option<Detail> {
    let mut fields = vec![];
    for (at, violation) in remote.field_violations.iter().enumerate() {
        let mut field = |name: &str, text: &str| {
            fields.push((format!("field_violations[{at}].{name}"), text.to_owned()));
        };
        field("field", &violation.field);
        field("description", &violation.description);
        if let Some(reason) = &violation.reason {
            field("reason", reason);
        }
    }
    (!fields.is_empty()).then_some(Detail { type_name: "google.rpc.BadRequest", fields })
}

fn as_map<S: Serializer>(fields: &[(String, String)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(fields.iter().map(|(name, text)| (name, text)))
}
