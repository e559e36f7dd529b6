//! The event that each conversion emits.

use crate::Disclose;

/// Whose code `rpc.response.status_code` is.
#[derive(Clone, Copy)]
pub(crate) enum Protocol {
    #[cfg(any(feature = "_reply", feature = "tonic"))]
    Grpc,
    #[cfg(all(feature = "json", any(feature = "_reply", feature = "jsonrpsee")))]
    JsonRpc,
}

#[cfg(feature = "tracing")]
impl Protocol {
    fn status_code(self, spec: &crate::ErrorSpec) -> alloc::borrow::Cow<'static, str> {
        match self {
            #[cfg(any(feature = "_reply", feature = "tonic"))]
            Self::Grpc => spec.grpc_code().as_str().into(),
            #[cfg(all(feature = "json", any(feature = "_reply", feature = "jsonrpsee")))]
            Self::JsonRpc => alloc::format!("{}", spec.code()).into(),
        }
    }
}

/// Emits the event of one error that is sent with this status.
#[cfg(not(feature = "tracing"))]
pub(crate) fn emit(_: &dyn Disclose, _: Option<&str>, _: Protocol, _: u16) {}

/// Emits the event of one error that is sent with this status.
#[cfg(feature = "tracing")]
pub(crate) fn emit(
    error: &dyn Disclose,
    request_id: Option<&str>,
    protocol: Protocol,
    http_status: u16,
) {
    let spec = error.record();
    macro_rules! event {
        ($level:ident) => {
            ::tracing::event!(
                target: "wire_error",
                ::tracing::Level::$level,
                "error.type" = spec.reason().unwrap_or(spec.name()),
                "http.response.status_code" = http_status,
                "rpc.response.status_code" = &*protocol.status_code(spec),
                request_id,
                "{}",
                crate::Report(error),
            )
        };
    }
    if spec.http_status() >= 500 {
        event!(ERROR);
    } else {
        event!(DEBUG);
    }
}
