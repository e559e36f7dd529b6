//! `FieldViolation`: one thing that is wrong with a request.

use alloc::string::String;

/// One thing that is wrong with a request: `google.rpc.BadRequest.FieldViolation`.
///
/// # Examples
///
/// ```
/// use wire_error::FieldViolation;
///
/// let violation = FieldViolation::new("address.zip", "must have five digits");
/// assert_eq!(violation.reason, None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(feature = "json", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct FieldViolation {
    /// The path to the field in the request, such as `address.zip`.
    pub field: String,
    /// Why the field is refused, for a person.
    pub description: String,
    /// Why the field is refused, for a program: `UPPER_SNAKE_CASE`.
    #[cfg_attr(feature = "json", serde(default, skip_serializing_if = "Option::is_none"))]
    pub reason: Option<String>,
}

impl FieldViolation {
    /// A violation without a reason.
    pub fn new(field: impl Into<String>, description: impl Into<String>) -> Self {
        Self { field: field.into(), description: description.into(), reason: None }
    }

    /// The same with a reason for programs, such as `ZIP_MALFORMED`.
    #[must_use]
    pub fn with_reason(mut self, reason: impl Into<String>) -> Self {
        self.reason = Some(reason.into());
        self
    }
}
