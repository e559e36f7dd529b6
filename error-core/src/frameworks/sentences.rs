//! The fixed sentences of the frameworks' own rejections. A test pins each of them.

use super::kind::Kind::{
    self, Body, BodyLimit, Form, JsonData, JsonSyntax, MediaType, Method, Other, Panic, Path,
    Query, Route, Timeout,
};

/// The status, the sentence and the kind of each. What stands behind a colon is not for callers.
const SENTENCES: [(u16, &str, Kind); 21] = [
    // axum
    (400, "Failed to parse the request body as JSON", JsonSyntax),
    (422, "Failed to deserialize the JSON body into the target type", JsonData),
    (415, "Expected request with `Content-Type: application/json`", MediaType),
    (415, "Form requests must have `Content-Type: application/x-www-form-urlencoded`", MediaType),
    (400, "Failed to deserialize form", Form),
    (422, "Failed to deserialize form body", Form),
    (400, "Failed to deserialize query string", Query),
    (400, "Invalid URL", Path),
    (400, "Failed to buffer the request body", Body),
    (413, "Failed to buffer the request body", BodyLimit),
    (400, "Request body didn't contain valid UTF-8", Body),
    // tower-http
    (413, "length limit exceeded", BodyLimit),
    (500, "Service panicked", Panic),
    // actix-web
    (400, "Json deserialize error", JsonSyntax),
    (400, "Content type error", MediaType),
    (415, "Content type error", MediaType),
    (400, "Error that occur during reading payload", Body),
    (413, "Error that occur during reading payload", BodyLimit),
    (400, "Query deserialize error", Query),
    (400, "Path deserialize error", Path),
    (400, "Parse error", Form),
];

/// The kind of an answer, and the sentence that its text starts with.
pub(super) fn recognize(status: u16, text: &str) -> (Kind, Option<&'static str>) {
    let is_said = |sentence: &str| match text.strip_prefix(sentence) {
        Some(rest) => rest.is_empty() || rest == "." || rest.starts_with(": "),
        None => false,
    };
    let mut sentences = SENTENCES.iter();
    match sentences.find(|(of, sentence, _)| *of == status && is_said(sentence)) {
        Some((_, sentence, kind)) => (*kind, Some(sentence)),
        None => (kind_of_status(status, text), None),
    }
}

/// The kind of an answer that is known by its status.
fn kind_of_status(status: u16, text: &str) -> Kind {
    match status {
        404 if text.is_empty() => Route,
        405 => Method,
        408 | 504 => Timeout,
        413 => BodyLimit,
        415 => MediaType,
        _ => Other,
    }
}
