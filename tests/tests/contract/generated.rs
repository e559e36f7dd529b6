//! Contracts that proptest makes: few names and few values, so that any two have much in common.

use std::collections::BTreeMap;

use proptest::collection::{btree_map, btree_set, vec};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use wire_error::Code;
use wire_error::contract::{Contract, Entry, FieldType, Kind};

#[derive(Debug, Clone)]
enum Id {
    Reason { domain: String, reason: String, name: Option<String> },
    Name(String),
    Opaque,
}

fn text(choices: &'static [&'static str]) -> impl Strategy<Value = String> {
    select(choices).prop_map(str::to_owned)
}

fn id() -> impl Strategy<Value = Id> {
    let reason = (
        text(&["a.example", "b.example"]),
        text(&["ORDER_GONE", "CART_EMPTY", "NO_STOCK"]),
        of(text(&["Gone", "Empty"])),
    );
    prop_oneof![
        6 => reason.prop_map(|(domain, reason, name)| Id::Reason { domain, reason, name }),
        2 => text(&["OrderGone", "Gone", "Empty"]).prop_map(Id::Name),
        1 => Just(Id::Opaque),
    ]
}

fn fields() -> impl Strategy<Value = BTreeMap<String, FieldType>> {
    let kind = select(&[Kind::String, Kind::Integer, Kind::Number, Kind::Boolean][..]);
    let field = (kind, any::<bool>()).prop_map(|(kind, optional)| {
        let field = FieldType::new(kind);
        if optional { field.optional() } else { field }
    });
    btree_map(text(&["id", "limit"]), field, 0..3)
}

fn entry() -> impl Strategy<Value = Entry> {
    let numbers = (
        select(&[404_u16, 409][..]),
        select(&[Code::NotFound, Code::Aborted][..]),
        select(&[-32000, -32001, -32002][..]),
    );
    let message = text(&["gone", "{id} is gone", "{id} of {limit}\n\u{2028}\"{{\""]);
    let lists = (
        fields(),
        fields(),
        btree_set(text(&["QuotaFailure", "ResourceInfo"]), 0..2),
        btree_set(text(&["Allow", "RateLimit"]), 0..2),
        btree_set(text(&["OrderGone", "Gone"]), 0..2),
    );
    let flags = any::<[bool; 5]>();
    let texts = (
        of(text(&["urn:x:gone", "https://a.example/order-gone"])),
        of(text(&["Gone", "Away"])),
        of(text(&["Bearer", "Basic"])),
        of(text(&["https://a.example/1", "https://a.example/2"])),
        of(text(&["wait", "pay"])),
    );
    let style = (
        of((text(&["aip193", "problem"]), of(text(&["application/b+json"])))),
        of(text(&["info", "none"])),
    );
    (id(), numbers, message, lists, flags, texts, style).prop_map(
        |(id, (http, grpc, code), message, lists, flags, texts, (body, data_shape))| {
            let mut entry = Entry::new(http, grpc, code);
            match id {
                Id::Opaque => {
                    entry.opaque = Some(message);
                    return entry;
                }
                Id::Name(name) => entry.name = Some(name),
                Id::Reason { domain, reason, name } => {
                    (entry.domain, entry.reason) = (Some(domain), Some(reason));
                    entry.name = name;
                }
            }
            entry.message = Some(message);
            (entry.metadata, entry.extensions, entry.rpc_details, entry.headers, entry.same_as) =
                lists;
            [
                entry.data,
                entry.retryable,
                entry.retry_after,
                entry.field_violations,
                entry.deprecated,
            ] = flags;
            (entry.type_uri, entry.title, entry.www_authenticate, entry.help, entry.fix) = texts;
            entry.description.clone_from(&entry.fix);
            (entry.body, entry.content_type) =
                body.map_or((None, None), |(body, media)| (Some(body), media));
            entry.data_shape = data_shape;
            entry
        },
    )
}

/// Errors of which no two are known by the same.
fn errors() -> impl Strategy<Value = Vec<Entry>> {
    vec(entry(), 0..6).prop_map(|entries| {
        let mut known = std::collections::BTreeSet::new();
        let is_new = |entry: &Entry| {
            let opaque = entry.opaque.as_ref().map(|text| (text.clone(), entry.http, entry.code));
            let opaque = opaque.map(|it| (it, entry.grpc));
            known.insert((entry.domain.clone(), entry.id().to_owned(), opaque))
        };
        entries.into_iter().filter(is_new).collect()
    })
}

pub(crate) fn contract() -> impl Strategy<Value = Contract> {
    let header = (
        text(&["aip193", "problem"]),
        of(text(&["application/a+json"])),
        of(text(&["https://a.example/", "https://b.example/"])),
        text(&["info", "details", "none"]),
    );
    (errors(), header).prop_map(|(errors, (body, content_type, type_base, data))| {
        let mut contract = Contract::new("ShopError").with_errors(errors);
        contract.body = body;
        contract.content_type = content_type;
        contract.type_base = type_base;
        contract.data = data;
        contract
    })
}
