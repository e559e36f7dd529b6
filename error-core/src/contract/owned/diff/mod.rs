//! What changed between two contracts, and how bad it is.

mod accept;
mod change;
mod class;
mod compare;
mod listing;
mod pair;
pub(super) mod rules;

use alloc::vec::Vec;

pub use change::Change;
pub use class::Class;
pub use listing::{Listing, Summary};
pub use rules::Rule;

#[cfg(feature = "std")]
pub(super) use accept::{is_about, says_gone, takes_back};

use super::Contract;

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
