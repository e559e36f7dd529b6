//! The texts of a value's public fields, in the order that its record counts them.

use proc_macro2::{Delimiter, Group, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::Token;

use super::paths::wire_error_at;
use super::pattern::Arms;
use super::texts::Texts;
use super::{bounds, nested, pattern};
use crate::model::{Field, Model, Public, Wire};

/// ```text
/// fn __visit_fields(this: &Shop, visit: &mut dyn FnMut(&[Text<'_>])) {
///     match this {
///         Shop::NotFound { id: field_0, .. } | Shop::Gone { id: field_0, .. } => {
///             visit(&[__text_0(field_0)])
///         }
///         _ => visit(&[]),
///     }
/// }
/// ```
///
/// It visits in each arm, so that what is formatted lives as long as it is needed.
pub(super) fn generate(model: &Model, texts: &mut Texts) -> TokenStream {
    let mut arms = Arms::default();
    for variant in &model.variants {
        let Wire::Row { public, .. } = &variant.wire else { continue };
        if public.shown.is_empty() {
            continue;
        }
        if let Some(fields) = Texts::plain_fields(model, &public.shown) {
            let pattern = pattern::bind_alike(model, variant, &fields);
            arms.push_alike(pattern, &fields, &mut || visit_plain(&fields, texts));
        } else {
            let fields: Vec<_> = public.shown.iter().map(|shown| shown.field.clone()).collect();
            arms.push(pattern::bind(model, variant, &fields), &visit(model, public, texts));
        }
    }
    for (pattern, field) in nested::arms(model) {
        let inner = nested::inner(model, field);
        let span = field.ty_span;
        let krate = wire_error_at(span);
        arms.push(pattern, &quote_spanned!(span=> #krate::Disclose::visit_fields(#inner, visit)));
    }
    let body = arms.match_on(model, &quote!(this), &quote!(visit(&[])));
    let ident = &model.ident;
    let params = bounds::params_of_function(model);
    let where_clause = bounds::where_of_function(model, bounds::display(model));
    let (_, ty_generics, _) = model.generics.split_for_impl();
    quote! {
        fn __visit_fields<#params>(
            this: &#ident #ty_generics,
            visit: &mut dyn ::core::ops::FnMut(&[__wire_error::Text<'_>]),
        ) #where_clause {
            #body
        }
    }
}

/// The traits by which a text is found.
pub(super) fn imports() -> TokenStream {
    quote! {
        #[allow(unused_imports)]
        use __wire_error::__private::{field as __field, text_prelude::*};
    }
}

/// `visit(&[__text_0(field_0), __text_1(field_1)])`
fn visit_plain(fields: &[&Field], texts: &mut Texts) -> TokenStream {
    let mut list = TokenStream::new();
    for (at, field) in fields.iter().enumerate() {
        let (function, binding) = (texts.function(field), pattern::numbered(at));
        list.extend(quote!(#function(#binding),));
    }
    quote!(visit(&[#list]))
}

/// `visit(&[...])`
fn visit(model: &Model, public: &Public, texts: &mut Texts) -> TokenStream {
    let mut list = TokenStream::new();
    for shown in &public.shown {
        list.extend(texts.shown(model, shown));
        <Token![,]>::default().to_tokens(&mut list);
    }
    let list = Group::new(Delimiter::Bracket, list);
    quote!(visit(&#list))
}
