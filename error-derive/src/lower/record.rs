//! The record of a variant: what is the same for each of its values.

use syn::LitStr;
use wire_error_shared::{Code, Given, OpaqueMessage, resolve};

use super::{number, text};
use crate::model::{Record, Template, Text};
use crate::read::ast::Variant;
use crate::read::value::{Constant, Reason};
use crate::types::placed;
use crate::{delay, words};

pub(super) fn lower(variant: &Variant<'_>) -> Record {
    let attrs = &variant.attrs;
    let string = |text: &LitStr| text.value();
    let has_challenge = variant.fields.iter().any(|field| field.attrs.challenge_field.is_set());
    Record {
        name: variant.name().to_owned(),
        span: placed(variant.ident.span()),
        code: attrs.code.value().map(number),
        http: attrs.http.value().map(number),
        grpc: attrs.grpc.value().cloned(),
        reason: reason(variant),
        template: template(variant),
        retryable: attrs.retryable.value().copied(),
        retry_after: attrs.retry_after.value().and_then(|text| delay::parse(&text.value())),
        help: attrs.help.value().map(text),
        www_authenticate: attrs.www_authenticate.value().map(string),
        is_challenged: attrs.www_authenticate.is_set() || has_challenge,
        title: attrs.title.value().map(string),
        type_uri: attrs.type_uri.value().map(string),
        headers: attrs
            .headers
            .values()
            .iter()
            .map(|header| (header.name.value(), header.value.value()))
            .collect(),
        header_names: attrs
            .headers
            .values()
            .iter()
            .map(|header| header.name.value())
            .chain(
                variant
                    .fields
                    .iter()
                    .filter_map(|field| field.attrs.header_field.value())
                    .map(string),
            )
            .collect(),
        fix: attrs.fix.value().map(string),
        log: log(variant),
        opaque: variant.is_opaque(),
        description: description(variant),
        deprecated: variant.is_deprecated,
    }
}

pub(super) fn reason(variant: &Variant<'_>) -> Option<Text> {
    Some(match variant.attrs.reason.value()? {
        Reason::FromName => Text::Literal(words::upper_snake(variant.name())),
        Reason::Given(constant) => text(constant),
    })
}

/// What the published catalogue says of the variant.
pub(super) fn description(variant: &Variant<'_>) -> Option<String> {
    match variant.attrs.description.value()? {
        Some(text) => Some(text.value()),
        None => variant.docs.text.clone(),
    }
}

fn log(variant: &Variant<'_>) -> Option<&'static str> {
    let level = variant.attrs.log.value()?;
    ["Error", "Warn", "Info", "Debug", "Off"]
        .into_iter()
        .find(|name| level == name.to_lowercase().as_str())
}

/// The message as written, or made from the variant's name. Of an opaque variant nothing is taken
/// from the name: it says the phrase of its status.
pub(super) fn template(variant: &Variant<'_>) -> Template {
    let attrs = &variant.attrs;
    match attrs.message.value() {
        Some(message) => Template::Text(message.literal.value()),
        None if variant.is_opaque() => match attrs.http.value() {
            Some(Constant::Path(_)) => Template::Phrase,
            None if matches!(attrs.code.value(), Some(Constant::Path(_)))
                && !attrs.grpc.is_set() =>
            {
                Template::Phrase
            }
            Some(Constant::Literal(http)) => phrase_of(http.value.try_into().unwrap_or(500)),
            None => {
                let name = attrs.grpc.value().map(|grpc| words::upper_snake(&grpc.to_string()));
                let code = match attrs.code.value() {
                    Some(Constant::Literal(code)) => Some(code.value),
                    _ => None,
                };
                let grpc_code = name.and_then(|name| name.parse::<Code>().ok());
                let resolved = resolve(Given { code, http_status: None, grpc_code });
                phrase_of(resolved.http_status)
            }
        },
        None => Template::Text(words::sentence(variant.name())),
    }
}

fn phrase_of(status: u16) -> Template {
    Template::Text(OpaqueMessage::of(status).as_str().to_owned())
}
