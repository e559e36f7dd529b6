//! What is nested by `transparent`: asked for its traits in one place, so that a type which lacks them
//! is one error.

use std::rc::Rc;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};

use super::paths::wire_error_at;
use super::pattern::Pattern;
use super::{bounds, pattern};
use crate::model::{Field, Model, Wire};
use crate::types;

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
    match distinct(model).iter().position(|known| same_type(known, field)) {
        Some(at) => {
            let function = name(at, field);
            quote!(#function(#binding))
        }
        None => binding.into_token_stream(),
    }
}

/// `fn __nested_0(field: &StockError) -> &dyn Disclose` for each type that is nested.
pub(super) fn functions(model: &Model) -> TokenStream {
    let mut functions = TokenStream::new();
    for (at, field) in distinct(model).iter().enumerate() {
        let (function, span) = (name(at, field), field.ty_span);
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

fn name(at: usize, field: &Field) -> Ident {
    format_ident!("__nested_{at}", span = field.ty_span)
}

/// A field of each type without parameters.
fn distinct(model: &Model) -> Vec<&Rc<Field>> {
    let mut distinct: Vec<&Rc<Field>> = vec![];
    for variant in &model.variants {
        let Wire::Transparent(field) = &variant.wire else { continue };
        let is_new = !distinct.iter().any(|known| same_type(known, field));
        if is_new && !bounds::has_parameter(model, &field.ty) {
            distinct.push(field);
        }
    }
    distinct
}

fn same_type(one: &Field, other: &Field) -> bool {
    types::key(&one.ty) == types::key(&other.ty)
}
