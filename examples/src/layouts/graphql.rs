//! The response of GraphQL over HTTP to a request that failed as a whole.

use wire_error::{Layout, Object, View};

/// `{"errors": [{"message", "extensions": {"code", ...}}]}`
#[derive(Debug)]
pub struct GraphQl;

impl Layout for GraphQl {
    const CONTENT_TYPE: &'static str = "application/graphql-response+json";

    fn write(error: &View<'_>, body: &mut Object<'_>) {
        body.array("errors", |errors| {
            errors.object(|e| {
                e.text("message", error.message());
                e.object("extensions", |extensions| {
                    extensions.text("code", error.reason().unwrap_or(error.grpc_code().as_str()));
                    extensions.serialize("metadata", &error.metadata());
                    extensions.extensions(error);
                });
            });
        });
    }
}
