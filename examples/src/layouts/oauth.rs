//! The error response of OAuth 2.0 (RFC 6749, section 5.2).

use wire_error::{Layout, Object, View};

/// `{"error", "error_description", "error_uri"}`
///
/// `error` is the reason in lower case: `INVALID_GRANT` is `invalid_grant`.
#[derive(Debug)]
pub struct OAuth;

impl Layout for OAuth {
    const CONTENT_TYPE: &'static str = "application/json";

    fn write(error: &View<'_>, body: &mut Object<'_>) {
        let reason = error.reason().unwrap_or("SERVER_ERROR");
        body.text("error", reason.to_ascii_lowercase());
        body.text("error_description", description(&error.message().to_string()));
        body.optional("error_uri", error.help_url());
    }

    fn headers(_: &View<'_>, set: &mut dyn FnMut(&str, &str)) {
        set("Pragma", "no-cache"); // section 5.1
    }
}

/// The text in the characters that the RFC allows.
fn description(message: &str) -> String {
    let is_allowed = |c: &char| matches!(c, ' '..='~') && !matches!(c, '"' | '\\');
    message.chars().map(|c| if is_allowed(&c) { c } else { '?' }).collect()
}
