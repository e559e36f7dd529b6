//! The rules across variants.

use proc_macro2::TokenStream;
use quote::ToTokens;
use wire_error_shared::rules;

use crate::diagnostics::Errors;
use crate::read::ast::{Ast, Variant};
use crate::read::attr::Slot;
use crate::read::value::{Constant, Int, Range, Reason};

/// A client must be able to tell two variants apart by an application code, or else by the reason.
pub(super) fn check_codes(ast: &Ast<'_>, errors: &mut Errors) {
    let mut seen: Vec<(&Variant<'_>, &Int)> = vec![]; // in the order of the codes
    for variant in ast.variants.iter().filter(|variant| variant.has_record()) {
        let slot = &variant.attrs.code;
        let Some(Constant::Literal(code)) = slot.value().filter(|_| is_certain(slot, variant))
        else {
            continue;
        };
        if rules::is_predefined(code.value) {
            continue;
        }
        let value = code.value;
        if ast.attrs.shared_codes.values().iter().any(|range: &Range| range.has(value)) {
            check_shared(variant, value, errors);
            continue;
        }
        match seen.binary_search_by_key(&value, |(_, code)| code.value) {
            Ok(at) => {
                let (first, first_code) = seen[at];
                errors.add_with_help(
                    variant.at(slot.is_own(), code),
                    format_args!("`{}` already has the code {value}", first.ident),
                    format_args!("write another code, or `shared_codes({value})` on the enum"),
                );
                errors.add(first_code, format_args!("{value} is first here"));
            }
            Err(at) => seen.insert(at, (variant, code)),
        }
    }
}

/// Where the code does not tell a variant, the reason does; and nothing takes its place in `data`.
fn check_shared(variant: &Variant<'_>, code: i32, errors: &mut Errors) {
    if !variant.attrs.reason.is_set() && variant.is_read() {
        errors.add_with_help(
            variant.ident,
            format_args!(
                "`{}` has the shared code {code} and no `reason`, so that nothing tells it apart",
                variant.ident
            ),
            "write `reason` on it",
        );
    }
    for data in variant.fields.iter().filter_map(|field| field.attrs.data.key()) {
        errors.add_with_help(
            data,
            format_args!("`data` takes the place of the reason, which tells `{}` from others of the code {code}", variant.ident),
            "remove `data`, or write a code of its own",
        );
    }
}

/// A client must be able to tell two variants apart by `reason`.
pub(super) fn check_reasons(ast: &Ast<'_>, errors: &mut Errors) {
    let mut seen: Vec<(String, &Variant<'_>, TokenStream)> = vec![]; // in the order of the reasons
    for variant in ast.variants.iter().filter(|variant| variant.has_record()) {
        let slot = &variant.attrs.reason;
        let certain = variant.reason_text().filter(|_| is_certain(slot, variant));
        let Some(reason) = certain else { continue };
        let tokens = match slot.value() {
            Some(Reason::Given(constant)) => constant.to_token_stream(),
            _ if slot.is_own() => slot.key().to_token_stream(),
            _ => variant.ident.to_token_stream(),
        };
        match seen.binary_search_by(|(seen, ..)| seen.cmp(&reason)) {
            Ok(at) => {
                let (_, first, first_tokens) = &seen[at];
                errors.add_with_help(
                    variant.at(slot.is_own(), &tokens),
                    format_args!("`{}` already has the reason `{reason}`", first.ident),
                    "write another reason",
                );
                errors.add(first_tokens, format_args!("`{reason}` is first here"));
            }
            Err(at) => seen.insert(at, (reason, variant, tokens)),
        }
    }
}

/// Whether it is what the variant has: of one that could not be read, the enum's default may be replaced.
fn is_certain<T>(slot: &Slot<T>, variant: &Variant<'_>) -> bool {
    slot.is_own() || variant.is_read()
}
