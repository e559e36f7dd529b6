//! What is published of an error.

use alloc::borrow::ToOwned;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::examples::Examples;
use crate::contract::owned::contract::kebab;
use crate::contract::{Contract, Entry};

/// One entry of a catalogue.
pub(super) struct Published<'a> {
    pub(super) contract: &'a Contract,
    pub(super) error: &'a Entry,
    /// The name of the contract's type, as tools take it.
    pub(super) type_name: String,
    /// Its reason; without one its message; of opaque errors without one what they have in common.
    pub(super) title: String,
    /// Where links lead: by the reason, and as `type_base` makes it.
    pub(super) anchors: Vec<String>,
    pub(super) examples: Examples,
    /// Opaque errors without a reason that differ from this one.
    pub(super) others: Vec<&'a Entry>,
}

/// What opaque errors without a reason are called.
pub(super) const OPAQUE: &str = "Any other error";

/// The entries of each contract, in its order.
pub(super) fn publish(contracts: &[Contract]) -> Vec<Published<'_>> {
    let mut taken = BTreeSet::new();
    let mut published: Vec<Published<'_>> = Vec::new();
    for (contract, type_name) in contracts.iter().zip(type_names(contracts)) {
        let mut opaque = None;
        for error in contract.errors() {
            if error.opaque.is_some() {
                if let Some(first) = opaque {
                    let first: &mut Published<'_> = &mut published[first];
                    first.others.push(error);
                    continue;
                }
                opaque = Some(published.len());
            }
            let (title, anchors) = names(error);
            let free = |anchor: String| free(&anchor, error, contract, &mut taken);
            published.push(Published {
                contract,
                error,
                type_name: type_name.clone(),
                anchors: anchors.into_iter().map(free).collect(),
                title,
                examples: Examples::of(contract, error),
                others: Vec::new(),
            });
        }
    }
    published
}

fn names(error: &Entry) -> (String, Vec<String>) {
    if error.opaque.is_some() {
        return (OPAQUE.to_owned(), [slug(OPAQUE)].into());
    }
    match &error.reason {
        Some(reason) => (reason.clone(), [reason.clone(), kebab(reason)].into()),
        None => (error.template().to_owned(), [slug(error.template())].into()),
    }
}

/// `Agent disconnected from broker` as `agent-disconnected-from-broker`.
fn slug(text: &str) -> String {
    let is_letter = |c: char| c.is_ascii_alphanumeric();
    let lower = text.to_ascii_lowercase();
    let words = lower.split(|c| !is_letter(c)).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

/// An anchor that stands once in a page: another's is told apart by the domain or the type.
fn free(anchor: &str, error: &Entry, contract: &Contract, taken: &mut BTreeSet<String>) -> String {
    let owner = error.domain.as_ref().unwrap_or(&contract.type_name);
    let qualified = format!("{owner}-{anchor}");
    let numbered = (2..).map(|number| format!("{qualified}-{number}"));
    let mut candidates = [anchor.to_owned(), qualified.clone()].into_iter().chain(numbered);
    let free = candidates.find(|anchor| !anchor.is_empty() && taken.insert(anchor.clone()));
    free.unwrap_or_default()
}

/// A name for each entry that tools take as one, and that no other entry has: of a contract alone
/// the reason, of several the type before it.
pub(super) fn keys(published: &[Published<'_>]) -> Vec<String> {
    let mut seen = BTreeMap::new();
    let key = |entry: &Published<'_>| {
        let id = match (&entry.error.reason, &entry.error.opaque) {
            (Some(reason), _) => reason.clone(),
            (None, Some(_)) => "OTHER".to_owned(),
            (None, None) => slug(&entry.title).to_ascii_uppercase().replace('-', "_"),
        };
        let key = format!("{}.{id}", entry.type_name);
        let count = seen.entry(key.clone()).or_insert(0);
        *count += 1;
        if *count == 1 { key } else { format!("{key}.{count}") }
    };
    published.iter().map(key).collect()
}

/// A name for each contract that tools take as one, and that no other contract has: services may
/// well call their types alike.
pub(super) fn type_names(contracts: &[Contract]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for contract in contracts {
        let name = plain(&contract.type_name);
        let same = names.iter().filter(|other| **other == name).count();
        let numbered = (2..).map(|number| format!("{name}{number}"));
        let mut free = [name.clone()].into_iter().chain(numbered);
        names.extend(if same == 0 { free.next() } else { free.find(|name| !names.contains(name)) });
    }
    names
}

/// A name with no character that tools refuse.
pub(super) fn plain(name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || c == '_' { c } else { '_' };
    name.chars().map(plain).collect()
}

/// The names of the types.
pub(super) fn title(contracts: &[Contract]) -> String {
    let names: Vec<_> = contracts.iter().map(|contract| &*contract.type_name).collect();
    format!("Errors of {}", names.join(", "))
}

/// The facts of an error on the wires, in the order of a table.
pub(super) fn facts(error: &Entry) -> Vec<(&'static str, String)> {
    let mut facts = [
        ("HTTP", format!("{} {}", error.http, wire_error_shared::phrase(error.http))),
        ("gRPC", format!("{} {}", error.grpc.number(), error.grpc.as_str())),
        ("JSON-RPC", error.code.to_string()),
    ]
    .to_vec();
    facts.push(("Retry", retry(error).to_owned()));
    let list = |names: &BTreeSet<String>| names.iter().cloned().collect::<Vec<_>>().join(", ");
    if error.field_violations {
        facts.push(("Field violations", "says which fields are at fault".to_owned()));
    }
    if !error.rpc_details.is_empty() {
        facts.push(("Details", list(&error.rpc_details)));
    }
    if !error.headers.is_empty() {
        facts.push(("Headers", list(&error.headers)));
    }
    if let Some(scheme) = &error.www_authenticate {
        facts.push(("WWW-Authenticate", scheme.clone()));
    }
    facts
}

fn retry(error: &Entry) -> &'static str {
    match (error.retryable, error.retry_after) {
        (true, true) => "yes, after the delay that it names",
        (true, false) => "yes, the same request may succeed later",
        (false, _) => "no",
    }
}
