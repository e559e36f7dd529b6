//! The rule of thiserror's attribute.

use proc_macro2::TokenStream;
use syn::{Attribute, LitStr, parse::ParseStream};

use super::message;
use crate::diagnostics::Errors;
use crate::read::ast::{Ast, Variant};
use crate::read::template::{self, Piece};

/// `#[error(...)]` says that thiserror makes `Display`: then the derive must not. It is one fault, on
/// however many variants it stands.
pub(super) fn check(ast: &Ast<'_>, errors: &mut Errors) {
    if ast.attrs.internal_display.is_set() || ast.attrs.is_faulty {
        return;
    }
    let Some((at, attr)) = ast.error_attrs.first() else { return };
    let variant = at.and_then(|at| ast.variants.get(at));
    let remove = if ast.error_attrs.len() > 1 { "remove each of them" } else { "remove it" };
    let instead = match variant.and_then(|variant| instead(ast, variant, attr)) {
        Some(instead) if ast.error_attrs.len() > 1 => format!(" and write, here, {instead}"),
        Some(instead) => format!(" and write {instead}"),
        None => String::new(),
    };
    errors.add_with_help(
        attr.path(),
        "`#[error(...)]` is thiserror's, and `#[derive(WireError)]` makes `Display` of `message`",
        format_args!(
            "{remove}{instead}; beside `derive(thiserror::Error)` add `#[wire(internal_display)]` on `{}`",
            ast.ident
        ),
    );
}

/// What to write in place of the attribute, if anything is needed.
fn instead(ast: &Ast<'_>, variant: &Variant<'_>, attr: &Attribute) -> Option<String> {
    if variant.attrs.message.is_set() {
        return None;
    }
    let read = attr.parse_args_with(|input: ParseStream<'_>| {
        let text = input.parse::<LitStr>()?.value();
        Ok((text, input.parse::<TokenStream>()?))
    });
    let Ok((text, arguments)) = read else {
        // `#[error(transparent)]`
        let is_told = variant.is_opaque() || variant.is_transparent();
        let instead =
            "`#[wire(opaque)]`, or `#[wire(transparent)]` over a type that derives `WireError`";
        return (!is_told).then(|| instead.to_owned());
    };
    let text = text.replace(":#?}", "}").replace(":?}", "}");
    let (pieces, faults) = template::parse(&text);
    if !faults.is_empty() || !arguments.is_empty() {
        return Some("a `message` whose placeholders are names of public fields".to_owned());
    }
    let mut publish = vec![];
    for piece in &pieces {
        let Piece::Field { name, .. } = piece else { continue };
        let Some(field) = variant.field(name) else { continue };
        if field.attrs.public.is_set() {
            continue;
        }
        match message::to_publish(ast, variant, field) {
            Some(how) if !publish.contains(&how) => publish.push(how),
            Some(_) => {}
            None => return Some(format!("a `message` without `{{{name}}}`, which is never sent")),
        }
    }
    let mut instead = format!("`#[wire(message = {text:?})]`");
    for how in publish {
        instead = format!("{instead}, and {}", how.trim_start_matches("write "));
    }
    Some(instead)
}
