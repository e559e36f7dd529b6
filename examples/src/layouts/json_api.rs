//! The errors of JSON:API 1.1: one object for each field that is wrong, or one for the error.

use wire_error::{Layout, Object, View};

/// `{"errors": [{"status", "code", "title", "detail", "source": {"pointer"}, "meta"}]}`
#[derive(Debug)]
pub struct JsonApi;

impl Layout for JsonApi {
    const CONTENT_TYPE: &'static str = "application/vnd.api+json";

    fn write(error: &View<'_>, body: &mut Object<'_>) {
        body.array("errors", |errors| {
            for violation in error.field_violations() {
                errors.object(|e| {
                    e.text("status", error.http_status().to_string());
                    e.optional("code", violation.reason.or(error.reason()));
                    e.text("title", error.title());
                    e.text("detail", violation.description);
                    let path = violation.field.replace('.', "/");
                    e.object("source", |s| s.text("pointer", format!("/data/attributes/{path}")));
                });
            }
            if error.field_violations().next().is_none() {
                errors.object(|e| {
                    e.optional("id", error.request_id());
                    e.text("status", error.http_status().to_string());
                    e.optional("code", error.reason());
                    e.text("title", error.title());
                    e.text("detail", error.message());
                    e.serialize("meta", &error.metadata());
                });
            }
        });
    }
}
