//! `tracing`: one event for each error that a framework conversion sends.
//!
//! Every conversion into a framework's response emits exactly one event before the error is gone:
//! target `wire_error`, level `ERROR` where the error's HTTP status is a 5xx and `DEBUG` below.
//! Its message is the [`Report`](crate::Report), the chain of sources included. Its fields are
//!
//! | field | what |
//! |---|---|
//! | `error.type` | the reason, or the variant's name |
//! | `http.response.status_code` | the status that is sent; where that is no error (JSON-RPC, gRPC), the error's own |
//! | `rpc.response.status_code` | the JSON-RPC code, or the name of the gRPC code: a string |
//! | `request_id` | the request's id, where the wrapper was given one |
//!
//! Encoders such as [`jsonrpc::to_vec`](crate::jsonrpc::to_vec) emit nothing.

use crate::WireError;

/// Whose code `rpc.response.status_code` is.
#[derive(Clone, Copy)]
pub(crate) enum Protocol {
    Grpc,
    #[cfg(feature = "json")]
    JsonRpc,
}

#[cfg(feature = "tracing")]
impl Protocol {
    fn status_code(self, spec: &crate::ErrorSpec) -> alloc::borrow::Cow<'static, str> {
        match self {
            Self::Grpc => spec.grpc_code.as_str().into(),
            #[cfg(feature = "json")]
            Self::JsonRpc => alloc::format!("{}", spec.code).into(),
        }
    }
}

/// Emits the event of one error that is sent with this status.
#[cfg(not(feature = "tracing"))]
pub(crate) fn emit(_: &dyn WireError, _: Option<&str>, _: Protocol, _: u16) {}

/// Emits the event of one error that is sent with this status.
#[cfg(feature = "tracing")]
pub(crate) fn emit(
    error: &dyn WireError,
    request_id: Option<&str>,
    protocol: Protocol,
    http_status: u16,
) {
    let spec = error.spec();
    macro_rules! event {
        ($level:ident) => {
            ::tracing::event!(
                target: "wire_error",
                ::tracing::Level::$level,
                "error.type" = spec.reason.unwrap_or(error.variant()),
                "http.response.status_code" = http_status,
                "rpc.response.status_code" = &*protocol.status_code(spec),
                request_id,
                "{}",
                crate::Report(error),
            )
        };
    }
    if spec.http_status >= 500 {
        event!(ERROR);
    } else {
        event!(DEBUG);
    }
}
