//! Breaks that were argued for: which of the changes a line of the new contract accepts.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use super::change::Change;
use super::class::Class;
use super::rules::Rule;
use crate::contract::{Accepted, Contract};

/// An error, by its domain and what it is known by.
type Id<'a> = (Option<&'a str>, Option<&'a str>);

/// Marks each change that a line of the new contract argues for, or that takes back one that a line
/// of the old contract argued for.
pub(super) fn mark(old: &Contract, new: &Contract, changes: &mut [Change]) {
    let fresh = not_in(new.accepted(), old.accepted());
    let fresh: Vec<_> = fresh.filter(|line| !line.why.trim().is_empty()).collect();
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
    // Whoever has lost an error has lost all that was of it, also where its reason came back.
    let says_lost = says_gone(line.id) || line.id == Rule::ReasonReused;
    let is_lost = says_lost && change.class == Class::Breaking;
    (is_lost && id == (change.domain.as_deref(), change.reason.as_deref()))
        // What is said of the whole type is said of each of its errors.
        || (names.contains(&id) || id == (None, None))
            && (line.id, &line.field, &line.to) == (change.id, &change.field, &change.to)
}

/// Whether the rule says that an error no longer comes under its domain and reason.
pub(in crate::contract) fn says_gone(rule: Rule) -> bool {
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
pub(in crate::contract) fn takes_back(change: &Change, line: &Accepted) -> bool {
    // Who lost the error a second time has lost it, whatever was said of its return.
    let is_gone_again = line.id == Rule::ReasonReused && says_gone(change.id);
    is_about(change, line) && line.from == change.to && !says_gone(line.id) && !is_gone_again
}

pub(in crate::contract) fn is_about(change: &Change, line: &Accepted) -> bool {
    let Change { domain, reason, field, .. } = change;
    (&line.domain, &line.reason, &line.field) == (domain, reason, field)
}
