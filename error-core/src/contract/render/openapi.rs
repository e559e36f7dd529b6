//! OpenAPI 3.1: a schema and an example for each error, a response for each status.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::document::{Json, object};
use wire_error_shared::phrase;

use super::examples::Examples;
use super::published::{Published, keys, publish, title, type_names};
use super::schema;
use crate::contract::{Contract, Entry};

/// The errors as `components` of an OpenAPI 3.1 document.
///
/// A response is called by its type and status, `ShopError.404`. It has an example for each reason,
/// and its schema ends in one that takes any error: a new reason is no breaking change.
#[must_use]
pub fn openapi(contracts: &[Contract]) -> String {
    let published = publish(contracts);
    let keys = keys(&published);
    let (mut schemas, mut examples, mut responses) = (Vec::new(), Vec::new(), BTreeMap::new());
    for (entry, key) in published.iter().zip(&keys) {
        schemas.push((key.clone(), described(schema::body(entry.contract, entry.error), entry)));
        let mut add = |key: String, error: &Entry, body: Option<&str>| {
            let of = responses.entry((entry.type_name.clone(), error.http));
            let (_, schemas, names): &mut (_, Vec<String>, Vec<String>) =
                of.or_insert_with(|| (entry.contract, Vec::new(), Vec::new()));
            schemas.push(key.clone());
            if let Some(body) = body {
                let summary = summary(entry);
                let example = object! { "summary": summary, "value": Json::written(body) };
                examples.push((key.clone(), example));
                names.push(key);
            }
        };
        add(key.clone(), entry.error, entry.examples.body(entry.contract));
        for (number, other) in entry.others.iter().enumerate() {
            let key = format!("{key}.{}", number + 2);
            schemas.push((key.clone(), described(schema::body(entry.contract, other), entry)));
            let bytes = Examples::of(entry.contract, other);
            add(key, other, bytes.body(entry.contract));
        }
    }
    for (contract, name) in contracts.iter().zip(type_names(contracts)) {
        let any = schema::any_body(&contract.body);
        schemas.push((any_key(&name), any.with("description", "Any error, known or not.")));
    }
    let responses = responses.into_iter().map(|((name, status), (contract, schemas, names))| {
        let to_any = reference("schemas", &any_key(&name));
        (format!("{name}.{status}"), response(contract, status, &schemas, to_any, &names))
    });
    object! {
        "openapi": "3.1.0",
        "info": object! { "title": title(contracts), "version": "1" },
        // Optional in 3.1, but not every tool knows.
        "paths": object! {},
        "components": object! {
            "schemas": Json::object(schemas),
            "examples": Json::object(examples),
            "responses": Json::object(responses),
        },
    }
    .file()
}

fn summary(entry: &Published<'_>) -> Json {
    entry.error.description.as_deref().unwrap_or(&entry.title).into()
}

fn described(schema: Json, entry: &Published<'_>) -> Json {
    let mut schema = schema.with("title", entry.title.as_str());
    if let Some(description) = &entry.error.description {
        schema = schema.with("description", description.as_str());
    }
    if entry.error.deprecated { schema.with("deprecated", true) } else { schema }
}

fn any_key(type_name: &str) -> String {
    format!("{type_name}.Any")
}

fn reference(kind: &str, key: &str) -> Json {
    object! { "$ref": format!("#/components/{kind}/{key}") }
}

fn response(
    contract: &Contract,
    status: u16,
    schemas: &[String],
    to_any: Json,
    examples: &[String],
) -> Json {
    let any_of = schemas.iter().map(|key| reference("schemas", key)).chain([to_any]);
    let mut media = object! { "schema": object! { "anyOf": Json::list(any_of) } };
    if !examples.is_empty() {
        let named = examples.iter().map(|key| {
            let name = key.split_once('.').map_or(key.as_str(), |(_, name)| name);
            (String::from(name), reference("examples", key))
        });
        media = media.with("examples", Json::object(named));
    }
    let content = Json::object(vec![(schema::content_type(contract), media)]);
    object! { "description": phrase(status), "content": content }
}
