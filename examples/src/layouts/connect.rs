//! The error of the Connect protocol's unary calls, as JSON.

use wire_error::{Code, Layout, Object, View};

/// `{"code": "not_found", "message"}`
///
/// Without `details`: Connect has the protobuf of each there, in base64, which a layout is not given.
/// Clients that want them ask over gRPC, and Connect's own read this as it is.
#[derive(Debug)]
pub struct Connect;

impl Layout for Connect {
    const CONTENT_TYPE: &'static str = "application/json";

    fn write(error: &View<'_>, body: &mut Object<'_>) {
        let code = match error.grpc_code() {
            Code::Cancelled => "canceled".into(), // as Connect spells it
            code => code.as_str().to_ascii_lowercase(),
        };
        body.text("code", code);
        body.text("message", error.message());
    }
}
