//! `Error`, with `source()`.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};

use super::paths::wire_error_at;
use super::pattern::Arms;
use super::{bounds, nested, pattern};
use crate::model::{Field, Model, Wire};
use crate::types;

pub(super) fn generate(model: &Model) -> TokenStream {
    let ident = &model.ident;
    let (impl_generics, ty_generics, _) = model.generics.split_for_impl();
    let mut bounds = bounds::source(model);
    bounds.extend(bounds::of_self(model, &quote!(::core::fmt::Debug + ::core::fmt::Display)));
    let where_clause = bounds::where_clause(&model.generics, &bounds);
    let source = source(model);
    quote! {
        #[automatically_derived]
        impl #impl_generics ::core::error::Error for #ident #ty_generics #where_clause {
            #source
        }
    }
}

/// `Shop::Storage { 0: field_0, .. } => __source_0(field_0),`
fn source(model: &Model) -> Option<TokenStream> {
    let (mut arms, mut functions) = (Arms::default(), TokenStream::new());
    for (pattern, field) in nested::arms(model) {
        let inner = nested::inner(model, field);
        arms.push(pattern, &quote!(::core::error::Error::source(#inner)));
    }
    for variant in &model.variants {
        let (Wire::Row { .. }, Some(field)) = (&variant.wire, &variant.source) else { continue };
        // A function can name neither a parameter nor `Self`.
        if bounds::has_parameter(model, &field.ty) || types::names(&field.ty, &model.ident) {
            let pattern = pattern::bind(model, variant, std::slice::from_ref(field));
            arms.push(pattern, &source_of(&pattern::binding(field), field));
            continue;
        }
        let pattern = pattern::bind_alike(model, variant, &[field]);
        arms.push_alike(pattern, &[field], &mut || {
            let (name, binding) = (function(field, &mut functions), pattern::numbered(0));
            quote!(#name(#binding))
        });
    }
    if arms.is_empty() {
        return None;
    }
    let body = arms.match_on(model, &quote!(self), &quote!(::core::option::Option::None));
    Some(quote! {
        fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
            #[allow(unused_imports)]
            use __wire_error::__private::source_prelude::*;
            #functions
            #body
        }
    })
}

/// `__source_0`, which is a function for all fields of one type: a compiler spends its time on calls.
fn function(field: &Field, functions: &mut TokenStream) -> Ident {
    let (span, ty) = (field.ty_span, field.ty.to_token_stream());
    let name = format_ident!("__source_{}", field.ty_number, span = span);
    let source = source_of(&Ident::new("field", span), field);
    functions.extend(quote_spanned! {span=>
        #[inline]
        #[allow(clippy::borrowed_box, clippy::ptr_arg, clippy::ref_option_ref)]
        fn #name<'field>(
            field: &'field #ty,
        ) -> ::core::option::Option<&'field (dyn ::core::error::Error + 'static)> {
            #source
        }
    });
    name
}

/// `(&&&&&SourceField(...)).as_dyn_error()`: that a source is an error, a pointer to one or an `Option` of
/// either, a trait says.
fn source_of(binding: &Ident, field: &Field) -> TokenStream {
    let span = field.ty_span;
    let krate = wire_error_at(span);
    quote_spanned! {span=>
        match (&&#krate::__private::field::Maybe(#binding)).wire_error_value() {
            ::core::option::Option::Some(source) => ::core::option::Option::Some(
                (&&&&&#krate::__private::SourceField(source)).as_dyn_error(),
            ),
            ::core::option::Option::None => ::core::option::Option::None,
        }
    }
}
