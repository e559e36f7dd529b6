//! What changed between two contracts, and how bad it is.

mod accept;
mod compare;
mod listing;
mod pair;
mod rules;

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

pub use listing::{Listing, Summary};
pub use rules::Rule;

#[cfg(feature = "std")]
pub(super) use accept::{is_about, says_gone, takes_back};

use super::{Contract, Entry};

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
    fn new(id: Rule) -> Self {
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

    fn on(mut self, error: &Entry) -> Self {
        self.domain.clone_from(&error.domain);
        self.reason = Some(error.id().to_string());
        self
    }

    fn with_class(mut self, class: Class) -> Self {
        self.class = class;
        self
    }

    fn with_field(mut self, field: String) -> Self {
        self.field = Some(field);
        self
    }

    fn values(mut self, from: Option<String>, to: Option<String>) -> Self {
        (self.from, self.to) = (from, to);
        self
    }

    /// Whether it must be argued for, and was not.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.class.needs_consent() && self.accepted.is_none()
    }
}

/// What changed from `old` to `new`, the worst first.
///
/// Errors are the same where domain and reason are, or the variant's name where there is no
/// reason. An error that is gone and one that came are taken for a renamed one where their name,
/// their facts or a code of their own are the same.
///
/// # Examples
///
/// ```
/// use wire_error::contract::{self, Class, Contract, Rule};
///
/// let old: Contract = r#"{"wire-error":1,"type":"ShopError","body":"aip193","data":"details"}
/// {"domain":"shop.example","reason":"CART_EMPTY","http":400,"grpc":"INVALID_ARGUMENT","code":-32602}"#
///     .parse()?;
/// let new: Contract = old.to_string().replace("400", "422").parse()?;
///
/// let changes = contract::diff(&old, &new);
/// assert_eq!((changes[0].id, changes[0].class), (Rule::HttpChanged, Class::Breaking));
/// assert_eq!(changes[0].to.as_deref(), Some("422"));
/// # Ok::<(), wire_error::contract::ContractError>(())
/// ```
#[must_use]
pub fn diff(old: &Contract, new: &Contract) -> Vec<Change> {
    let mut changes = Vec::new();
    compare::headers(old, new, &mut changes);
    let pairs = pair::pair(old, new);
    for (was, is) in &pairs.same {
        compare::errors(old, was, new, is, &mut changes);
    }
    pairs.changes(old, new, &mut changes);
    accept::mark(old, new, &mut changes);
    changes.sort_by(|a, b| place(a).cmp(&place(b)));
    changes
}

fn place(change: &Change) -> impl Ord + '_ {
    let Change { id, class, domain, reason, field, from, to, .. } = change;
    (class, domain, reason, id, field, from, to)
}
