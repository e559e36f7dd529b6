//! `FieldSpec`: what a record says of one public field.

use wire_error_shared::rules;

/// One public field: its name, and what the metadata has of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FieldSpec {
    name: &'static str,
    key: Option<&'static str>,
    format: Format,
    is_optional: bool,
}

/// What the text of a public field reads as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Format {
    /// Any text.
    #[default]
    String,
    /// A decimal integer.
    Integer,
    /// A decimal number, with or without a fraction.
    Number,
    /// `true` or `false`.
    Boolean,
    /// Any JSON: of extensions alone.
    Json,
}

impl FieldSpec {
    /// A field that the message alone shows.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self { name, key: None, format: Format::String, is_optional: false }
    }

    /// The same field, which `ErrorInfo.metadata` carries under this key.
    ///
    /// # Panics
    ///
    /// Where the key is not as AIP-193 has it: 2 to 64 letters, digits, `-` and `_`, a lower-case
    /// letter first. In a constant that is a compile error.
    #[must_use]
    pub const fn with_key(mut self, key: &'static str) -> Self {
        if let Some(fault) = rules::metadata_key(key) {
            panic!("{}", fault);
        }
        self.key = Some(key);
        self
    }

    /// Sets what the text reads as.
    #[must_use]
    pub const fn with_format(mut self, format: Format) -> Self {
        self.format = format;
        self
    }

    /// Says that there may be no value. Then the text is empty.
    #[must_use]
    pub const fn optional(mut self) -> Self {
        self.is_optional = true;
        self
    }

    /// The same field as the derive writes it: the macro has asked the rules.
    pub(crate) const fn checked(
        name: &'static str,
        key: &'static str,
        format: Format,
        is_optional: bool,
    ) -> Self {
        Self { name, key: unless_empty(key), format, is_optional }
    }

    /// The name of the field, as Rust has it; in a tuple its place.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The key of `ErrorInfo.metadata`, where that carries the field.
    #[must_use]
    pub const fn key(&self) -> Option<&'static str> {
        self.key
    }

    /// What the text reads as.
    #[must_use]
    pub const fn format(&self) -> Format {
        self.format
    }

    /// Whether there may be no value.
    #[must_use]
    pub const fn is_optional(&self) -> bool {
        self.is_optional
    }
}

/// The text, if there is any. `str::is_empty` is three calls, which rustc evaluates for each row of a table.
pub(super) const fn unless_empty(text: &'static str) -> Option<&'static str> {
    match text.as_bytes() {
        [] => None,
        _ => Some(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_says_what_was_set() {
        let field = FieldSpec::new("id");
        let said =
            |field: FieldSpec| (field.name(), field.key(), field.format(), field.is_optional());
        assert_eq!(said(field), ("id", None, Format::String, false));
        let set = field.with_key("orderId").with_format(Format::Integer).optional();
        assert_eq!(said(set), ("id", Some("orderId"), Format::Integer, true));
        assert_eq!(FieldSpec::checked("id", "orderId", Format::Integer, true), set);
        assert_eq!(FieldSpec::checked("id", "", Format::String, false), field);
    }
}
