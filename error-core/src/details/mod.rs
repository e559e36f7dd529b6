//! The `google.rpc` details, one file each: how JSON has it and how protobuf has it.

pub(crate) mod bad_request;
pub(crate) mod error_info;
pub(crate) mod help;
pub(crate) mod request_info;
pub(crate) mod retry_info;

use crate::Disclosed;
#[cfg(feature = "grpc")]
use crate::grpc::Proto;
use crate::json::Json;

/// Writes each detail that the error has, in the order of the standard's table. Says whether
/// there was one.
pub(crate) fn write_all(error: Disclosed<'_>, json: &mut Json<'_>) -> bool {
    let mut any = false;
    for write in
        [error_info::write, retry_info::write, bad_request::write, help::write, request_info::write]
    {
        any |= json.unless_empty(|json| {
            if any {
                json.raw(",");
            }
            write(error, json)
        });
    }
    any
}

/// Writes each detail that the error has, in the same order.
#[cfg(feature = "grpc")]
pub(crate) fn write_all_proto(error: Disclosed<'_>, proto: &mut Proto<'_>) {
    error_info::write_proto(error, proto);
    retry_info::write_proto(error, proto);
    bad_request::write_proto(error, proto);
    help::write_proto(error, proto);
    request_info::write_proto(error, proto);
}
