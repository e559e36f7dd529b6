//! JSON Schema of every body.

use alloc::string::String;
use alloc::vec::Vec;

use super::document::{Json, object};
use super::published::{Published, keys, publish, title, type_names};
use super::schema;
use crate::contract::{Contract, Entry};

/// A JSON Schema (2020-12) of every body of the errors.
///
/// Under `$defs` each type has one for each layout, `ShopError.aip193`, `ShopError.problem` and
/// `ShopError.jsonrpc`, which takes its errors and no other. The schema itself takes them all.
#[must_use]
pub fn json_schema(contracts: &[Contract]) -> String {
    type Layout = (&'static str, fn(&Contract, &Entry) -> Json);
    const LAYOUTS: [Layout; 3] = [
        ("aip193", |_, error| schema::aip193(error)),
        ("problem", schema::problem),
        ("jsonrpc", schema::jsonrpc),
    ];
    let published = publish(contracts);
    let keys = keys(&published);
    let (mut definitions, mut all) = (Vec::new(), Vec::new());
    let to = |key: &str| object! { "$ref": alloc::format!("#/$defs/{key}") };
    for (contract, name) in contracts.iter().zip(type_names(contracts)) {
        for (layout, schema) in LAYOUTS {
            let union = alloc::format!("{name}.{layout}");
            let mut members = Vec::new();
            let entries = published.iter().zip(&keys);
            for (entry, key) in entries.filter(|(it, _)| core::ptr::eq(it.contract, contract)) {
                let key = alloc::format!("{key}.{layout}");
                members.push(to(&key));
                definitions.push((key, one_of(entry, schema)));
            }
            all.push(to(&union));
            definitions.push((union, object! { "anyOf": members }));
        }
    }
    object! {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title(contracts),
        "anyOf": all,
        "$defs": Json::object(definitions),
    }
    .file()
}

/// The schema of an entry: of all opaque errors, where it is theirs.
fn one_of(entry: &Published<'_>, schema: fn(&Contract, &Entry) -> Json) -> Json {
    let of = |error| schema(entry.contract, error);
    if entry.others.is_empty() {
        return of(entry.error);
    }
    let others = entry.others.iter().map(|other| of(other));
    object! { "anyOf": Json::list([of(entry.error)].into_iter().chain(others)) }
}
