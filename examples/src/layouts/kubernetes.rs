//! The `Status` of Kubernetes' API, which `kubectl` and its client libraries read.

use wire_error::{Code, Layout, Object, View};

/// `{"kind": "Status", "apiVersion": "v1", ...}`
#[derive(Debug)]
pub struct Kubernetes;

impl Layout for Kubernetes {
    const CONTENT_TYPE: &'static str = "application/json";

    fn write(error: &View<'_>, body: &mut Object<'_>) {
        body.text("kind", "Status");
        body.text("apiVersion", "v1");
        body.object("metadata", |_| {});
        body.text("status", "Failure");
        body.text("message", error.message());
        body.text("reason", reason(error));
        body.object("details", |details| {
            details.optional("name", error.field("name"));
            details.array("causes", |causes| {
                for violation in error.field_violations() {
                    causes.object(|cause| {
                        cause.text("reason", "FieldValueInvalid");
                        cause.text("message", violation.description);
                        cause.text("field", violation.field);
                    });
                }
            });
            if let Some(delay) = error.retry_after() {
                let seconds = i32::try_from(delay.as_secs()).unwrap_or(i32::MAX);
                details.number("retryAfterSeconds", seconds);
            }
        });
        body.number("code", error.http_status());
    }
}

/// One of the API's own words: `metav1.StatusReason`.
fn reason(error: &View<'_>) -> &'static str {
    match (error.http_status(), error.grpc_code()) {
        (400, _) => "BadRequest",
        (401, _) => "Unauthorized",
        (403, _) => "Forbidden",
        (404, _) => "NotFound",
        (405, _) => "MethodNotAllowed",
        (409, Code::AlreadyExists) => "AlreadyExists",
        (409, _) => "Conflict",
        (410, _) => "Gone",
        (422, _) => "Invalid",
        (429, _) => "TooManyRequests",
        (500, _) => "InternalError",
        (503, _) => "ServiceUnavailable",
        (504, _) => "Timeout",
        _ => "",
    }
}
