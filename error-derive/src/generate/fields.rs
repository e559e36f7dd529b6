//! The texts of a value's public fields, in the order that its record counts them.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::Token;

use super::paths::wire_error_at;
use super::pattern::Arms;
use super::{bounds, pattern};
use crate::model::{Model, Public, Shown, Wire};
use crate::types;

/// ```text
/// fn __visit_fields(this: &Shop, visit: &mut dyn FnMut(&[Text<'_>])) {
///     match this {
///         Shop::NotFound { id: field_id, .. } => visit(&[(&&&__field::Field(field_id)).text()]),
///         _ => visit(&[]),
///     }
/// }
/// ```
pub(super) fn generate(model: &Model<'_>) -> TokenStream {
    let mut arms = Arms::default();
    for variant in &model.variants {
        match &variant.wire {
            Wire::Row { public, .. } if public.shown.is_empty() => {}
            Wire::Row { public, .. } => {
                let fields: Vec<_> = public.shown.iter().map(|shown| shown.field).collect();
                arms.push(pattern::bind(model, variant, &fields), &visit(public));
            }
            Wire::Transparent(field) => {
                let pattern = pattern::bind(model, variant, &[*field]);
                let (binding, span) = (pattern::binding(field), types::span(field.ty));
                let (krate, visit) = (wire_error_at(span), Ident::new("visit", Span::call_site()));
                let forward =
                    quote_spanned!(span=> #krate::Disclose::visit_fields(#binding, #visit));
                arms.push(pattern, &forward);
            }
        }
    }
    let body = arms.match_on(model, &quote!(this), &quote!(visit(&[])));
    let ident = model.ident;
    let params = bounds::params_of_function(model);
    let where_clause = bounds::where_of_function(model, bounds::display(model));
    let (_, ty_generics, _) = model.generics.split_for_impl();
    quote! {
        use __wire_error::__private::field as __field;
        #[allow(unused_imports)]
        use __wire_error::__private::field::{KnownText as _, OptionalText as _};

        fn __visit_fields<#params>(
            this: &#ident #ty_generics,
            visit: &mut dyn ::core::ops::FnMut(&[__wire_error::Text<'_>]),
        ) #where_clause {
            #body
        }
    }
}

/// `visit(&[...])`
fn visit(public: &Public<'_>) -> TokenStream {
    let mut texts = TokenStream::new();
    for shown in &public.shown {
        add_text(shown, &mut texts);
        <Token![,]>::default().to_tokens(&mut texts);
    }
    let texts = Group::new(Delimiter::Bracket, texts);
    quote!(visit(&#texts))
}

/// `(&&&__field::Field(field_id)).text()`, or with a format spec a `Text::Display`.
fn add_text(shown: &Shown<'_>, tokens: &mut TokenStream) {
    let Shown { field, spec, .. } = shown;
    let span = Span::call_site().located_at(types::span(field.ty));
    let binding = pattern::binding(field);
    if spec.is_empty() {
        tokens.extend(quote_spanned!(span=> (&&&__field::Field(#binding)).text()));
        return;
    }
    let krate = wire_error_at(span);
    let template = format!("{{:{spec}}}");
    let check = Ident::new(bounds::format_of(spec).1, span);
    let value = if types::option_of(field.ty).is_some() {
        quote_spanned!(span=> &__field::OrEmpty(#binding))
    } else {
        binding.into_token_stream()
    };
    tokens.extend(quote_spanned! {span=>
        #krate::Text::Display(&::core::format_args!(#template, __field::#check(#value)))
    });
}
