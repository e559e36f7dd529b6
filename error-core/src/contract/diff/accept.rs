//! Breaks that were argued for: which of them a file holds, and which it holds after the next.

use alloc::collections::BTreeSet;
use alloc::string::ToString;
use alloc::vec::Vec;

use super::{Change, Class, Rule};
use crate::contract::{Accepted, Contract, Entry, Retired};

/// An error, by its domain and what it is known by.
type Id<'a> = (Option<&'a str>, Option<&'a str>);

/// Marks each change that a line of the new contract argues for, or that takes back one that a line
/// of the old contract argued for.
pub(super) fn mark(old: &Contract, new: &Contract, changes: &mut [Change]) {
    let fresh: Vec<_> = not_in(new.accepted(), old.accepted()).collect();
    let dropped: Vec<_> = not_in(old.accepted(), new.accepted()).collect();
    for change in changes.iter_mut().filter(|change| change.class.needs_consent()) {
        let names = later_names(change, &fresh);
        let argued = fresh.iter().find(|line| is_argued(change, line, &names));
        let taken_back = || dropped.iter().find(|line| takes_back(change, line));
        change.accepted = argued
            .map(|line| line.why.clone())
            .or_else(|| taken_back().map(|line| alloc::format!("takes back: {}", line.why)));
    }
}

fn not_in<'a>(lines: &'a [Accepted], others: &'a [Accepted]) -> impl Iterator<Item = &'a Accepted> {
    let known: BTreeSet<_> = others.iter().map(says).collect();
    lines.iter().filter(move |line| !known.contains(&says(line)))
}

/// All that a line says but why.
fn says(line: &Accepted) -> impl Ord + '_ {
    let Accepted { id, domain, reason, field, from, to, .. } = line;
    (id, domain, reason, field, from, to)
}

fn is_argued(change: &Change, line: &Accepted, names: &BTreeSet<Id<'_>>) -> bool {
    let id = (line.domain.as_deref(), line.reason.as_deref());
    // Whoever has lost an error has lost all that was of it.
    let is_lost = says_gone(line.id) && change.class == Class::Breaking;
    (is_lost && id == (change.domain.as_deref(), change.reason.as_deref()))
        || names.contains(&id)
            && (line.id, &line.field, &line.to) == (change.id, &change.field, &change.to)
}

/// Whether the rule says that an error no longer comes under its domain and reason.
fn says_gone(rule: Rule) -> bool {
    use Rule::{DomainChanged, MadeOpaque, MadeSameAs, ReasonRemoved, ReasonRenamed};
    matches!(rule, ReasonRemoved | ReasonRenamed | DomainChanged | MadeOpaque | MadeSameAs)
}

/// What the error of a change is called, and what it was called later, by the lines.
fn later_names<'a>(change: &'a Change, lines: &[&'a Accepted]) -> BTreeSet<Id<'a>> {
    let mut names = BTreeSet::from([(change.domain.as_deref(), change.reason.as_deref())]);
    loop {
        let before = names.len();
        for line in lines {
            let id = (line.domain.as_deref(), line.reason.as_deref());
            let to = line.to.as_deref();
            if !names.contains(&id) || to.is_none() {
                continue;
            }
            match line.id {
                Rule::ReasonRenamed => names.insert((id.0, to)),
                Rule::DomainChanged => names.insert((to, id.1)),
                Rule::ReasonRemoved => names.insert((None, to)),
                _ => false,
            };
        }
        if names.len() == before {
            return names;
        }
    }
}

/// Whether the change restores what was before the break that the line argues for.
///
/// The rules may differ: `metadata-removed` takes back `metadata-added`.
fn takes_back(change: &Change, line: &Accepted) -> bool {
    is_about(change, line) && line.from == change.to && !says_gone(line.id)
}

fn is_about(change: &Change, line: &Accepted) -> bool {
    let Change { domain, reason, field, .. } = change;
    (&line.domain, &line.reason, &line.field) == (domain, reason, field)
}

/// What stands in a file after `changes`, with their reason `why`: what is retired, and what is
/// accepted.
pub(in crate::contract) fn after_break(
    old: &Contract,
    new: &Contract,
    changes: &[Change],
    why: &str,
) -> (Vec<Retired>, Vec<Accepted>) {
    let live: BTreeSet<_> = new.errors().iter().map(|error| (&error.domain, error.id())).collect();
    let mut retired = old.retired().to_vec();
    let gone =
        |error: &&Entry| error.opaque.is_none() && !live.contains(&(&error.domain, error.id()));
    for error in old.errors().iter().filter(gone) {
        let code = code_to_retire(error, old, new);
        let domain = error.domain.clone();
        retired.push(Retired { code, ..Retired::new(domain, error.id(), why) });
    }
    retired.retain(|line| !live.contains(&(&line.domain, &*line.reason)));

    let mut accepted = old.accepted().to_vec();
    for change in changes {
        let is_back = old.accepted().iter().any(|line| takes_back(change, line));
        if is_back {
            take_back(change, &mut accepted);
        } else if change.is_open() {
            accepted.push(argue(change, why));
        }
        // What is gone for good has no other history.
        let is_called_otherwise = change.to.is_some() && change.id != Rule::MadeSameAs;
        let id = change.reason.as_deref().unwrap_or_default();
        let is_gone = says_gone(change.id) && !live.contains(&(&change.domain, id));
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
