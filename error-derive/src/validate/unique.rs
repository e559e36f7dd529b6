//! The rules across variants.

use proc_macro2::TokenStream;
use quote::ToTokens;

use super::record::{is_internal, reason};
use super::{has_record, own_attrs};
use crate::ast::{Ast, Variant};
use crate::attr::{Constant, Int, Slot};
use crate::diagnostics::Errors;
use crate::model::Reason;
use wire_error_shared::rules;

/// A client must be able to tell two variants apart by an application code.
pub(super) fn check_codes_are_unique(ast: &Ast<'_>, errors: &mut Errors) {
    let mut seen: Vec<(&Variant<'_>, &Int)> = vec![]; // in the order of the codes
    for variant in &ast.variants {
        if !has_record(ast, variant) || is_internal(ast, variant) {
            continue;
        }
        let own = own_attrs(ast, variant);
        let Some(Constant::Literal(code)) = own.code.or(&ast.attrs.code).value() else { continue };
        if rules::is_predefined(code.value) {
            continue;
        }
        let value = code.value;
        match seen.binary_search_by_key(&value, |(_, code)| code.value) {
            Ok(at) => {
                let (first, first_code) = seen[at];
                errors.add_with_help(
                    written_or_name(variant, &own.code, code),
                    format_args!("`{}` already has the code {value}", first.ident),
                    "write another code",
                );
                errors.add(first_code, format_args!("{value} is first here"));
            }
            Err(at) => seen.insert(at, (variant, code)),
        }
    }
}

/// A client must be able to tell two variants apart by `reason`.
pub(super) fn check_reasons_are_unique(ast: &Ast<'_>, errors: &mut Errors) {
    let mut seen: Vec<(String, &Variant<'_>, TokenStream)> = vec![]; // in the order of the reasons
    for variant in &ast.variants {
        if !has_record(ast, variant) {
            continue;
        }
        let Some((Reason::Text(reason), tokens)) = reason(ast, variant) else { continue };
        match seen.binary_search_by(|(seen, ..)| seen.cmp(&reason)) {
            Ok(at) => {
                let (_, first, first_tokens) = &seen[at];
                errors.add_with_help(
                    written_or_name(variant, &own_attrs(ast, variant).reason, tokens),
                    format_args!("`{}` already has the reason `{reason}`", first.ident),
                    "write another reason",
                );
                errors.add(first_tokens, format_args!("`{reason}` is first here"));
            }
            Err(at) => seen.insert(at, (reason, variant, tokens)),
        }
    }
}

/// The value where the variant gives it, or else the variant, which has it from the enum.
fn written_or_name<T>(variant: &Variant<'_>, own: &Slot<T>, value: impl ToTokens) -> TokenStream {
    if own.is_set() { value.into_token_stream() } else { variant.ident.to_token_stream() }
}
