//! The public message: its pieces, and `Display`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::contract::field_span;
use super::pattern::Arms;
use super::{Krate, bounds, fields, pattern};
use crate::ast::Field;
use crate::fields as types;
use crate::model::{Model, Piece, Variant, Wire};

/// `fn __visit_message(this: &Shop, visit: ...)`, which `Display` and `WireError` call where not
/// all messages are in the table.
pub(super) fn visit_message(model: &Model<'_>, krate: &Krate) -> Option<TokenStream> {
    if all_in_table(model) {
        return None;
    }
    let mut arms = Arms::default();
    for variant in &model.variants {
        if let Some(arm) = message_arm(model, variant, krate) {
            arms.push(arm);
        }
    }
    let this = quote!(this);
    let body = arms.match_on(model, &this, &visit_template(model, &this, krate));
    let ident = model.ident;
    let params = bounds::params_of_function(model);
    let where_clause = bounds::where_of_function(model, bounds::display(model, krate));
    let (_, ty_generics, _) = model.generics.split_for_impl();
    Some(quote! {
        fn __visit_message<#params>(
            this: &#ident #ty_generics,
            visit: &mut dyn ::core::ops::FnMut(#krate::Text<'_>),
        ) #where_clause {
            #body
        }
    })
}

/// The body of `WireError::visit_message`.
pub(super) fn visit_message_of_self(model: &Model<'_>, krate: &Krate) -> TokenStream {
    if all_in_table(model) {
        visit_template(model, &quote!(self), krate)
    } else {
        quote!(__visit_message(self, visit))
    }
}

/// Fills the template in the table with the fields of the value.
fn visit_template(model: &Model<'_>, this: &TokenStream, krate: &Krate) -> TokenStream {
    let fields = fields::call(model, this);
    quote!(#krate::__private::visit_message(&__TABLE[__row(#this)], &#fields, visit))
}

/// Whether each variant has its message in the table, none in code.
fn all_in_table(model: &Model<'_>) -> bool {
    let in_table = |variant: &Variant<'_>| matches!(&variant.wire, Wire::Row { public, .. } if !fields::is_formatted(public));
    !model.variants.is_empty() && model.variants.iter().all(in_table)
}

/// `Shop::NotFound { id: field_id, .. } => { visit(...); visit(...); }`, of a variant whose
/// message the record cannot hold.
fn message_arm(model: &Model<'_>, variant: &Variant<'_>, krate: &Krate) -> Option<TokenStream> {
    let pieces = match &variant.wire {
        Wire::Transparent(field) => {
            let pattern = pattern::bind(model, variant, &[*field]);
            let (binding, span) = (pattern::binding(field), field_span(field.ty));
            let krate = krate.at(span);
            let forward = quote_spanned!(span=> #krate::WireError::visit_message(#binding, visit));
            return Some(quote!(#pattern => #forward,));
        }
        Wire::Row { public, .. } if fields::is_formatted(public) => public.message.as_ref()?,
        Wire::Row { .. } => return None,
    };
    let (mut shown, mut visits) = (vec![], TokenStream::new());
    for piece in pieces {
        match piece {
            Piece::Text(text) => visits.extend(quote!(visit(#krate::Text::Str(#text));)),
            Piece::Field(field, spec) => {
                shown.push(*field);
                visits.extend(visit_field(field, spec, krate));
            }
        }
    }
    let pattern = pattern::bind(model, variant, &shown);
    Some(quote!(#pattern => { #visits }))
}

/// The `Text` of a field as it is, by a function of `__private::names`.
pub(super) fn text(field: &Field<'_>) -> TokenStream {
    let (binding, span) = (pattern::binding(field), field_span(field.ty));
    let function = match (field.is_string(), types::option_of(field.ty).is_some()) {
        (true, false) => "__string",
        (true, true) => "__optional_string",
        (false, false) => "__display",
        (false, true) => "__optional_display",
    };
    let function = Ident::new(function, Span::call_site().located_at(span));
    quote_spanned!(span=> #function(#binding))
}

/// `visit(Text::Display(&format_args!("{:>8x}", lower_hex(field_id))))`, of a field with a spec.
fn visit_field(field: &Field<'_>, spec: &str, krate: &Krate) -> TokenStream {
    if spec.is_empty() {
        let text = text(field);
        return quote!(visit(#text););
    }
    let (binding, span) = (pattern::binding(field), field_span(field.ty));
    let krate = krate.at(span);
    let template = format!("{{:{spec}}}");
    let check = Ident::new(bounds::format_of(spec).1, span);
    let visit = quote_spanned! {span=>
        visit(#krate::Text::Display(
            &::core::format_args!(#template, #krate::__private::#check(#binding)),
        ));
    };
    if types::option_of(field.ty).is_none() {
        return visit;
    }
    quote_spanned! {span=>
        if let ::core::option::Option::Some(#binding) = #binding {
            #visit
        }
    }
}

pub(super) fn generate(model: &Model<'_>, krate: &Krate) -> TokenStream {
    let ident = model.ident;
    let (impl_generics, ty_generics, _) = model.generics.split_for_impl();
    let where_clause = bounds::where_clause(model.generics, &bounds::display(model, krate));
    let body = if all_in_table(model) {
        let fields = fields::call(model, &quote!(self));
        quote!(#krate::__private::fmt(&__TABLE[__row(self)], || #fields, f))
    } else {
        quote!(#krate::__private::fmt_message(&|visit| __visit_message(self, visit), f))
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
