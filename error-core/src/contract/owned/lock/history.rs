//! What only the file knows: what is retired and what was accepted, after the next change.

use alloc::collections::BTreeSet;
use alloc::string::ToString;
use alloc::vec::Vec;

use crate::contract::owned::diff::{Change, Rule, is_about, says_gone, takes_back};
use crate::contract::{Accepted, Contract, Entry, Retired};

/// What stands in a file after `changes`, with their reason `why`: what is retired, and what is
/// accepted. The new contract has what the file says of both.
pub(super) fn after_break(
    old: &Contract,
    new: &Contract,
    changes: &[Change],
    why: &str,
) -> (Vec<Retired>, Vec<Accepted>) {
    let live: BTreeSet<_> = new.errors().iter().map(|error| (&error.domain, error.id())).collect();
    let mut retired = new.retired().to_vec();
    let known: BTreeSet<_> =
        new.retired().iter().map(|line| (&line.domain, &*line.reason)).collect();
    // No wire has the name of a variant without a reason: such an error may be known by another.
    let has_new_name = |error: &Entry| {
        let says_so = |change: &Change| {
            matches!(change.id, Rule::ReasonGained | Rule::VariantRenamed)
                && change.from.as_deref() == Some(error.id())
        };
        error.reason.is_none() && changes.iter().any(says_so)
    };
    let gone = |error: &&Entry| {
        let is_live = live.contains(&(&error.domain, error.id()));
        let is_known = known.contains(&(&error.domain, error.id()));
        !is_live && !is_known && error.opaque.is_none() && !has_new_name(error)
    };
    for error in old.errors().iter().filter(gone) {
        let code = code_to_retire(error, old, new);
        let domain = error.domain.clone();
        retired.push(Retired { code, ..Retired::new(domain, error.id(), why) });
    }
    retired.retain(|line| !live.contains(&(&line.domain, &*line.reason)));

    let mut accepted = new.accepted().to_vec();
    for change in changes {
        let is_back = new.accepted().iter().any(|line| takes_back(change, line));
        if is_back {
            take_back(change, &mut accepted);
        } else if change.is_open() {
            accepted.push(argue(change, why));
        }
        // What is gone for good has no other history, but for what a merge brings together.
        let is_called_otherwise = change.to.is_some() && change.id != Rule::MadeSameAs;
        let id = change.reason.as_deref().unwrap_or_default();
        let is_merged = change.accepted.is_some();
        let is_gone = says_gone(change.id) && !is_merged && !live.contains(&(&change.domain, id));
        if is_gone && !is_called_otherwise {
            let whole = (&change.domain, &change.reason);
            accepted.retain(|line| says_gone(line.id) || (&line.domain, &line.reason) != whole);
        }
    }
    // An error that is back is not gone.
    accepted.retain(|line| {
        let id = line.reason.as_deref().unwrap_or_default();
        !says_gone(line.id) || !live.contains(&(&line.domain, id))
    });
    (retired, accepted)
}

/// A code that one error alone had, and none has now.
fn code_to_retire(error: &Entry, old: &Contract, new: &Contract) -> Option<i32> {
    let has_code = |other: &&Entry| other.code == error.code;
    let is_own = error.has_code_of_its_own()
        && old.errors().iter().filter(has_code).count() == 1
        && !new.errors().iter().any(|other| other.code == error.code);
    is_own.then_some(error.code)
}

fn argue(change: &Change, why: &str) -> Accepted {
    let Change { id, domain, reason, field, from, to, .. } = change.clone();
    Accepted { id, domain, reason, field, from, to, why: why.to_string() }
}

/// Removes the line of the break that the change takes back, and those that were built on it.
fn take_back(change: &Change, accepted: &mut Vec<Accepted>) {
    let mut values = BTreeSet::from([change.to.clone()]);
    loop {
        let before = accepted.len();
        accepted.retain(|line| {
            let is_built_on = is_about(change, line) && values.contains(&line.from);
            if is_built_on && !says_gone(line.id) {
                values.insert(line.to.clone());
            }
            !is_built_on || says_gone(line.id)
        });
        if accepted.len() == before {
            return;
        }
    }
}
