//! Patterns that several impls share.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use crate::ast::Field;
use crate::model::{Model, Variant};

/// `Shop::NotFound`, or `Shop` of a struct.
pub(super) fn path(model: &Model<'_>, variant: &Variant<'_>) -> TokenStream {
    let (of, mut ident) = (model.ident, variant.ident.clone());
    if model.is_struct {
        return quote!(#of);
    }
    // As if the macro had written it: a deprecated variant is no fault of the impls.
    ident.set_span(Span::call_site().located_at(ident.span()));
    quote!(#of::#ident)
}

/// The name that a field is bound to. No user's name can be taken for it.
pub(super) fn binding(field: &Field<'_>) -> Ident {
    format_ident!("field_{}", field.name(), span = Span::mixed_site().located_at(field.span()))
}

/// `Shop::NotFound { id: field_id, .. }`.
pub(super) fn bind(model: &Model<'_>, variant: &Variant<'_>, fields: &[&Field<'_>]) -> TokenStream {
    let mut members = TokenStream::new();
    for (at, field) in fields.iter().enumerate() {
        let is_bound = fields[..at].iter().any(|before| std::ptr::eq(*before, *field));
        if !is_bound {
            let (member, binding) = (&field.member, binding(field));
            members.extend(quote!(#member: #binding,));
        }
    }
    let path = path(model, variant);
    quote!(#path { #members .. })
}

/// The arms of a `match` on a value, at most one for each variant.
#[derive(Default)]
pub(super) struct Arms {
    arms: TokenStream,
    len: usize,
}

impl Arms {
    pub(super) fn push(&mut self, arm: TokenStream) {
        self.arms.extend(arm);
        self.len += 1;
    }

    pub(super) fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// `match this { arms _ => otherwise }`; of an enum without variants there is no value to match.
    pub(super) fn match_on(
        self,
        model: &Model<'_>,
        this: &TokenStream,
        otherwise: &TokenStream,
    ) -> TokenStream {
        if model.variants.is_empty() {
            return quote!(match *#this {});
        }
        let arms = self.arms;
        let rest = (self.len < model.variants.len()).then(|| quote!(_ => #otherwise,));
        quote!(match #this { #arms #rest })
    }
}
