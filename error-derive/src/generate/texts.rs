//! The texts of public fields: one function for each type, whatever the number of fields, since a
//! compiler spends its time on calls.

use proc_macro2::{Delimiter, Group, Ident, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{GenericParam, Type, TypeParamBound};

use super::paths::wire_error_at;
use super::{bounds, pattern};
use crate::model::{Field, Model, Shown};
use crate::types;

/// The functions that have been asked for.
pub(super) struct Texts {
    /// Whether there is one for each type.
    written: Vec<bool>,
    pub(super) functions: TokenStream,
}

impl Texts {
    pub(super) fn new(model: &Model) -> Self {
        Self { written: vec![false; model.types], functions: TokenStream::new() }
    }

    /// The fields that are shown, if each text is what a function of its type says.
    pub(super) fn plain_fields<'a>(model: &Model, shown: &'a [Shown]) -> Option<Vec<&'a Field>> {
        let is_plain = |Shown { field, spec, .. }: &Shown| {
            spec.is_empty() && field.fmt.is_none() && has_function(model, &field.ty)
        };
        shown.iter().map(|shown| is_plain(shown).then_some(&*shown.field)).collect()
    }

    /// The text as it is shown: plain, by a function, or formatted.
    pub(super) fn shown(&mut self, model: &Model, shown: &Shown) -> TokenStream {
        let field = &shown.field;
        if shown.spec.is_empty() {
            return self.plain(model, field);
        }
        let span = field.ty_span;
        let krate = wire_error_at(span);
        let template = format!("{{:{}}}", shown.spec);
        let value = by_function(field).unwrap_or_else(|| {
            if bounds::trait_of(&shown.spec) == "Display" {
                return self.plain(model, field); // what may not be public is refused there
            }
            let binding = pattern::binding(field);
            let value = quote_spanned! {span=>
                __field::Formatted((&&__field::Maybe(#binding)).wire_error_value())
            };
            checked(&binding.to_token_stream(), &value, span)
        });
        quote_spanned!(span=> #krate::Text::Display(&::core::format_args!(#template, #value)))
    }

    /// `__text_0(field_id)`: what a text is, a trait says.
    pub(super) fn plain(&mut self, model: &Model, field: &Field) -> TokenStream {
        let (binding, span) = (pattern::binding(field), field.ty_span);
        if let Some(value) = by_function(field) {
            let krate = wire_error_at(span);
            return quote_spanned!(span=> #krate::Text::Display(&#value));
        }
        if may_be_unsized(model, &field.ty) {
            // Only of a reference to it is there a `&dyn Display`.
            return text_of(&quote_spanned!(span=> &#binding), span);
        }
        if bounds::has_parameter(model, &field.ty) {
            return text_of(&binding.to_token_stream(), span);
        }
        let function = self.function(field);
        quote!(#function(#binding))
    }

    /// `__text_0`, which is `fn __text_0(field: &u64) -> Text<'_>`
    pub(super) fn function(&mut self, field: &Field) -> Ident {
        let span = field.ty_span;
        let name = format_ident!("__text_{}", field.ty_number, span = span);
        if std::mem::replace(&mut self.written[field.ty_number], true) {
            return name;
        }
        let (krate, ty) = (wire_error_at(span), field.ty.to_token_stream());
        let text = text_of(&quote_spanned!(span=> field), span);
        self.functions.extend(quote_spanned! {span=>
            #[inline]
            #[allow(clippy::ptr_arg, clippy::ref_option_ref)]
            fn #name<'field>(field: &'field #ty) -> #krate::Text<'field> {
                #text
            }
        });
        name
    }
}

/// Whether a function can name the type, and borrow its value as a `dyn Display`.
fn has_function(model: &Model, ty: &Type) -> bool {
    !may_be_unsized(model, ty) && !bounds::has_parameter(model, ty)
}

/// `(&&&&&&&__field::Field(field)).wire_error_text()`, which finds the first trait that the type has.
fn text_of(field: &TokenStream, span: proc_macro2::Span) -> TokenStream {
    quote_spanned!(span=> (&&&&&&&__field::Field(#field)).wire_error_text())
}

/// `__field::by_function(field_path, |value, f| show::path(value, f))`, where `fmt` says how the text is made.
fn by_function(field: &Field) -> Option<TokenStream> {
    let path = field.fmt.as_ref()?;
    let (binding, span) = (pattern::binding(field), field.ty_span);
    let of_path = path.segments.first().map_or(span, |first| types::placed(first.ident.span()));
    let mut arguments = Group::new(Delimiter::Parenthesis, quote!(value, f));
    arguments.set_span(of_path);
    let call = quote_spanned!(of_path=> |value, f| #path #arguments);
    let value = quote_spanned!(span=> __field::by_function(#binding, #call));
    let is_list = path.segments.last().is_some_and(|last| last.ident == "list");
    Some(if is_list { checked(&binding.to_token_stream(), &value, span) } else { value })
}

/// `{ (&&__field::Shown(field)).wire_error_check(); value }`, which refuses a field that is an error or holds
/// one: what shows it runs its `Display`.
fn checked(field: &TokenStream, value: &TokenStream, span: proc_macro2::Span) -> TokenStream {
    quote_spanned! {span=> {
        (&&__field::Shown(#field)).wire_error_check();
        #value
    }}
}

/// Whether the type is one of those that need not be `Sized`, by its syntax: a trait object, or a
/// parameter that says so.
fn may_be_unsized(model: &Model, ty: &Type) -> bool {
    let Type::Path(path) = ty else { return matches!(ty, Type::TraitObject(_)) };
    let Some(name) = path.path.get_ident() else { return false };
    let is_maybe = |bound: &TypeParamBound| bound.to_token_stream().to_string().starts_with('?');
    model.generics.params.iter().any(|param| match param {
        GenericParam::Type(param) => param.ident == *name && param.bounds.iter().any(is_maybe),
        _ => false,
    }) || model.generics.where_clause.iter().flat_map(|clause| &clause.predicates).any(
        |predicate| match predicate {
            syn::WherePredicate::Type(of) => {
                *name == of.bounded_ty.to_token_stream().to_string()
                    && of.bounds.iter().any(is_maybe)
            }
            _ => false,
        },
    )
}
