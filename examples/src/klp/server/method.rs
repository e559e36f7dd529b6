//! From a method's name and params to what is asked.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::request::{is_object, present, string};
use super::{ErrorKind, RpcError};

/// The method that comes first on a connection.
pub(super) const HANDSHAKE: &str = "system.handshake";

/// What is asked of the agent.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Method {
    Handshake { protocol: Vec<u64> },
    Ping,
    ListJobs,
    ExecuteJob { job_id: String },
    KillRun { run_id: String },
    AcknowledgeNotification { notification_id: String },
}

/// Every param of every method, as it came.
#[derive(Default, Deserialize)]
struct Params<'a> {
    #[serde(borrow, default, deserialize_with = "present")]
    protocol: Option<&'a RawValue>,
    #[serde(borrow, default, deserialize_with = "present")]
    job_id: Option<&'a RawValue>,
    #[serde(borrow, default, deserialize_with = "present")]
    run_id: Option<&'a RawValue>,
    #[serde(borrow, default, deserialize_with = "present")]
    notification_id: Option<&'a RawValue>,
}

impl Method {
    /// The method of this name with these params. Params that it does not know are ignored.
    pub(super) fn parse(name: &str, params: Option<&RawValue>) -> Result<Self, RpcError> {
        let read: fn(Params<'_>) -> Result<Self, RpcError> = match name {
            HANDSHAKE => |params| Ok(Self::Handshake { protocol: versions(params.protocol)? }),
            "system.ping" => |_| Ok(Self::Ping),
            "jobs.list" => |_| Ok(Self::ListJobs),
            "jobs.execute" => {
                |params| Ok(Self::ExecuteJob { job_id: text("job_id", params.job_id)? })
            }
            "jobs.kill" => |params| Ok(Self::KillRun { run_id: text("run_id", params.run_id)? }),
            "notifications.ack" => |params| {
                let notification_id = text("notification_id", params.notification_id)?;
                Ok(Self::AcknowledgeNotification { notification_id })
            },
            _ => {
                let detail = "the methods are system.handshake, system.ping, jobs.list, \
                              jobs.execute, jobs.kill and notifications.ack";
                return Err(RpcError::new(ErrorKind::MethodNotFound, detail));
            }
        };
        read(Params::parse(params)?)
    }
}

impl<'a> Params<'a> {
    fn parse(params: Option<&'a RawValue>) -> Result<Self, RpcError> {
        let Some(params) = params else { return Ok(Self::default()) };
        if !is_object(params) {
            return Err(invalid("`params` must be an object"));
        }
        serde_json::from_str(params.get()).map_err(|error| invalid(error.to_string()))
    }
}

/// The param, which must be a string.
fn text(name: &str, value: Option<&RawValue>) -> Result<String, RpcError> {
    let value = value.ok_or_else(|| invalid(format!("`{name}` is missing")))?;
    string(value).ok_or_else(|| invalid(format!("`{name}` must be a string")))
}

/// The versions of the protocol that the peer speaks.
fn versions(value: Option<&RawValue>) -> Result<Vec<u64>, RpcError> {
    let value = value.ok_or_else(|| invalid("`protocol` is missing"))?;
    serde_json::from_str(value.get())
        .map_err(|_| invalid("`protocol` must be an array of whole numbers"))
}

fn invalid(detail: impl Into<String>) -> RpcError {
    RpcError::new(ErrorKind::InvalidParams, detail)
}
