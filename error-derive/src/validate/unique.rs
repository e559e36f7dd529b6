//! The rules across variants.

use proc_macro2::TokenStream;
use quote::ToTokens;

use super::record::{is_internal, reason};
use super::{is_transparent, own_attrs};
use crate::ast::{Ast, Variant};
use crate::attr::{Constant, Int, Slot};
use crate::diagnostics::Errors;
use crate::model::Reason;
use crate::rules;

/// A client must be able to tell two variants apart by an application code.
pub(super) fn check_codes_are_unique(ast: &Ast<'_>, errors: &mut Errors) {
    let mut seen: Vec<(&Variant<'_>, &Int)> = vec![];
    for variant in with_record(ast).filter(|variant| !is_internal(ast, variant)) {
        let own = own_attrs(ast, variant);
        let Some(Constant::Literal(code)) = own.code.or(&ast.attrs.code).value() else { continue };
        if rules::is_predefined(code.value) {
            continue;
        }
        let value = code.value;
        if let Some((first, first_code)) = seen.iter().find(|(_, code)| code.value == value) {
            errors.add_with_help(
                written_or_name(variant, &own.code, code),
                format_args!("`{}` already has the code {value}", first.ident),
                "write another code",
            );
            errors.add(first_code, format_args!("{value} is first here"));
        } else {
            seen.push((variant, code));
        }
    }
}

/// A client must be able to tell two variants apart by `reason`.
pub(super) fn check_reasons_are_unique(ast: &Ast<'_>, errors: &mut Errors) {
    let mut seen: Vec<(String, &Variant<'_>, TokenStream)> = vec![];
    for variant in with_record(ast) {
        let Some((Reason::Text(reason), tokens)) = reason(ast, variant) else { continue };
        if let Some((_, first, first_tokens)) = seen.iter().find(|(seen, ..)| *seen == reason) {
            errors.add_with_help(
                written_or_name(variant, &own_attrs(ast, variant).reason, tokens),
                format_args!("`{}` already has the reason `{reason}`", first.ident),
                "write another reason",
            );
            errors.add(first_tokens, format_args!("`{reason}` is first here"));
        } else {
            seen.push((reason, variant, tokens));
        }
    }
}

/// The value where the variant gives it, or else the variant, which has it from the enum.
fn written_or_name<T>(variant: &Variant<'_>, own: &Slot<T>, value: impl ToTokens) -> TokenStream {
    if own.is_set() { value.into_token_stream() } else { variant.ident.to_token_stream() }
}

fn with_record<'a>(ast: &'a Ast<'a>) -> impl Iterator<Item = &'a Variant<'a>> {
    ast.variants.iter().filter(|variant| {
        !is_transparent(ast, variant) && !own_attrs(ast, variant).same_as.is_set()
    })
}
