//! The public message: its pieces, and `Display`.

use proc_macro2::{Delimiter, Group, Ident, TokenStream};
use quote::{ToTokens, TokenStreamExt, quote, quote_spanned};
use syn::Token;

use super::paths::wire_error_at;
use super::pattern::Arms;
use super::{bounds, fields, pattern};
use crate::model::{Field, Model, Piece, Variant, Wire};
use crate::types;

/// `fn __visit_message(this: &Shop, visit: ...)`, which `Display` and `WireError` call where not
/// all messages are in the table.
pub(super) fn visit_message(model: &Model) -> Option<TokenStream> {
    if all_in_table(model) {
        return None;
    }
    let mut arms = Arms::default();
    for variant in &model.variants {
        add_message(model, variant, &mut arms);
    }
    let this = quote!(this);
    let body = arms.match_on(model, &this, &visit_template(model, &this));
    let ident = &model.ident;
    let params = bounds::params_of_function(model);
    let where_clause = bounds::where_of_function(model, bounds::display(model));
    let (_, ty_generics, _) = model.generics.split_for_impl();
    Some(quote! {
        fn __visit_message<#params>(
            this: &#ident #ty_generics,
            visit: &mut dyn ::core::ops::FnMut(__wire_error::Text<'_>),
        ) #where_clause {
            #body
        }
    })
}

/// The body of `WireError::visit_message`.
pub(super) fn visit_message_of_self(model: &Model) -> TokenStream {
    if all_in_table(model) {
        visit_template(model, &quote!(self))
    } else {
        quote!(__visit_message(self, visit))
    }
}

/// Fills the template in the table with the fields of the value.
fn visit_template(model: &Model, this: &TokenStream) -> TokenStream {
    let fields = fields::call(model, this);
    quote!(__wire_error::__private::visit_message(&__TABLE[__row(#this)], &#fields, visit))
}

/// Whether each variant has its message in the table, none in code.
fn all_in_table(model: &Model) -> bool {
    let in_table = |variant: &Variant| matches!(&variant.wire, Wire::Row { public, .. } if !fields::is_formatted(public));
    !model.variants.is_empty() && model.variants.iter().all(in_table)
}

/// `Shop::NotFound { id: field_id, .. } => { visit(...); visit(...); }`, of a variant whose
/// message the record cannot hold.
fn add_message(model: &Model, variant: &Variant, arms: &mut Arms) {
    let pieces = match &variant.wire {
        Wire::Transparent(field) => {
            let pattern = pattern::bind(model, variant, std::slice::from_ref(field));
            let (binding, span) = (pattern::binding(field), types::span(&field.ty));
            let krate = wire_error_at(span);
            let forward = quote_spanned!(span=> #krate::WireError::visit_message(#binding, visit));
            return arms.push(pattern, &forward);
        }
        Wire::Row { public, .. } if fields::is_formatted(public) => &public.message,
        Wire::Row { .. } => return,
    };
    let (mut shown, mut visits) = (vec![], TokenStream::new());
    for piece in pieces.iter().flatten() {
        match piece {
            Piece::Text(text) => visits.extend(quote!(visit(__wire_error::Text::Str(#text));)),
            Piece::Field(field, spec) => {
                shown.push(field.clone());
                visits.extend(visit_field(field, spec));
            }
        }
    }
    let pattern = pattern::bind(model, variant, &shown);
    arms.push(pattern, &Group::new(Delimiter::Brace, visits));
}

/// `__field::string(field_id)`: the `Text` of a field as it is, by a function of `__private::field`.
pub(super) fn add_text(field: &Field, tokens: &mut TokenStream) {
    let (binding, span) = (pattern::binding(field), types::span(&field.ty));
    let is_string = types::is_string(types::option_of(&field.ty).unwrap_or(&field.ty));
    let function = match (is_string, types::option_of(&field.ty).is_some()) {
        (true, false) => "string",
        (true, true) => "optional_string",
        (false, false) => "display",
        (false, true) => "optional_display",
    };
    let mut argument = Group::new(Delimiter::Parenthesis, binding.into_token_stream());
    argument.set_span(span);
    tokens.append(Ident::new("__field", span));
    Token![::](span).to_tokens(tokens);
    tokens.append(Ident::new(function, span));
    tokens.append(argument);
}

/// `visit(Text::Display(&format_args!("{:>8x}", lower_hex(field_id))))`, of a field with a spec.
fn visit_field(field: &Field, spec: &str) -> TokenStream {
    if spec.is_empty() {
        let mut text = TokenStream::new();
        add_text(field, &mut text);
        return quote!(visit(#text););
    }
    let (binding, span) = (pattern::binding(field), types::span(&field.ty));
    let krate = wire_error_at(span);
    let template = format!("{{:{spec}}}");
    let check = Ident::new(bounds::format_of(spec).1, span);
    let visit = quote_spanned! {span=>
        visit(#krate::Text::Display(
            &::core::format_args!(#template, #krate::__private::field::#check(#binding)),
        ));
    };
    if types::option_of(&field.ty).is_none() {
        return visit;
    }
    quote_spanned! {span=>
        if let ::core::option::Option::Some(#binding) = #binding {
            #visit
        }
    }
}

pub(super) fn generate(model: &Model) -> TokenStream {
    let ident = &model.ident;
    let (impl_generics, ty_generics, _) = model.generics.split_for_impl();
    let where_clause = bounds::where_clause(&model.generics, &bounds::display(model));
    let body = if all_in_table(model) {
        let fields = fields::call(model, &quote!(self));
        quote!(__wire_error::__private::fmt(&__TABLE[__row(self)], || #fields, f))
    } else {
        quote!(__wire_error::__private::fmt_message(&|visit| __visit_message(self, visit), f))
    };
    quote! {
        #[automatically_derived]
        impl #impl_generics ::core::fmt::Display for #ident #ty_generics #where_clause {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #body
            }
        }
    }
}
