//! What is allowed: one function per rule. Each reports and goes on.

mod borrowed;
mod client;
mod container;
mod disclosed;
mod fields;
mod record;
mod unique;

use proc_macro2::Ident;
use quote::ToTokens;
use syn::LitStr;

use crate::ast::{Ast, Variant};
use crate::attr::{Attrs, Constant};
use crate::diagnostics::Errors;
use crate::model::{HttpBody, Model};
pub(crate) use client::client;

/// Holds the Ast to every rule. `None` where one is broken.
pub(crate) fn validate<'a>(ast: &'a Ast<'a>, errors: &mut Errors) -> Option<Model<'a>> {
    container::check(ast, errors);
    client::check(ast, errors);
    let (mut records, mut rows) = (vec![], vec![]);
    for variant in &ast.variants {
        rows.push(records.len());
        fields::check(ast, variant, errors);
        if is_transparent(ast, variant) {
            borrowed::check_transparent(ast, variant, errors);
        } else if has_record(ast, variant) {
            records.push(record::record(ast, variant, errors));
        } else {
            borrowed::check_alone(own_attrs(ast, variant), "same_as", errors);
        }
    }
    unique::check_codes_are_unique(ast, errors);
    unique::check_reasons_are_unique(ast, errors);
    let mut variants = vec![];
    let mut is_whole = true;
    for at in 0..ast.variants.len() {
        match disclosed::variant(ast, at, &rows, errors) {
            Some(variant) => variants.push(variant),
            None => is_whole = false,
        }
    }
    if !is_whole {
        return None;
    }
    Some(Model {
        ident: ast.ident,
        generics: ast.generics,
        is_struct: ast.is_struct,
        krate: ast.attrs.krate.value(),
        display: !ast.attrs.internal_display.is_set(),
        debug: ast.attrs.debug.is_set(),
        domain: ast.attrs.domain.value(),
        type_base: ast.attrs.type_base.value(),
        code_range: code_range(ast),
        data: record::data_shape(ast),
        http_body: http_body(ast),
        into: ast.attrs.into.value().map_or(&[], Vec::as_slice),
        speaks_http: speaks_http(ast),
        records,
        client: client(ast),
        variants,
    })
}

/// The keys that stand on the variant itself: a struct is its own one variant.
fn own_attrs<'a>(ast: &'a Ast<'a>, variant: &'a Variant<'a>) -> &'a Attrs {
    if ast.is_struct { &ast.attrs } else { &variant.attrs }
}

fn is_transparent(ast: &Ast<'_>, variant: &Variant<'_>) -> bool {
    own_attrs(ast, variant).transparent.is_set()
        || ast.attrs.transparent.is_set() && !variant.attrs.same_as.is_set()
}

/// Whether the variant has a record of its own.
fn has_record(ast: &Ast<'_>, variant: &Variant<'_>) -> bool {
    !is_transparent(ast, variant) && !own_attrs(ast, variant).same_as.is_set()
}

fn is_opaque(ast: &Ast<'_>, variant: &Variant<'_>) -> bool {
    variant.attrs.opaque.is_set() || ast.attrs.opaque.is_set()
}

fn has_metadata(ast: &Ast<'_>) -> bool {
    ast.attrs.metadata.value().is_none_or(|metadata| metadata.value)
}

fn code_range(ast: &Ast<'_>) -> Option<(i32, i32)> {
    let (first, last) = ast.attrs.code_range.value()?;
    (first.value <= last.value).then_some((first.value, last.value))
}

fn http_body<'a>(ast: &'a Ast<'a>) -> HttpBody<'a> {
    HttpBody {
        is_problem: ast.attrs.body.value().is_some_and(|body| body == "problem"),
        content_type: ast.attrs.content_type.value(),
    }
}

/// Whether a framework answers HTTP requests with these errors.
fn speaks_http(ast: &Ast<'_>) -> bool {
    let http =
        |framework: &Ident| ["axum", "actix_web", "http"].iter().any(|name| framework == name);
    ast.attrs.into.value().is_some_and(|frameworks| frameworks.iter().any(http))
}

/// A literal must keep the rule; of a constant a `const` assertion asks the same.
fn check_text(
    text: Option<&Constant<LitStr>>,
    rule: fn(&str) -> Option<&'static str>,
    errors: &mut Errors,
) {
    if let Some(Constant::Literal(literal)) = text {
        report(literal, rule(&literal.value()), errors);
    }
}

fn report(tokens: impl ToTokens, fault: Option<&'static str>, errors: &mut Errors) {
    if let Some(fault) = fault {
        errors.add(tokens, fault);
    }
}
