//! OpenAPI 3.1: a schema and an example for each error, a response for each status.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::document::{Json, object};
use wire_error_shared::phrase;

use super::examples::Examples;
use super::published::{Published, keys, plain, publish, title, type_names};
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
            let media: &mut BTreeMap<_, _> = of.or_insert_with(BTreeMap::new);
            let content_type = schema::content_type(entry.contract, error);
            let Media { schemas, any, examples: names } = media.entry(content_type).or_default();
            schemas.push(key.clone());
            any.insert(any_key(&entry.type_name, entry.contract, error));
            if let Some(body) = body {
                let summary = summary(entry);
                let example = object! { "summary": summary, "value": Json::written(body) };
                examples.push((key.clone(), example));
                names.push(key);
            }
        };
        add(key.clone(), entry.error, entry.examples.body(entry.contract, entry.error));
        for (number, other) in entry.others.iter().enumerate() {
            let key = format!("{key}.{}", number + 2);
            schemas.push((key.clone(), described(schema::body(entry.contract, other), entry)));
            let bytes = Examples::of(entry.contract, other);
            add(key, other, bytes.body(entry.contract, other));
        }
    }
    for (contract, name) in contracts.iter().zip(type_names(contracts)) {
        let own = contract.errors().iter().filter_map(|error| error.body.as_deref());
        let bodies: BTreeSet<_> = own.chain([&*contract.body]).collect();
        for body in bodies {
            let any = schema::any_body(body).with("description", "Any error, known or not.");
            schemas.push((any_key_of(&name, contract, body), any));
        }
    }
    let responses = responses.into_iter().map(|((name, status), media)| {
        let content = media.into_iter().map(|(content_type, media)| (content_type, media.json()));
        let content = Json::object(content);
        let response = object! { "description": phrase(status), "content": content };
        (format!("{name}.{status}"), response)
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

/// The name of the schema that takes any error of the type in the body that this one has.
fn any_key(type_name: &str, contract: &Contract, error: &Entry) -> String {
    any_key_of(type_name, contract, contract.body_of(error))
}

fn any_key_of(type_name: &str, contract: &Contract, body: &str) -> String {
    let is_whole = body == contract.body;
    if is_whole { format!("{type_name}.Any") } else { format!("{type_name}.Any.{}", plain(body)) }
}

fn reference(kind: &str, key: &str) -> Json {
    object! { "$ref": format!("#/components/{kind}/{key}") }
}

/// What one response has under one media type: names of schemas and of examples.
#[derive(Default)]
struct Media {
    schemas: Vec<String>,
    any: BTreeSet<String>,
    examples: Vec<String>,
}

impl Media {
    fn json(self) -> Json {
        let any_of = self.schemas.iter().chain(&self.any).map(|key| reference("schemas", key));
        let media = object! { "schema": object! { "anyOf": Json::list(any_of) } };
        if self.examples.is_empty() {
            return media;
        }
        let named = self.examples.iter().map(|key| {
            let name = key.split_once('.').map_or(key.as_str(), |(_, name)| name);
            (String::from(name), reference("examples", key))
        });
        media.with("examples", Json::object(named))
    }
}
