//! Which error of the old contract is which of the new one.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::change::Change;
use super::class::Class;
use super::rules::Rule;
use crate::contract::owned::contract::line;
use crate::contract::{Accepted, Contract, Entry};

/// Each error of both contracts, once.
#[derive(Default)]
pub(super) struct Pairs<'a> {
    /// What is the same error, under whatever name.
    pub(super) same: Vec<(&'a Entry, &'a Entry)>,
    gone: Vec<&'a Entry>,
    came: Vec<&'a Entry>,
}

pub(super) fn pair<'a>(old: &'a Contract, new: &'a Contract) -> Pairs<'a> {
    let mut pairs = Pairs {
        same: Vec::new(),
        gone: old.errors().iter().collect(),
        came: new.errors().iter().collect(),
    };
    // From what says surely that two are the same to what says it well enough.
    pairs.join(|error| Some((error.domain.clone(), known_by(error))));
    pairs.join(|error| error.reason.clone());
    pairs.join(Entry::variant);
    pairs.join(|error| Some(facts(error)));
    let (old_codes, new_codes) = (codes(old), codes(new));
    pairs.join(|error| {
        let once = |codes: &BTreeMap<i32, usize>| codes.get(&error.code) == Some(&1);
        let is_own = error.has_code_of_its_own() && once(&old_codes) && once(&new_codes);
        error.reason.as_ref().filter(|_| is_own).map(|_| (error.domain.clone(), error.code))
    });
    pairs.join(|error| error.opaque.as_ref().map(|_| ()));
    pairs
}

/// How many errors have each code.
fn codes(contract: &Contract) -> BTreeMap<i32, usize> {
    let mut codes = BTreeMap::new();
    for error in contract.errors() {
        *codes.entry(error.code).or_default() += 1;
    }
    codes
}

/// Opaque errors without a reason have nothing that they are known by but all that they are.
fn known_by(error: &Entry) -> String {
    if error.opaque.is_some() { line(error) } else { error.id().to_string() }
}

/// All that a program reads of an error, but what it is called.
fn facts(error: &Entry) -> String {
    let mut facts = error.clone();
    facts.message = Some(error.template().to_string());
    (facts.domain, facts.reason, facts.name, facts.opaque) = (None, None, None, None);
    (facts.type_uri, facts.title, facts.help) = (None, None, None);
    (facts.description, facts.fix, facts.deprecated) = (None, None, false);
    facts.same_as.clear();
    line(&facts)
}

impl Pairs<'_> {
    /// Joins one that is gone and one that came where both have the same key, and no other has.
    fn join<K: Ord>(&mut self, key: impl Fn(&Entry) -> Option<K>) {
        let once = |errors: &[&_]| {
            let mut places: BTreeMap<K, Option<usize>> = BTreeMap::new();
            for (place, error) in errors.iter().enumerate() {
                if let Some(key) = key(error) {
                    places.entry(key).and_modify(|place| *place = None).or_insert(Some(place));
                }
            }
            places
        };
        let came = once(&self.came);
        let mut joined = Vec::new();
        for (key, gone) in once(&self.gone) {
            let both = gone.zip(came.get(&key).copied().flatten());
            joined
                .extend(both.filter(|&(gone, came)| may_be_one(self.gone[gone], self.came[came])));
        }
        self.same.extend(joined.iter().map(|&(gone, came)| (self.gone[gone], self.came[came])));
        let (mut gone, mut came): (Vec<_>, Vec<_>) = joined.into_iter().unzip();
        gone.sort_unstable();
        came.sort_unstable();
        remove(&mut self.gone, &gone);
        remove(&mut self.came, &came);
    }

    /// What is called otherwise, what is gone, and what came.
    pub(super) fn changes(&self, old: &Contract, new: &Contract, changes: &mut Vec<Change>) {
        for (was, is) in &self.same {
            changes.extend(renamed(was, is));
            changes.extend(reused(was, is, old, new));
        }
        changes.extend(unguarded(old, new));
        let opaque_came = self.came.iter().any(|error| error.opaque.is_some());
        let opaque_gone = self.gone.iter().any(|error| error.opaque.is_some());
        for error in &self.gone {
            changes.push(gone(error, opaque_came, new));
        }
        for error in &self.came {
            changes.push(came(error, opaque_gone, old, new));
            changes.extend(code_reused(error, old, new));
        }
    }
}

/// Of domain and reason only one changes at a time, and what was announced to go is gone.
fn may_be_one(was: &Entry, is: &Entry) -> bool {
    if (&was.domain, was.id()) == (&is.domain, is.id()) {
        return true;
    }
    let is_without = was.reason.is_none() || is.reason.is_none();
    !was.deprecated && (is_without || was.domain == is.domain || was.reason == is.reason)
}

/// Removes what stands at `places`, which are sorted.
fn remove(errors: &mut Vec<&Entry>, places: &[usize]) {
    let mut places = places.iter().peekable();
    let mut place = 0;
    errors.retain(|_| {
        let is_joined = places.next_if(|next| **next == place).is_some();
        place += 1;
        !is_joined
    });
}

/// What happened to the name that clients match on.
fn renamed(was: &Entry, is: &Entry) -> Option<Change> {
    let (rule, class) = match (&was.reason, &is.reason) {
        (Some(from), Some(to)) if from != to => (Rule::ReasonRenamed, Class::Breaking),
        (Some(_), Some(_)) if was.domain != is.domain => {
            let change = Change::new(Rule::DomainChanged).on(was);
            return Some(change.values(was.domain.clone(), is.domain.clone()));
        }
        (Some(_), None) if is.opaque.is_some() => (Rule::MadeOpaque, removal_class(was)),
        (Some(_), None) => (Rule::ReasonRemoved, removal_class(was)),
        (None, Some(_)) => (Rule::ReasonGained, Class::Compatible),
        // No wire has the name of a variant without a reason.
        (None, None) if was.name != is.name => (Rule::VariantRenamed, Class::Editorial),
        _ => return None,
    };
    let on = if rule == Rule::ReasonGained { is } else { was };
    let mut change = Change::new(rule).on(on).with_class(class);
    change.field = None;
    Some(change.values(Some(was.id().to_string()), Some(is.id().to_string())))
}

fn removal_class(error: &Entry) -> Class {
    if error.deprecated || error.opaque.is_some() { Class::Compatible } else { Class::Breaking }
}

fn gone(error: &Entry, opaque_came: bool, new: &Contract) -> Change {
    let variant = error.variant();
    let hides = |other: &Entry| variant.as_ref().is_some_and(|name| other.same_as.contains(name));
    let target = new.errors().iter().find(|other| hides(other));
    let rule = match target {
        Some(_) => Rule::MadeSameAs,
        None if opaque_came && error.opaque.is_none() => Rule::MadeOpaque,
        None => Rule::ReasonRemoved,
    };
    let to = target.map(|target| target.id().to_string());
    Change::new(rule)
        .on(error)
        .with_class(removal_class(error))
        .values(Some(error.id().to_string()), to)
}

fn came(error: &Entry, opaque_gone: bool, old: &Contract, new: &Contract) -> Change {
    let variant = error.variant();
    let hid = |other: &Entry| variant.as_ref().is_some_and(|name| other.same_as.contains(name));
    let hider = old.errors().iter().find(|other| hid(other));
    let rule = match hider {
        _ if is_retired(error, old, new) => Rule::ReasonReused,
        Some(_) => Rule::SameAsLifted,
        None if opaque_gone && error.opaque.is_none() => Rule::OpaqueLifted,
        None => Rule::ReasonAdded,
    };
    let from = hider.map(|hider| hider.id().to_string());
    Change::new(rule).on(error).values(from, Some(error.id().to_string()))
}

/// A reason under which an error did not come before, or a code, although it is retired.
fn reused(was: &Entry, is: &Entry, old: &Contract, new: &Contract) -> Vec<Change> {
    let mut changes = Vec::new();
    if (&was.domain, was.id()) != (&is.domain, is.id()) && is_retired(is, old, new) {
        let reused = Change::new(Rule::ReasonReused).on(is);
        changes.push(reused.values(None, Some(is.id().to_string())));
    }
    if was.code != is.code {
        changes.extend(code_reused(is, old, new));
    }
    changes
}

/// Reasons whose `retired` line is gone: nothing would say so if they came back.
fn unguarded(old: &Contract, new: &Contract) -> impl Iterator<Item = Change> {
    let retired = new.retired().iter().map(|line| (&line.domain, &*line.reason));
    let live = new.errors().iter().map(|error| (&error.domain, error.id()));
    let known: BTreeSet<_> = retired.chain(live).collect();
    // No wire has the name of an error without a reason.
    let lines = old.retired().iter().filter(|line| line.domain.is_some());
    lines.filter(move |line| !known.contains(&(&line.domain, &*line.reason))).map(|line| {
        let mut change = Change::new(Rule::ReasonReused);
        (change.domain, change.reason) = (line.domain.clone(), Some(line.reason.clone()));
        change.values(Some("retired".to_string()), None)
    })
}

fn is_retired(error: &Entry, old: &Contract, new: &Contract) -> bool {
    let mut retired = old.retired().iter().chain(new.retired());
    error.opaque.is_none() && retired.any(|it| it.reason == error.id() && it.domain == error.domain)
}

fn code_reused(error: &Entry, old: &Contract, new: &Contract) -> Option<Change> {
    let is_shared = new.errors().iter().filter(|other| other.code == error.code).nth(1).is_some();
    if is_shared || error.opaque.is_some() || !error.has_code_of_its_own() {
        return None;
    }
    let code = error.code.to_string();
    let former = |contract: &Contract| -> Option<String> {
        let retired = contract.retired().iter().filter(|line| line.code == Some(error.code));
        let is_changed =
            |line: &&Accepted| line.id == Rule::CodeChanged && line.from.as_ref() == Some(&code);
        let changed = contract.accepted().iter().filter(is_changed);
        let mut reasons =
            retired.map(|line| &line.reason).chain(changed.filter_map(|line| line.reason.as_ref()));
        reasons.find(|reason| **reason != error.id()).cloned()
    };
    let had_it = |other: &&Entry| other.code == error.code && other.id() != error.id();
    let until_now = || old.errors().iter().find(had_it).map(|other| other.id().to_string());
    let former = former(old).or_else(|| former(new)).or_else(until_now)?;
    let reused = Change::new(Rule::CodeReused).on(error);
    Some(reused.values(Some(former), Some(code)))
}
