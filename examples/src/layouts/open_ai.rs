//! The envelope of `OpenAI`'s API, which its client libraries read.

use wire_error::{Layout, Object, View};

/// `{"error": {"message", "type", "param", "code"}}`
#[derive(Debug)]
pub struct OpenAi;

impl Layout for OpenAi {
    const CONTENT_TYPE: &'static str = "application/json";

    fn write(error: &View<'_>, body: &mut Object<'_>) {
        body.object("error", |e| {
            e.text("message", error.message());
            e.text("type", kind(error.http_status()));
            e.nullable("param", error.field("param"));
            e.nullable("code", error.reason());
        });
    }
}

fn kind(status: u16) -> &'static str {
    match status {
        401 | 403 => "authentication_error",
        429 => "rate_limit_error",
        ..500 => "invalid_request_error",
        _ => "server_error",
    }
}
