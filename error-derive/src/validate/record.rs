//! The record of a variant: what is the same for each of its values.

use std::time::Duration;

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::LitStr;
use syn::ext::IdentExt;
use wire_error_shared::rules;

use super::{check_text, code_range, is_opaque, own_attrs, report, speaks_http};
use crate::ast::{Ast, Variant};
use crate::attr::{self, Constant, Int};
use crate::diagnostics::Errors;
use crate::model::{Reason, Record};
use crate::words;

pub(super) fn record<'a>(
    ast: &'a Ast<'a>,
    variant: &'a Variant<'a>,
    errors: &mut Errors,
) -> Record<'a> {
    let (own, container) = (own_attrs(ast, variant), &ast.attrs);
    let opaque = is_opaque(ast, variant);
    let counts = !is_internal(ast, variant); // of an internal error no number does
    let name = variant.ident.unraw().to_string();
    let code = self::code(ast, variant);
    let http = counts.then(|| own.http.or(&container.http).value()).flatten();
    let grpc = counts.then(|| own.grpc.or(&container.grpc).value()).flatten();
    check_code(code, code_range(ast), errors);
    check_http(http, errors);
    check_grpc(grpc, errors);
    if counts && !container.faulty && variant.is_read() {
        check_says_enough(variant, code, http.is_some() || grpc.is_some(), errors);
    }
    let (reason, reason_tokens) =
        reason(ast, variant).map_or((None, None), |(reason, tokens)| (Some(reason), Some(tokens)));
    if let (Some(Reason::Text(reason)), Some(tokens)) = (&reason, &reason_tokens) {
        check_reason(ast, variant, reason, tokens, errors);
    }
    if let (Some(tokens), None, true) = (&reason_tokens, container.domain.value(), ast.is_read) {
        errors.add_with_help(
            tokens,
            "a `reason` belongs to a `domain`, and there is none",
            format_args!("write `#[wire(domain = \"shop.example\")]` on `{}`", ast.ident),
        );
    }
    check_text(own.help.or(&container.help).value(), rules::help, errors);
    let www_authenticate = own.www_authenticate.or(&container.www_authenticate).value();
    check_www_authenticate(www_authenticate, errors);
    if speaks_http(ast) && www_authenticate.is_none() {
        check_challenge(http, grpc, errors);
    }
    Record {
        span: variant.ident.span(),
        code,
        http,
        grpc,
        reason,
        template: template_text(ast, variant),
        retry: own.retry.or(&container.retry).value().map(|retry| retry.value),
        retry_after: retry_after(own.retry_after.or(&container.retry_after).value(), errors),
        help: own.help.or(&container.help).value(),
        www_authenticate,
        opaque,
        description: description(ast, variant),
        deprecated: variant.deprecated,
        name,
    }
}

/// Whether the variant is an internal error whatever the enum says.
pub(super) fn is_internal(ast: &Ast<'_>, variant: &Variant<'_>) -> bool {
    let own = own_attrs(ast, variant);
    is_opaque(ast, variant) && !own.code.is_set() && !own.http.is_set() && !own.grpc.is_set()
}

/// The code that is written for the variant.
pub(super) fn code<'a>(ast: &'a Ast<'_>, variant: &'a Variant<'_>) -> Option<&'a Constant<Int>> {
    let code = own_attrs(ast, variant).code.or(&ast.attrs.code).value();
    code.filter(|_| !is_internal(ast, variant))
}

/// What the published catalogue says of the variant.
pub(super) fn description(ast: &Ast<'_>, variant: &Variant<'_>) -> Option<String> {
    match own_attrs(ast, variant).description.or(&ast.attrs.description).value()? {
        Some(text) => Some(text.value()),
        None => variant.docs.clone(),
    }
}

fn check_code(code: Option<&Constant<Int>>, range: Option<(i32, i32)>, errors: &mut Errors) {
    let Some(Constant::Literal(code)) = code else { return };
    let fault = rules::code(code.value)
        .or_else(|| range.and_then(|(first, last)| rules::code_in_range(code.value, first, last)));
    report(code, fault, errors);
}

fn check_http(http: Option<&Constant<Int>>, errors: &mut Errors) {
    let Some(Constant::Literal(http)) = http else { return };
    report(http, rules::http(http.value.try_into().unwrap_or(0)), errors);
}

fn check_grpc(grpc: Option<&Ident>, errors: &mut Errors) {
    if let Some(grpc) = grpc.filter(|grpc| *grpc == "Ok") {
        errors.add_with_help(
            grpc,
            "`Ok` is no error",
            "write an error's code, such as `grpc = NotFound`",
        );
    }
}

/// Nothing becomes a 500 by omission.
fn check_says_enough(
    variant: &Variant<'_>,
    code: Option<&Constant<Int>>,
    has_status: bool,
    errors: &mut Errors,
) {
    match code {
        _ if has_status => {}
        None => errors.add_with_help(
            variant.ident,
            format_args!("nothing says what `{}` is on the wire", variant.ident),
            "write `#[wire(http = 404)]`, `#[wire(grpc = NotFound)]` or `#[wire(opaque)]` on it",
        ),
        Some(Constant::Literal(code)) => report(code, rules::code_alone(code.value), errors),
        Some(Constant::Path(_)) => {} // asked by a `const` assertion
    }
}

/// The reason of a variant, and the tokens that gave it.
pub(super) fn reason<'a>(
    ast: &'a Ast<'a>,
    variant: &'a Variant<'a>,
) -> Option<(Reason<'a>, TokenStream)> {
    let own = own_attrs(ast, variant);
    let slot = own.reason.or(&ast.attrs.reason);
    match slot.value()? {
        attr::Reason::Unset => None,
        attr::Reason::FromName => {
            let tokens = own.reason.key().unwrap_or(variant.ident).to_token_stream();
            Some((Reason::Text(words::upper_snake(&variant.ident.unraw().to_string())), tokens))
        }
        attr::Reason::Given(constant) => {
            let reason = match constant {
                Constant::Literal(literal) => Reason::Text(literal.value()),
                Constant::Path(path) => Reason::Path(path),
            };
            Some((reason, constant.to_token_stream()))
        }
    }
}

fn check_reason(
    ast: &Ast<'_>,
    variant: &Variant<'_>,
    reason: &str,
    tokens: &TokenStream,
    errors: &mut Errors,
) {
    let Some(fault) = rules::reason(reason) else { return };
    match own_attrs(ast, variant).reason.or(&ast.attrs.reason).value() {
        Some(attr::Reason::FromName) => errors.add_with_help(
            tokens,
            format_args!("AIP-193 forbids `{reason}`, the reason that the name makes"),
            "write another: `reason = \"ORDER_NOT_FOUND\"`, 3 to 63 of `A` to `Z`, `0` to `9` and `_`",
        ),
        _ => errors.add(tokens, fault),
    }
}

fn check_www_authenticate(challenge: Option<&LitStr>, errors: &mut Errors) {
    let Some(challenge) = challenge else { return };
    let text = challenge.value();
    if text.trim().is_empty() || !text.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic()) {
        errors.add_with_help(
            challenge,
            "this is no value of a header",
            "write visible ASCII characters, such as `www_authenticate = \"Bearer\"`",
        );
    }
}

/// A 401 without a challenge breaks RFC 9110 (section 11.6.1).
fn check_challenge(http: Option<&Constant<Int>>, grpc: Option<&Ident>, errors: &mut Errors) {
    match (http, grpc) {
        (Some(Constant::Literal(http)), _) => {
            report(http, rules::challenge(http.value.try_into().unwrap_or(0), false), errors);
        }
        (None, Some(grpc)) if grpc == "Unauthenticated" => {
            report(grpc, rules::challenge(401, false), errors);
        }
        _ => {} // of a constant, asked by a `const` assertion
    }
}

/// `1.5s`, `200ms`, `5m`, `1h`.
fn retry_after(delay: Option<&LitStr>, errors: &mut Errors) -> Option<Duration> {
    let delay = delay?;
    let parsed = parse_duration(&delay.value());
    if parsed.is_none() {
        errors.add_with_help(
            delay,
            "this is no duration",
            "write a number and `ms`, `s`, `m` or `h`, such as `retry_after = \"1.5s\"`",
        );
    }
    parsed
}

fn parse_duration(text: &str) -> Option<Duration> {
    let at = text.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let (number, unit) = text.split_at(at);
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    if whole.is_empty() || fraction.is_empty() || fraction.len() > 9 {
        return None;
    }
    let nanos_of_unit: u128 = match unit.trim_start() {
        "ms" => 1_000_000,
        "s" => 1_000_000_000,
        "m" => 60 * 1_000_000_000,
        "h" => 3600 * 1_000_000_000,
        _ => return None,
    };
    let whole = u128::from(whole.parse::<u32>().ok()?) * nanos_of_unit;
    let fraction = fraction.parse::<u128>().ok()? * nanos_of_unit
        / 10_u128.pow(fraction.len().try_into().ok()?);
    let nanos = whole + fraction;
    let seconds = u64::try_from(nanos / 1_000_000_000).ok()?;
    Some(Duration::new(seconds, (nanos % 1_000_000_000).try_into().ok()?))
}

pub(super) fn data_shape(ast: &Ast<'_>) -> Option<&'static str> {
    let shape = ast.attrs.data_shape.value()?;
    ["Info", "None"].into_iter().find(|name| shape == name.to_lowercase().as_str())
}

/// The message as written, or made from the variant's name.
pub(super) fn template_text(ast: &Ast<'_>, variant: &Variant<'_>) -> String {
    let own = own_attrs(ast, variant);
    match own.message.or(&ast.attrs.message).value() {
        Some(message) => message.value(),
        None if is_internal(ast, variant) => "internal error".to_owned(),
        None => words::sentence(&variant.ident.unraw().to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_is_a_number_and_a_unit() {
        for (text, nanos) in [
            ("0s", 0),
            ("1s", 1_000_000_000),
            ("1.5s", 1_500_000_000),
            ("200ms", 200_000_000),
            ("0.000000001s", 1),
            ("2m", 120_000_000_000),
            ("1.5h", 5_400_000_000_000),
        ] {
            assert_eq!(parse_duration(text), Some(Duration::from_nanos(nanos)), "{text}");
        }
        for text in ["", "1", "s", "1.s", ".5s", "-1s", "1 day", "1.5.5s", "1e3s", "99999999999s"] {
            assert_eq!(parse_duration(text), None, "{text}");
        }
    }
}
