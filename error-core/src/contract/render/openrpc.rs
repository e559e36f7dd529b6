//! OpenRPC: `errors`, one entry for each code.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::document::{Json, object};
use super::published::{Published, keys, publish, title};
use crate::contract::Contract;

/// The errors as `components` of an OpenRPC 1.3 document.
///
/// An error of OpenRPC is a code, so that all errors with one code are one entry: its messages
/// are joined, and its `data` has the example of each by its reason.
#[must_use]
pub fn openrpc(contracts: &[Contract]) -> String {
    let published = publish(contracts);
    let keys = keys(&published);
    let mut codes: BTreeMap<i32, Vec<Named<'_>>> = BTreeMap::new();
    for (entry, key) in published.iter().zip(&keys) {
        codes.entry(entry.error.code).or_default().push((key, entry));
    }
    let errors = codes.iter().map(|(code, entries)| (key(*code, entries), error(*code, entries)));
    object! {
        "openrpc": "1.3.2",
        "info": object! { "title": title(contracts), "version": "1" },
        "methods": Vec::new(),
        "components": object! { "errors": Json::object(errors) },
    }
    .file()
}

/// An entry and the name that no other has.
type Named<'a> = (&'a String, &'a Published<'a>);

fn key(code: i32, entries: &[Named<'_>]) -> String {
    match entries {
        [(key, _)] => (*key).clone(),
        _ if code < 0 => format!("CODE_MINUS_{}", code.unsigned_abs()),
        _ => format!("CODE_{code}"),
    }
}

fn error(code: i32, entries: &[Named<'_>]) -> Json {
    let mut messages: Vec<&str> = entries.iter().map(|(_, entry)| entry.error.template()).collect();
    messages.sort_unstable();
    messages.dedup();
    let mut error = object! { "code": code, "message": messages.join(" | ") };
    let data = |(key, entry): &Named<'_>| Some(((*key).clone(), data(entry)?));
    let data: Vec<_> = entries.iter().filter_map(data).collect();
    match (entries.len(), data.first()) {
        (_, None) => {}
        (1, Some((_, data))) => error = error.with("data", data.clone()),
        _ => error = error.with("data", Json::object(data)),
    }
    error
}

/// `error.data`, as the encoder wrote it.
fn data(entry: &Published<'_>) -> Option<Json> {
    #[derive(serde::Deserialize)]
    struct Response<'a> {
        #[serde(borrow)]
        error: Object<'a>,
    }
    #[derive(serde::Deserialize)]
    struct Object<'a> {
        #[serde(borrow)]
        data: Option<&'a serde_json::value::RawValue>,
    }
    let response: Response<'_> = serde_json::from_str(&entry.examples.jsonrpc).ok()?;
    Some(Json::written(response.error.data?.get()))
}
