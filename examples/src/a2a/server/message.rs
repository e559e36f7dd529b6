//! What a client's message has to be.

use std::borrow::Cow;

use wire_error::FieldViolation;

use super::A2aV1Error;
use super::proto::part::Content;
use super::proto::{Message, Part, Role};

/// The text of a message to the agent.
///
/// # Errors
///
/// [`A2aV1Error::InvalidRequest`] with every fault of the message, or else
/// [`A2aV1Error::ContentTypeNotSupported`] for the first part that is no plain text.
pub(super) fn text(message: &Message) -> Result<Cow<'_, str>, A2aV1Error> {
    let violations = violations(message);
    if !violations.is_empty() {
        return Err(A2aV1Error::invalid_request(violations));
    }
    match &message.parts[..] {
        [part] => part_text(part).map(Cow::Borrowed),
        parts => parts.iter().map(part_text).collect(),
    }
}

/// The longest id of a context, in bytes: a list of tasks has a hundred.
const MAX_CONTEXT_ID: usize = 1 << 10;

fn violations(message: &Message) -> Vec<FieldViolation> {
    let mut violations = Vec::new();
    if message.message_id.is_empty() {
        violations.push(FieldViolation::new("message.messageId", "is required"));
    }
    if message.context_id.len() > MAX_CONTEXT_ID {
        let long = format!("is longer than {MAX_CONTEXT_ID} bytes");
        violations.push(FieldViolation::new("message.contextId", long));
    }
    if message.role() != Role::User {
        violations.push(FieldViolation::new("message.role", "must be ROLE_USER"));
    }
    if message.parts.is_empty() {
        violations.push(FieldViolation::new("message.parts", "is required"));
    }
    for (index, part) in message.parts.iter().enumerate() {
        if part.content.is_none() {
            let field = format!("message.parts[{index}]");
            violations.push(FieldViolation::new(field, "has no text, raw, url or data"));
        }
    }
    violations
}

fn part_text(part: &Part) -> Result<&str, A2aV1Error> {
    match (&part.content, media_type(part)) {
        (Some(Content::Text(text)), PLAIN_TEXT) => Ok(text),
        (_, content_type) => {
            Err(A2aV1Error::ContentTypeNotSupported { content_type: content_type.into() })
        }
    }
}

const PLAIN_TEXT: &str = "text/plain";

/// The media type that a part declares, or the one of its kind. Plain text is only what is text:
/// the agent neither decodes bytes nor follows links.
fn media_type(part: &Part) -> &str {
    let declared = &part.media_type;
    let essence = declared.split(';').next().unwrap_or_default().trim();
    if !essence.is_empty() && !essence.eq_ignore_ascii_case(PLAIN_TEXT) {
        return declared;
    }
    match &part.content {
        Some(Content::Text(_)) => PLAIN_TEXT,
        Some(Content::Data(_)) => "application/json",
        Some(Content::Url(_)) => "message/external-body",
        Some(Content::Raw(_)) | None => "application/octet-stream",
    }
}
