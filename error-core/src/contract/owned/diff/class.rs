//! `Class`: how bad a change is.

use core::fmt;

/// How bad a change is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Class {
    /// A client that works today may fail.
    Breaking,
    /// Other processes see what they did not see before.
    Disclosing,
    /// No client that works today fails.
    Compatible,
    /// Nothing changes that a program reads.
    Editorial,
}

impl Class {
    /// Its name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Breaking => "breaking",
            Self::Disclosing => "disclosing",
            Self::Compatible => "compatible",
            Self::Editorial => "editorial",
        }
    }

    /// Whether such a change must be argued for.
    #[must_use]
    pub const fn needs_consent(self) -> bool {
        matches!(self, Self::Breaking | Self::Disclosing)
    }
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
