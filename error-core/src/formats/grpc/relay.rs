//! Writes a peer's error again.

use alloc::vec::Vec;

use super::Proto;
use super::encode::{render, write_message};
use crate::details::{
    bad_request, beside_other, localized_message, precondition_failure, quota_failure,
    request_info, resource_info, retry_info,
};
use crate::text::cut_at;
use crate::{Code, OtherDetail, RemoteError};

/// Appends an encoded `google.rpc.Status` with a peer's error as it came: for a proxy, whose own
/// error it is not. Anyone else declares a variant of their own.
///
/// What is written is what [`write`](super::write) would have written, in the order and within
/// the bounds that it has, with [`other`](RemoteError::other) at the end, which is the first to be
/// left out. Without a canonical code it is that of the HTTP status, or `INTERNAL`. What came as
/// JSON and is not modelled is left out.
///
/// # Examples
///
/// ```
/// use wire_error::grpc;
///
/// let status = b"\x08\x05\x12\x0cno such task";
/// let mut buf = Vec::new();
/// grpc::write_remote(&grpc::decode(status)?, &mut buf);
/// assert_eq!(buf, status);
/// # Ok::<(), wire_error::DecodeError>(())
/// ```
pub fn write_remote(error: &RemoteError, buf: &mut Vec<u8>) {
    let code = error.grpc_code.or(error.http_status.map(Code::from_http_status));
    let code = code.unwrap_or(Code::Internal);
    let rest = beside_other(error, |detail| matches!(detail, OtherDetail::Any { .. }));
    render(buf, |proto| {
        let message = write_message(code, proto, |proto| {
            proto.raw(cut_at(&error.message, proto.cut.message));
        });
        write_details(&rest, proto);
        message
    });
}

fn write_details(error: &RemoteError, proto: &mut Proto<'_>) {
    write_error_info(error, proto);
    retry_info::write_delay_proto(error.retry_after, proto);
    bad_request::write_violations_proto(&error.field_violations, proto);
    write_help(error, proto);
    request_info::write_id_proto(error.request_id.as_deref(), proto);
    if proto.cut.data {
        precondition_failure::write_remote_proto(error, proto);
        quota_failure::write_remote_proto(error, proto);
        resource_info::write_remote_proto(error, proto);
        localized_message::write_remote_proto(error, proto);
    }
    for detail in error.other.iter().filter(|_| proto.cut.data) {
        if let OtherDetail::Any { type_url, value } = detail {
            proto.detail(type_url, |proto| proto.bytes(value));
        }
    }
}

fn write_error_info(error: &RemoteError, proto: &mut Proto<'_>) {
    let Some(reason) = &error.reason else { return };
    proto.detail("type.googleapis.com/google.rpc.ErrorInfo", |proto| {
        proto.string(1, reason, usize::MAX);
        proto.string(2, error.domain.as_deref().unwrap_or_default(), usize::MAX);
        for (key, value) in error.metadata.iter().take(proto.cut.keys) {
            proto.message(3, |proto| {
                proto.string(1, key, usize::MAX);
                proto.string(2, value, proto.cut.metadata);
            });
        }
    });
}

fn write_help(error: &RemoteError, proto: &mut Proto<'_>) {
    if error.help.is_empty() || !proto.cut.help {
        return;
    }
    proto.detail("type.googleapis.com/google.rpc.Help", |proto| {
        for link in &error.help {
            proto.message(1, |proto| {
                proto.string(1, &link.description, usize::MAX);
                proto.string(2, &link.url, usize::MAX);
            });
        }
    });
}
