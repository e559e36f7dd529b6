//! What must be drawn: every key at every place where it may stand, every rule of its value, every name.
//! The test draws on until each is shown.

pub(crate) mod keys;
mod names;
mod numbers;
mod values;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::shape::{Field, Keys, Type, Variant, What};
use super::{model, write::Written};

/// A rule, and whether a type shows it.
type Rule = (String, Box<dyn Fn(&Type) -> bool>);

/// How many types show each.
pub(crate) struct Shown(BTreeMap<String, usize>);

impl Default for Shown {
    fn default() -> Self {
        let rules = rules().into_iter().map(|(name, _)| name);
        Self(rules.chain(keys::required()).map(|name| (name, 0)).collect())
    }
}

impl Shown {
    /// What no type shows.
    pub(crate) fn missing(&self) -> Vec<&str> {
        self.0.iter().filter(|(_, count)| **count == 0).map(|(name, _)| &**name).collect()
    }

    /// Whether something of it is not shown yet.
    pub(crate) fn is_new(&self, shows: &BTreeSet<String>) -> bool {
        shows.iter().any(|name| self.0.get(name) == Some(&0))
    }

    pub(crate) fn add(&mut self, shows: &BTreeSet<String>) {
        for name in shows {
            if let Some(count) = self.0.get_mut(name) {
                *count += 1;
            }
        }
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|(name, count)| writeln!(f, "{count:5} {name}"))
    }
}

/// All that a type shows, and how it is written.
pub(crate) fn shows(ty: &Type, written: &Written) -> BTreeSet<String> {
    let rules = RULES.with(|rules| {
        let of_ty = |ty: &Type| -> Vec<String> {
            rules.iter().filter(|(_, holds)| holds(ty)).map(|(name, _)| name.clone()).collect()
        };
        let nested = ty.variants.iter().filter_map(|variant| match &variant.what {
            What::Nested(nested) => Some(of_ty(nested)),
            _ => None,
        });
        nested.flatten().chain(of_ty(ty)).collect::<Vec<_>>()
    });
    rules.into_iter().chain(written.forms.iter().cloned()).collect()
}

thread_local! {
    static RULES: Vec<Rule> = rules();
}

fn rules() -> Vec<Rule> {
    let lists = [values::rules(), numbers::rules(), names::rules()];
    lists.into_iter().flatten().collect()
}

fn of_type(name: impl Into<String>, holds: impl Fn(&Type) -> bool + 'static) -> Rule {
    (name.into(), Box::new(holds))
}

/// A rule of a variant with a record, and its keys with the enum's defaults.
fn of_record(name: impl Into<String>, holds: impl Fn(&Variant, &Keys) -> bool + 'static) -> Rule {
    of_type(name, move |ty| {
        let records = ty.variants.iter().filter(|it| matches!(it.what, What::Record));
        records.into_iter().any(|it| holds(it, &model::merged(ty, it)))
    })
}

fn of_field(name: impl Into<String>, holds: impl Fn(&Field) -> bool + 'static) -> Rule {
    of_type(name, move |ty| ty.variants.iter().flat_map(|it| &it.fields).any(&holds))
}
