//! The rules of single values, asked where each is written: once of an enum's default.

use syn::LitStr;
use wire_error_shared::rules;

use super::container::{self, check_value};
use super::message;
use super::{Site, with_correction};
use crate::defaults::is_same_name;
use crate::delay;
use crate::diagnostics::Errors;
use crate::keys::Place;
use crate::read::ast::Ast;
use crate::read::attr::{Attrs, Slot};
use crate::read::value::{Constant, Range, Reason};
use crate::words;

pub(super) fn check(ast: &Ast<'_>, attrs: &Attrs, name: &str, errors: &mut Errors) {
    check_code(ast, attrs, name, errors);
    if let Some(Constant::Literal(http)) = own(&attrs.http) {
        Site { key: "http", tokens: http, name }.number(
            http.value,
            rules::http(http.value),
            errors,
        );
    }
    if let Some(grpc) = own(&attrs.grpc).filter(|grpc| *grpc == "Ok") {
        errors.add_with_help(
            grpc,
            "`Ok` is not an error",
            "write an error's code, such as `grpc = NotFound`",
        );
    }
    if let Some(Reason::Given(Constant::Literal(reason))) = own(&attrs.reason) {
        let value = reason.value();
        let upper = words::upper_snake(&value);
        let corrected = rules::reason(&upper).is_none().then(|| format!("reason = \"{upper}\""));
        let site = Site { key: "reason", tokens: reason, name };
        site.text(&value, rules::reason(&value), corrected, errors);
    }
    if let Some(Constant::Literal(help)) = own(&attrs.help) {
        let site = Site { key: "help", tokens: help, name };
        let value = help.value();
        let rest = value.split_once("://").map_or(&*value, |(_, rest)| rest);
        let absolute = format!("https://{}", rest.trim_start_matches('/'));
        let is_host = value.contains('.') && rules::help(&absolute).is_none();
        let corrected = is_host.then(|| format!("help = \"{absolute}\""));
        site.text(&value, rules::help(&value), corrected, errors);
    }
    if let Some(uri) = own(&attrs.type_uri) {
        let site = Site { key: "type_uri", tokens: uri, name };
        site.text(&uri.value(), rules::type_uri(&uri.value()), None, errors);
    }
    if let Some(challenge) = own(&attrs.www_authenticate) {
        let site = Site { key: "www_authenticate", tokens: challenge, name };
        let value = challenge.value();
        let trimmed = value.trim().trim_end_matches(',').to_owned();
        let corrected = rules::challenge_value(&trimmed).is_none();
        let corrected = corrected.then(|| format!("www_authenticate = {trimmed:?}"));
        site.text(&value, rules::challenge_value(&value), corrected, errors);
    }
    if let Some(message) = own(&attrs.message) {
        message::check_template(attrs, message, errors);
        check_filled("message", Some(&message.literal), errors);
    }
    check_filled("title", own(&attrs.title), errors);
    check_filled("fix", own(&attrs.fix), errors);
    check_filled("description", own(&attrs.description).and_then(Option::as_ref), errors);
    check_headers(attrs, errors);
    check_retry_after(own(&attrs.retry_after), errors);
    if attrs.log.is_own() {
        check_value(&attrs.log, Place::Variant, errors);
    }
}

/// The value, where it is written here.
fn own<T>(slot: &Slot<T>) -> Option<&T> {
    slot.value().filter(|_| slot.is_own())
}

fn check_code(ast: &Ast<'_>, attrs: &Attrs, name: &str, errors: &mut Errors) {
    let Some(Constant::Literal(code)) = own(&attrs.code) else { return };
    let site = Site { key: "code", tokens: code, name };
    let ranges =
        |slot: &Slot<Vec<Range>>| slot.values().iter().map(Range::codes).collect::<Vec<_>>();
    let reserved = rules::code(code.value, &ranges(&ast.attrs.reserved_codes));
    let kept =
        ast.frameworks().find_map(|framework| rules::code_kept(code.value, framework.keeps_codes?));
    let in_range = || {
        let range = ast.attrs.code_range.value().filter(|_| !container::has_empty_range(ast))?;
        rules::code_in_range(code.value, &range.iter().map(Range::codes).collect::<Vec<_>>())
    };
    site.number(code.value, reserved.or(kept).or_else(in_range), errors);
}

/// A text for a person says something.
fn check_filled(key: &str, text: Option<&LitStr>, errors: &mut Errors) {
    if let Some(text) = text.filter(|text| text.value().trim().is_empty()) {
        errors.add_with_help(
            text,
            format_args!("`{key}` is empty"),
            format_args!("write a text, or remove `{key}`"),
        );
    }
}

/// Names are names, values are values, and each header stands once.
fn check_headers(attrs: &Attrs, errors: &mut Errors) {
    let headers = attrs.headers.values();
    for (at, header) in headers.iter().enumerate() {
        let name = header.name.value();
        check_header_name(&header.name, errors);
        if let Some(rule) = rules::header_value(&header.value.value()) {
            let value = header.value.value().split_whitespace().collect::<Vec<_>>().join(" ");
            let is_valid = rules::header_value(&value).is_none();
            let value = if is_valid { &value } else { "value" };
            let corrected = Some(format!("header({name:?}, {value:?})"));
            errors.add(&header.value, with_correction(rule, corrected));
        }
        if let Some(first) =
            headers[..at].iter().find(|first| is_same_name(&first.name.value(), &name))
        {
            errors.add_with_help(
                &header.name,
                format_args!("the header `{name}` stands here twice"),
                "write one value, with its parts separated by commas",
            );
            errors.add(&first.name, format_args!("`{name}` is first here"));
        }
    }
}

pub(super) fn check_header_name(name: &LitStr, errors: &mut Errors) {
    if let Some(rule) = rules::header_name(&name.value()) {
        let value = name.value();
        let words = value.split(':').next().unwrap_or_default().split_whitespace();
        let token = words.collect::<Vec<_>>().join("-");
        let corrected = rules::header_name(&token).is_none().then(|| format!("{token:?}"));
        errors.add(name, with_correction(rule, corrected));
    }
}

fn check_retry_after(text: Option<&LitStr>, errors: &mut Errors) {
    let Some(text) = text else { return };
    let value = text.value();
    if delay::parse(&value).is_some() {
        return;
    }
    let number = value.trim();
    let has_no_unit = delay::parse(&format!("{number}s")).is_some();
    let help = if has_no_unit {
        format!("write the unit: `retry_after = \"{number}s\"` or `retry_after = \"{number}ms\"`")
    } else {
        "write a number and `ms`, `s`, `m` or `h`, such as `retry_after = \"1.5s\"`".to_owned()
    };
    errors.add_with_help(text, format_args!("`{value}` is not a valid delay"), help);
}
