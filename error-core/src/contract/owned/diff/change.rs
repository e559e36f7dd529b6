//! `Change`: one thing that changed between two contracts.

use alloc::string::{String, ToString};

use super::class::Class;
use super::rules::Rule;
use crate::contract::owned::contract::Entry;

/// One thing that changed between two contracts.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize)]
#[non_exhaustive]
pub struct Change {
    /// Which rule found it.
    pub id: Rule,
    /// How bad it is.
    pub class: Class,
    /// The domain of the error.
    pub domain: Option<String>,
    /// The reason of the error; of a variant without one its name, of an opaque one `opaque`;
    /// `None`: of the whole type.
    pub reason: Option<String>,
    /// The part that changed, by its key in the contract: `http`, `metadata.id`; `None`: all of it.
    pub field: Option<String>,
    /// What it was.
    pub from: Option<String>,
    /// What it is now.
    pub to: Option<String>,
    /// Why it was accepted, where a line of the new contract says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accepted: Option<String>,
}

impl Change {
    pub(super) fn new(id: Rule) -> Self {
        Self {
            id,
            class: id.class(),
            domain: None,
            reason: None,
            field: id.field().map(ToString::to_string),
            from: None,
            to: None,
            accepted: None,
        }
    }

    pub(super) fn on(mut self, error: &Entry) -> Self {
        self.domain.clone_from(&error.domain);
        self.reason = Some(error.id().to_string());
        self
    }

    pub(super) fn with_class(mut self, class: Class) -> Self {
        self.class = class;
        self
    }

    pub(super) fn with_field(mut self, field: String) -> Self {
        self.field = Some(field);
        self
    }

    pub(super) fn values(mut self, from: Option<String>, to: Option<String>) -> Self {
        (self.from, self.to) = (from, to);
        self
    }

    /// Whether it must be argued for, and was not.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.class.needs_consent() && self.accepted.is_none()
    }
}
