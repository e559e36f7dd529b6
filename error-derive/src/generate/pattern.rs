//! Patterns that several impls share.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use crate::ast::Field;
use crate::model::{Model, Variant};

/// `Shop::NotFound`, or `Shop` of a struct.
pub(crate) fn path(model: &Model<'_>, variant: &Variant<'_>) -> TokenStream {
    let (of, mut ident) = (model.ident, variant.ident.clone());
    if model.is_struct {
        return quote!(#of);
    }
    // As if the macro had written it: a deprecated variant is no fault of the impls.
    ident.set_span(Span::call_site().located_at(ident.span()));
    quote!(#of::#ident)
}

/// The name that a field is bound to. No user's name can be taken for it.
pub(crate) fn binding(field: &Field<'_>) -> Ident {
    format_ident!("field_{}", field.name(), span = Span::mixed_site().located_at(field.span()))
}

/// `Shop::NotFound { id: field_id, .. }`.
pub(crate) fn bind<'a>(
    model: &Model<'_>,
    variant: &Variant<'_>,
    fields: impl IntoIterator<Item = &'a Field<'a>>,
) -> TokenStream {
    let path = path(model, variant);
    let mut bound: Vec<String> = vec![];
    let mut patterns = vec![];
    for field in fields {
        if !bound.contains(&field.name()) {
            let (member, binding) = (&field.member, binding(field));
            patterns.push(quote!(#member: #binding,));
            bound.push(field.name());
        }
    }
    quote!(#path { #(#patterns)* .. })
}

/// `_ => otherwise,`, where the arms leave a variant out.
pub(crate) fn rest(
    model: &Model<'_>,
    arms: &[TokenStream],
    otherwise: &TokenStream,
) -> Option<TokenStream> {
    (arms.len() < model.variants.len()).then(|| quote!(_ => #otherwise,))
}

/// `match this { arms }`; of an enum without variants there is no value to match.
pub(crate) fn match_on(model: &Model<'_>, this: &TokenStream, arms: &TokenStream) -> TokenStream {
    if model.variants.is_empty() { quote!(match *#this {}) } else { quote!(match #this { #arms }) }
}
