//! The public message: its pieces, and `Display`.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};

use super::contract::field_span;
use super::{Krate, bounds, pattern};
use crate::ast::Field;
use crate::fields;
use crate::model::{Model, Piece, Variant, Wire};

/// `fn __visit_message(this: &Shop, visit: ...)`, which `Display` and `WireError` call.
pub(super) fn visit_message(model: &Model<'_>, krate: &Krate) -> TokenStream {
    let arms: Vec<TokenStream> =
        model.variants.iter().filter_map(|variant| message_arm(model, variant, krate)).collect();
    let rest = pattern::rest(
        model,
        &arms,
        &quote!(visit(#krate::Text::Str(__TABLE[__row(this)].message))),
    );
    let body = pattern::match_on(model, &quote!(this), &quote!(#(#arms)* #rest));
    let ident = model.ident;
    let params = bounds::params_of_function(model);
    let where_clause = bounds::where_of_function(model, bounds::display(model, krate));
    let (_, ty_generics, _) = model.generics.split_for_impl();
    quote! {
        fn __visit_message #params(
            this: &#ident #ty_generics,
            visit: &mut dyn ::core::ops::FnMut(#krate::Text<'_>),
        ) #where_clause {
            #body
        }
    }
}

/// `Shop::NotFound { id: field_id, .. } => { visit(...); visit(...); }`, of a variant whose
/// message is not just the text in the table.
fn message_arm(model: &Model<'_>, variant: &Variant<'_>, krate: &Krate) -> Option<TokenStream> {
    let pieces = match &variant.wire {
        Wire::Transparent(field) => {
            let pattern = pattern::bind(model, variant, [*field]);
            let (binding, span) = (pattern::binding(field), field_span(field.ty));
            let krate = krate.at(span);
            let forward = quote_spanned!(span=> #krate::WireError::visit_message(#binding, visit));
            return Some(quote!(#pattern => #forward,));
        }
        Wire::Row { public, .. } => public.message.as_ref()?,
    };
    let shown = pieces.iter().filter_map(|piece| match piece {
        Piece::Text(_) => None,
        Piece::Field(field, _) => Some(*field),
    });
    let pattern = pattern::bind(model, variant, shown);
    let visits = pieces.iter().map(|piece| match piece {
        Piece::Text(text) => quote!(visit(#krate::Text::Str(#text));),
        Piece::Field(field, spec) if spec.is_empty() => {
            let text = text(field, krate);
            quote!(visit(#text);)
        }
        Piece::Field(field, spec) => visit_formatted(field, spec, krate),
    });
    Some(quote!(#pattern => { #(#visits)* }))
}

/// The `Text` of a field as it is.
pub(super) fn text(field: &Field<'_>, krate: &Krate) -> TokenStream {
    let (binding, span) = (pattern::binding(field), field_span(field.ty));
    let krate = krate.at(span);
    let function = match (field.is_string(), fields::option_of(field.ty).is_some()) {
        (true, false) => quote_spanned!(span=> string),
        (true, true) => quote_spanned!(span=> optional_string),
        (false, false) => quote_spanned!(span=> display),
        (false, true) => quote_spanned!(span=> optional_display),
    };
    quote_spanned!(span=> #krate::__private::#function(#binding))
}

/// `visit(Text::Display(&format_args!("{:>8x}", lower_hex(field_id))))`.
fn visit_formatted(field: &Field<'_>, spec: &str, krate: &Krate) -> TokenStream {
    let (binding, span) = (pattern::binding(field), field_span(field.ty));
    let krate = krate.at(span);
    let template = format!("{{:{spec}}}");
    let check = Ident::new(bounds::format_of(spec).1, span);
    let visit = quote_spanned! {span=>
        visit(#krate::Text::Display(
            &::core::format_args!(#template, #krate::__private::#check(#binding)),
        ));
    };
    if fields::option_of(field.ty).is_none() {
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
    quote! {
        #[automatically_derived]
        impl #impl_generics ::core::fmt::Display for #ident #ty_generics #where_clause {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #krate::__private::fmt_message(&|visit| __visit_message(self, visit), f)
            }
        }
    }
}
