//! JSON Schema (2020-12) of what one error looks like in each layout.

use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::document::{Json, object};
use crate::contract::{Contract, Entry, FieldType, Kind};

/// `google.rpc.ErrorInfo`.
fn error_info(error: &Entry) -> Option<Json> {
    let reason = error.reason.as_deref()?;
    let mut properties = object! {
        "@type": object! { "const": "type.googleapis.com/google.rpc.ErrorInfo" },
        "reason": object! { "const": reason },
        "domain": object! { "const": error.domain.as_deref().unwrap_or_default() },
    };
    let mut required: Vec<Json> = vec!["@type".into(), "reason".into(), "domain".into()];
    if let Some(metadata) = metadata(error) {
        properties = properties.with("metadata", metadata);
        required.push("metadata".into());
    }
    Some(object! { "type": "object", "properties": properties, "required": required })
}

/// `ErrorInfo.metadata`: text, that reads as what the contract says.
fn metadata(error: &Entry) -> Option<Json> {
    if error.metadata.is_empty() || error.reason.is_none() {
        return None;
    }
    let value = |field: &FieldType| {
        let pattern = match field.kind {
            Kind::Integer => "-?[0-9]+",
            Kind::Boolean => "true|false",
            Kind::Number | Kind::String | Kind::Json => return object! { "type": "string" },
        };
        let optional = if field.optional { "?" } else { "" };
        object! { "type": "string", "pattern": format!("^({pattern}){optional}$") }
    };
    let names = error.metadata.keys().map(|name| Json::from(name.as_str()));
    let properties = error.metadata.iter().map(|(name, field)| (name.clone(), value(field)));
    Some(object! {
        "type": "object",
        "properties": Json::object(properties),
        "required": Json::list(names),
        "additionalProperties": object! { "type": "string" },
    })
}

/// The array of details: `ErrorInfo` is the first, and any may follow.
fn details(error: &Entry) -> Option<Json> {
    let any = object! {
        "type": "object",
        "properties": object! { "@type": object! { "type": "string" } },
        "required": vec!["@type".into()],
        "additionalProperties": true,
    };
    let details = object! { "type": "array", "items": any, "minItems": 1_i32 };
    Some(details.with("prefixItems", vec![error_info(error)?]))
}

/// The body of AIP-193.
pub(super) fn aip193(error: &Entry) -> Json {
    let mut properties = object! {
        "code": object! { "const": error.http },
        "message": object! { "type": "string" },
        "status": object! { "const": error.grpc.as_str() },
    };
    let mut required: Vec<Json> = vec!["code".into(), "message".into(), "status".into()];
    if let Some(details) = details(error) {
        properties = properties.with("details", details);
        required.push("details".into());
    }
    let inner = object! { "type": "object", "properties": properties, "required": required };
    object! {
        "type": "object",
        "properties": object! { "error": inner },
        "required": vec!["error".into()],
    }
}

/// The body of RFC 9457.
pub(super) fn problem(contract: &Contract, error: &Entry) -> Json {
    let uri = contract.type_uri(error).unwrap_or_else(|| "about:blank".into());
    let mut properties = object! {
        "type": object! { "const": uri },
        "title": object! { "type": "string" },
        "status": object! { "const": error.http },
        "detail": object! { "type": "string" },
    };
    let mut required: Vec<Json> = vec!["type".into(), "title".into(), "status".into()];
    if let Some(reason) = error.reason.as_deref() {
        let domain = error.domain.as_deref().unwrap_or_default();
        properties = properties
            .with("reason", object! { "const": reason })
            .with("domain", object! { "const": domain });
        required.extend(["reason".into(), "domain".into()]);
    }
    if let Some(metadata) = metadata(error) {
        properties = properties.with("metadata", metadata);
        required.push("metadata".into());
    }
    let text = || object! { "type": "string" };
    let list = || {
        let item = object! { "type": "object", "additionalProperties": true };
        object! { "type": "array", "items": item }
    };
    for (name, may_be, schema) in [
        ("retry_delay", error.retry_after, text()),
        ("violations", error.field_violations, list()),
        ("help", error.help.is_some(), list()),
        ("instance", true, text()),
        ("request_id", true, text()),
    ] {
        if may_be {
            properties = properties.with(name, schema);
        }
    }
    for (name, field) in &error.extensions {
        properties = properties.with(name, extension(*field));
        if !field.optional {
            required.push(name.as_str().into());
        }
    }
    object! { "type": "object", "properties": properties, "required": required }
}

fn extension(field: FieldType) -> Json {
    match (field.kind, field.optional) {
        (Kind::Json, _) => true.into(),
        (kind, false) => object! { "type": kind.as_str() },
        (kind, true) => object! { "type": vec![kind.as_str().into(), "null".into()] },
    }
}

/// A response of JSON-RPC 2.0.
pub(super) fn jsonrpc(contract: &Contract, error: &Entry) -> Json {
    let mut properties = object! {
        "code": object! { "const": error.code },
        "message": object! { "type": "string" },
    };
    let mut required: Vec<Json> = vec!["code".into(), "message".into()];
    let data = match contract.data_of(error) {
        _ if error.data => None,
        "info" => error_info(error),
        "details" => details(error),
        _ => None,
    };
    if let Some(data) = data {
        properties = properties.with("data", data);
        required.push("data".into());
    }
    let inner = object! {
        "type": "object",
        "properties": properties,
        "required": required,
    };
    response(inner)
}

/// What stands around the error object.
fn response(error: Json) -> Json {
    object! {
        "type": "object",
        "properties": object! {
            "jsonrpc": object! { "const": "2.0" },
            "id": object! { "type": vec!["string".into(), "number".into(), "null".into()] },
            "error": error,
        },
        "required": vec!["jsonrpc".into(), "id".into(), "error".into()],
    }
}

/// Any error in the layout of a body, known or not.
pub(super) fn any_body(body: &str) -> Json {
    let text = || object! { "type": "string" };
    let number = || object! { "type": "integer" };
    let object = |properties: Json, required: &[&str]| {
        let required = Json::list(required.iter().map(|name| Json::from(*name)));
        object! {
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": true,
        }
    };
    match body {
        "aip193" => {
            let details = object! { "type": "array", "items": object! { "type": "object", "additionalProperties": true } };
            let properties = object! {
                "code": number(), "message": text(), "status": text(), "details": details,
            };
            let error = object(properties, &["code", "message", "status"]);
            object(object! { "error": error }, &["error"])
        }
        "problem" => object(
            object! { "type": text(), "title": text(), "status": number(), "detail": text() },
            &["type", "title", "status"],
        ),
        _ => object! {},
    }
}

/// The schema of the HTTP body of an error; of a layout that is not this crate's, any.
pub(super) fn body(contract: &Contract, error: &Entry) -> Json {
    match contract.body_of(error) {
        "aip193" => aip193(error),
        "problem" => problem(contract, error),
        other => any_body(other),
    }
}

/// The media type of the HTTP body of an error.
pub(super) fn content_type(contract: &Contract, error: &Entry) -> String {
    let own = match contract.body_of(error) {
        "problem" => "application/problem+json",
        _ => "application/json",
    };
    contract.content_type_of(error).unwrap_or(own).into()
}
