//! What is nested by `transparent`: asked for its traits in one place, so that a type which lacks them
//! is one error.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};

use super::paths::wire_error_at;
use super::pattern::Pattern;
use super::{bounds, pattern};
use crate::model::{Field, Model, Wire};

/// The pattern of each `transparent` variant, and its field.
pub(super) fn arms(model: &Model) -> Vec<(Pattern<'_>, &Field)> {
    let mut arms = vec![];
    for variant in &model.variants {
        if let Wire::Transparent(field) = &variant.wire {
            arms.push((pattern::bind(model, variant, std::slice::from_ref(field)), &**field));
        }
    }
    arms
}

/// `__nested_0(field_0)`, the field as a `&dyn Disclose`; of a type with parameters the field itself.
pub(super) fn inner(model: &Model, field: &Field) -> TokenStream {
    let binding = pattern::binding(field);
    if bounds::has_parameter(model, &field.ty) {
        return binding.into_token_stream();
    }
    let function = name(field);
    quote!(#function(#binding))
}

/// `fn __nested_0(field: &StockError) -> &dyn Disclose` for each type that is nested.
pub(super) fn functions(model: &Model) -> TokenStream {
    let (mut functions, mut written) = (TokenStream::new(), vec![false; model.types]);
    for variant in &model.variants {
        let Wire::Transparent(field) = &variant.wire else { continue };
        if bounds::has_parameter(model, &field.ty)
            || std::mem::replace(&mut written[field.ty_number], true)
        {
            continue;
        }
        let (function, span) = (name(field), field.ty_span);
        let (krate, ty) = (wire_error_at(span), field.ty.to_token_stream());
        functions.extend(quote_spanned! {span=>
            #[inline]
            fn #function<'field>(field: &'field #ty) -> &'field dyn #krate::Disclose {
                #krate::__private::nested(field)
            }
        });
    }
    functions
}

/// `NestedTable::<StockError>::TABLE`, which is there for each type, so that one which is no error of
/// ours is reported once.
pub(super) fn table(field: &Field) -> TokenStream {
    let (ty, span) = (field.ty.to_token_stream(), field.ty_span);
    let krate = wire_error_at(span);
    quote_spanned!(span=> #krate::__private::NestedTable::<#ty>::TABLE)
}

fn name(field: &Field) -> Ident {
    format_ident!("__nested_{}", field.ty_number, span = field.ty_span)
}
