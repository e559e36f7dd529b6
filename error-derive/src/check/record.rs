//! The rules of a variant with a record of its own.

use proc_macro2::Ident;
use quote::ToTokens;
use wire_error_shared::{Code, Given, resolve, rules};

use super::Site;
use super::container::has_empty_range;
use crate::defaults::is_same_name;
use crate::diagnostics::Errors;
use crate::read::ast::{Ast, Variant};
use crate::read::attr::Slot;
use crate::read::value::{Constant, Range, Reason};
use crate::words;

pub(super) fn check(ast: &Ast<'_>, variant: &Variant<'_>, errors: &mut Errors) {
    if !ast.attrs.is_faulty && variant.is_read() {
        check_says_enough(variant, errors);
    }
    check_derived_code(ast, variant, errors);
    check_reason_of_name(ast, variant, errors);
    check_message_of_name(variant, errors);
    check_domain(ast, variant, errors);
    check_title(ast, variant, errors);
    check_retryable(variant, errors);
    check_description(variant, errors);
    if ast.speaks_http() {
        check_demanded_headers(ast, variant, errors);
    }
}

/// Nothing becomes a 500 by omission.
fn check_says_enough(variant: &Variant<'_>, errors: &mut Errors) {
    let attrs = &variant.attrs;
    if variant.is_opaque() || attrs.http.is_set() || attrs.grpc.is_set() {
        return;
    }
    match attrs.code.value() {
        None => errors.add_with_help(
            variant.ident,
            format_args!("`{}` has no status: it needs `http`, `grpc` or `opaque`", variant.ident),
            "write `#[wire(http = 404)]`, `#[wire(grpc = NotFound)]` or `#[wire(opaque)]` on it",
        ),
        Some(Constant::Literal(code)) => {
            let tokens = variant.at(attrs.code.is_own(), code);
            let site = Site { key: "code", tokens, name: variant.name() };
            site.number(code.value, rules::code_alone(code.value), errors);
        }
        Some(Constant::Path(_)) => {} // asked by a `const` assertion
    }
}

/// The HTTP status that the variant has, as far as the macro knows it.
fn status(variant: &Variant<'_>) -> Option<u16> {
    match variant.attrs.http.value() {
        Some(Constant::Literal(http)) => u16::try_from(http.value).ok(),
        Some(Constant::Path(_)) => None,
        None => Some(resolve(given(variant)?).http_status),
    }
}

/// What the variant gives, as far as the macro knows it; `None` where a constant decides.
fn given(variant: &Variant<'_>) -> Option<Given> {
    let attrs = &variant.attrs;
    let code = match attrs.code.value() {
        Some(Constant::Literal(code)) => Some(code.value),
        Some(Constant::Path(_)) => return None,
        None => None,
    };
    let http_status = match attrs.http.value() {
        Some(Constant::Literal(http)) => Some(u16::try_from(http.value).ok()?),
        // Alone it is taken for an internal error, whose code is in any range.
        Some(Constant::Path(_)) | None => None,
    };
    let grpc = attrs.grpc.value().map(|grpc| words::upper_snake(&grpc.to_string()));
    let grpc_code = match grpc {
        Some(grpc) => Some(grpc.parse::<Code>().ok()?),
        None => None,
    };
    Some(Given { code, http_status, grpc_code })
}

/// Under a `code_range` a code that is derived lies in it, too.
fn check_derived_code(ast: &Ast<'_>, variant: &Variant<'_>, errors: &mut Errors) {
    let Some(ranges) = ast.attrs.code_range.value() else { return };
    let attrs = &variant.attrs;
    if attrs.code.is_set() || !variant.is_read() || ast.attrs.is_faulty || has_empty_range(ast) {
        return;
    }
    let has_status = attrs.http.is_set() || attrs.grpc.is_set() || variant.is_opaque();
    let is_error = attrs.grpc.value().is_none_or(|grpc| grpc != "Ok");
    let Some(given) = given(variant).filter(|_| has_status && is_error) else { return };
    let code = resolve(given).code;
    let ranges: Vec<_> = ranges.iter().map(Range::codes).collect();
    if rules::code_in_range(code, &ranges).is_some() {
        errors.add_with_help(
            variant.ident,
            format_args!(
                "the code of `{}` follows from its status: {code}, which the enum's `code_range` does not have",
                variant.ident
            ),
            "write a `code` within the range",
        );
    }
}

/// A reason made of the name keeps the rule as a written one does.
fn check_reason_of_name(ast: &Ast<'_>, variant: &Variant<'_>, errors: &mut Errors) {
    let slot = &variant.attrs.reason;
    let Some(Reason::FromName) = slot.value() else { return };
    let reason = words::upper_snake(variant.name());
    if variant.is_opaque() && slot.is_own() {
        return errors.add_with_help(
            slot.key(),
            format_args!("an `opaque` variant says nothing of its name, and `reason` would say `{reason}`"),
            "write a reason that callers may read, such as `reason = \"INTERNAL\"`, or remove `reason`",
        );
    }
    if rules::reason(&reason).is_none() {
        return;
    }
    let domain = words::upper_snake(&ast.ident.to_string());
    let longer = format!("{domain}_{reason}");
    errors.add_with_help(
        variant.at(slot.is_own(), &slot.key()),
        format_args!(
            "the name of `{}` makes the reason `{reason}`; a reason is UPPER_SNAKE_CASE, 3 to 63 of `A` to `Z`, `0` to `9` and `_` (AIP-193)",
            variant.ident
        ),
        if rules::reason(&longer).is_none() {
            format!("write another, such as `reason = \"{longer}\"`")
        } else {
            "write another: `reason = \"ORDER_NOT_FOUND\"`".to_owned()
        },
    );
}

/// A message made of the name says something.
fn check_message_of_name(variant: &Variant<'_>, errors: &mut Errors) {
    let has_message = variant.attrs.message.is_set() || variant.is_opaque() || !variant.is_read();
    if !has_message && words::sentence(variant.name()).is_empty() {
        errors.add_with_help(
            variant.ident,
            format_args!(
                "the name of `{}` has no word that a message could be made of",
                variant.ident
            ),
            "write `message = \"...\"` on it",
        );
    }
}

/// A reason is unique in its domain, so there is one.
fn check_domain(ast: &Ast<'_>, variant: &Variant<'_>, errors: &mut Errors) {
    if variant.attrs.reason.is_own() {
        refuse_without_domain(ast, &variant.attrs.reason, errors);
    }
}

/// The same of the enum's default, once.
pub(super) fn check_domain_by_default(ast: &Ast<'_>, errors: &mut Errors) {
    if ast.variants.iter().any(|variant| variant.attrs.reason.is_set() && variant.has_record()) {
        refuse_without_domain(ast, &ast.attrs.reason, errors);
    }
}

fn refuse_without_domain(ast: &Ast<'_>, slot: &Slot<Reason>, errors: &mut Errors) {
    let Some(reason) = slot.value() else { return };
    if ast.attrs.domain.is_set() || !ast.is_read {
        return;
    }
    let tokens = match reason {
        Reason::FromName => slot.key().to_token_stream(),
        Reason::Given(constant) => constant.to_token_stream(),
    };
    errors.add_with_help(
        tokens,
        "a `reason` needs a `domain`, and the type has none",
        format_args!("write `#[wire(domain = \"shop.example\")]` on `{}`", ast.ident),
    );
}

/// `about:blank` has the status phrase as its title (RFC 9457, section 4.2.1).
fn check_title(ast: &Ast<'_>, variant: &Variant<'_>, errors: &mut Errors) {
    let attrs = &variant.attrs;
    let Some(key) = attrs.title.key() else { return };
    let has_base = ast.attrs.type_base.is_set() && attrs.reason.is_set();
    if attrs.type_uri.is_set() || has_base || !ast.is_read {
        return;
    }
    errors.add_with_help(
        key,
        "`title` without a type: `about:blank` has the status phrase as its title (RFC 9457)",
        "add `type_uri = \"urn:shop:order-not-found\"`, or remove `title`",
    );
}

/// A delay says that the request may be sent again.
fn check_retryable(variant: &Variant<'_>, errors: &mut Errors) {
    let attrs = &variant.attrs;
    let Some((key, false)) = attrs.retryable.key().zip(attrs.retryable.value().copied()) else {
        return;
    };
    let field = variant.fields.iter().find_map(|field| field.attrs.retry_after_field.key());
    let Some(delay) = attrs.retry_after.key().or(field) else { return };
    let is_own = attrs.retryable.is_own();
    if is_own || attrs.retry_after.is_own() || field.is_some() {
        refuse_retryable(if is_own { key } else { variant.ident }, delay, errors);
    }
}

/// The same of the enum's defaults.
pub(super) fn check_retryable_by_default(ast: &Ast<'_>, errors: &mut Errors) {
    let attrs = &ast.attrs;
    let not_retryable = attrs.retryable.key().filter(|_| attrs.retryable.value() == Some(&false));
    if let (Some(key), Some(delay), false) = (not_retryable, attrs.retry_after.key(), ast.is_struct)
    {
        refuse_retryable(key, delay, errors);
    }
}

fn refuse_retryable(at: &Ident, delay: &Ident, errors: &mut Errors) {
    errors.add_with_help(
        at,
        "`retryable = false` beside a `retry_after`, which says when to send it again",
        "keep one of the two",
    );
    errors.add(delay, "`retry_after` is set here");
}

/// A bare `description` is the doc comment, so there is one.
fn check_description(variant: &Variant<'_>, errors: &mut Errors) {
    let slot = &variant.attrs.description;
    let Some((key, None)) = slot.key().zip(slot.value()) else { return };
    let (fault, docs) = (variant.docs.has_macro, &variant.docs.text);
    if fault {
        errors.add_with_help(
            key,
            "`description` alone is the doc comment, and a macro makes a part of it",
            "write the text: `description = \"...\"`",
        );
    } else if docs.is_none() {
        errors.add_with_help(
            key,
            format_args!(
                "`description` alone is the doc comment, and `{}` has none",
                variant.ident
            ),
            "write a doc comment, or `description = \"...\"`",
        );
    }
}

/// A 401, 405, 407 and 426 have a header that RFC 9110 demands.
fn check_demanded_headers(ast: &Ast<'_>, variant: &Variant<'_>, errors: &mut Errors) {
    let attrs = &variant.attrs;
    let Some(status) = status(variant) else { return }; // asked by a `const` assertion
    if !ast.is_read {
        return;
    }
    let fields = || variant.fields.iter().map(|field| &field.attrs);
    let has_challenge =
        attrs.www_authenticate.is_set() || fields().any(|field| field.challenge_field.is_set());
    let has_header = rules::demanded_header(status).is_some_and(|name| {
        let given = attrs.headers.values().iter().map(|header| &header.name);
        let of_fields = fields().filter_map(|field| field.header_field.value());
        given.chain(of_fields).any(|given| is_same_name(&given.value(), name))
    });
    let missing = rules::challenge(status, has_challenge)
        .or_else(|| if has_header { None } else { rules::header_demanded(status, &[]) });
    let Some(rule) = missing else { return };
    let (key, is_own): (&str, bool) = if attrs.http.is_set() {
        ("http", attrs.http.is_own())
    } else {
        ("grpc", attrs.grpc.is_own())
    };
    let tokens = match (attrs.http.value(), attrs.grpc.value()) {
        (Some(http), _) => http.to_token_stream(),
        (None, Some(grpc)) => grpc.to_token_stream(),
        (None, None) => variant.ident.to_token_stream(),
    };
    let name = variant.name();
    let site = Site { key, tokens: variant.at(is_own, &tokens), name };
    if key == "http" {
        site.number(status.into(), Some(rule), errors);
    } else {
        errors.add(site.tokens, format_args!("`{name}` answers with {status}; {rule}"));
    }
}
