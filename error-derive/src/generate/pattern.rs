//! Patterns that several impls share.

use std::rc::Rc;

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt, format_ident, quote};
use syn::Token;

use super::members::Members;
use crate::model::{Field, Model, Variant};

/// `Shop::NotFound`, or `Shop` of a struct.
pub(super) struct Path<'a> {
    of: &'a Ident,
    variant: Option<&'a Ident>,
}

pub(super) fn path<'a>(model: &'a Model, variant: &'a Variant) -> Path<'a> {
    Path { of: &model.ident, variant: (!model.is_struct).then_some(&variant.ident) }
}

impl ToTokens for Path<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.of.to_tokens(tokens);
        if let Some(variant) = &self.variant {
            <Token![::]>::default().to_tokens(tokens);
            variant.to_tokens(tokens);
        }
    }
}

/// The name that a field is bound to. No user's name can be taken for it.
pub(super) fn binding(field: &Field) -> Ident {
    format_ident!("field_{}", field.name, span = Span::mixed_site().located_at(field.span))
}

/// `Shop::NotFound { id: field_id, .. }`.
pub(super) struct Pattern<'a> {
    path: Path<'a>,
    members: TokenStream,
}

pub(super) fn bind<'a>(
    model: &'a Model,
    variant: &'a Variant,
    fields: &[Rc<Field>],
) -> Pattern<'a> {
    let mut members = Members::default();
    for (at, field) in fields.iter().enumerate() {
        let is_bound = fields[..at].iter().any(|before| Rc::ptr_eq(before, field));
        if !is_bound {
            members.add(&field.member, &binding(field));
        }
    }
    <Token![..]>::default().to_tokens(&mut members.tokens);
    Pattern { path: path(model, variant), members: members.tokens }
}

/// `Shop::NotFound { id: field_0, .. }`: names that the patterns of other variants have as well.
pub(super) fn bind_alike<'a>(
    model: &'a Model,
    variant: &'a Variant,
    fields: &[&Field],
) -> Pattern<'a> {
    let mut members = Members::default();
    for (at, field) in fields.iter().enumerate() {
        members.add(&field.member, &numbered(at));
    }
    <Token![..]>::default().to_tokens(&mut members.tokens);
    Pattern { path: path(model, variant), members: members.tokens }
}

/// The name of the field of this number in [`bind_alike`].
pub(super) fn numbered(at: usize) -> Ident {
    format_ident!("field_{at}", span = Span::mixed_site())
}

/// `Shop::NotFound { shard: _field_shard, .. }`: a field that is bound counts as read.
pub(super) fn bind_unused<'a>(
    model: &'a Model,
    variant: &'a Variant,
    fields: &[Rc<Field>],
) -> Pattern<'a> {
    let mut members = Members::default();
    for field in fields {
        let span = Span::mixed_site().located_at(field.span);
        members.add(&field.member, &format_ident!("_field_{}", field.name, span = span));
    }
    <Token![..]>::default().to_tokens(&mut members.tokens);
    Pattern { path: path(model, variant), members: members.tokens }
}

impl Pattern<'_> {
    fn append_to(self, tokens: &mut TokenStream) {
        self.path.to_tokens(tokens);
        tokens.append(Group::new(Delimiter::Brace, self.members));
    }
}

/// The arms of a `match` on a value, at most one for each variant.
#[derive(Default)]
pub(super) struct Arms {
    single: TokenStream,
    len: usize,
    /// The arms of several variants, sorted by the types of their fields: patterns, and what they answer.
    alike: Vec<(Vec<usize>, TokenStream, TokenStream)>,
}

impl Arms {
    /// `pattern => value,`
    pub(super) fn push(&mut self, pattern: Pattern<'_>, value: &dyn ToTokens) {
        pattern.append_to(&mut self.single);
        <Token![=>]>::default().to_tokens(&mut self.single);
        value.to_tokens(&mut self.single);
        <Token![,]>::default().to_tokens(&mut self.single);
        self.len += 1;
    }

    /// `pattern | pattern => value,`: one arm for all variants whose fields, by [`bind_alike`], have the same
    /// types. A compiler spends its time on values, not on patterns.
    pub(super) fn push_alike(
        &mut self,
        pattern: Pattern<'_>,
        fields: &[&Field],
        value: &mut dyn FnMut() -> TokenStream,
    ) {
        let types: Vec<usize> = fields.iter().map(|field| field.ty_number).collect();
        let at = match self.alike.binary_search_by(|(known, ..)| known.cmp(&types)) {
            Ok(at) => {
                <Token![|]>::default().to_tokens(&mut self.alike[at].1);
                at
            }
            Err(at) => {
                self.alike.insert(at, (types, TokenStream::new(), value()));
                at
            }
        };
        pattern.append_to(&mut self.alike[at].1);
        self.len += 1;
    }

    pub(super) fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// `match this { arms _ => otherwise }`; of an enum without variants there is no value to match.
    pub(super) fn match_on(
        self,
        model: &Model,
        this: &TokenStream,
        otherwise: &TokenStream,
    ) -> TokenStream {
        if model.variants.is_empty() {
            return quote!(match *#this {});
        }
        let mut arms = self.single;
        for (_, patterns, value) in self.alike {
            arms.extend(quote!(#patterns => #value,));
        }
        let rest = (self.len < model.variants.len()).then(|| quote!(_ => #otherwise,));
        quote!(match #this { #arms #rest })
    }
}
