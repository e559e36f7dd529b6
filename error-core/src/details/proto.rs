//! The details in protobuf: what a peer encoded.

use super::{
    Read, TYPE_PREFIX, bad_request, error_info, help, localized_message, precondition_failure,
    quota_failure, request_info, resource_info, retry_info,
};
use crate::RemoteError;

/// Puts a detail where it belongs, and says how much of it.
pub(crate) fn read(type_url: &str, value: &[u8], error: &mut RemoteError) -> Read {
    let (prefix, name) = type_url.split_at(type_url.rfind('/').map_or(0, |slash| slash + 1));
    let read = match name {
        "google.rpc.ErrorInfo" => error_info::read_proto,
        "google.rpc.RetryInfo" => retry_info::read_proto,
        "google.rpc.BadRequest" => bad_request::read_proto,
        "google.rpc.Help" => help::read_proto,
        "google.rpc.RequestInfo" => request_info::read_proto,
        "google.rpc.PreconditionFailure" => precondition_failure::read_proto,
        "google.rpc.QuotaFailure" => quota_failure::read_proto,
        "google.rpc.ResourceInfo" => resource_info::read_proto,
        "google.rpc.LocalizedMessage" => localized_message::read_proto,
        _ => return Read::Not,
    };
    match read(value, error) {
        Some(Read::Whole) if prefix != TYPE_PREFIX => Read::Part,
        Some(read) => read,
        None => Read::Not,
    }
}
