//! `Display`: the public message.

use proc_macro2::TokenStream;
use quote::quote;

use super::pattern::Arms;
use super::{bounds, nested};
use crate::model::Model;

pub(super) fn generate(model: &Model) -> TokenStream {
    let ident = &model.ident;
    let (impl_generics, ty_generics, _) = model.generics.split_for_impl();
    let where_clause = bounds::where_clause(&model.generics, &bounds::display(model));
    let mut arms = Arms::default();
    for (pattern, field) in nested::arms(model) {
        let inner = nested::inner(model, field);
        arms.push(pattern, &quote!(__wire_error::__private::show_inner(#inner, f)));
    }
    let own = quote! {
        __wire_error::__private::show(
            &__TABLE[__row(self)],
            &mut |visit| __visit_fields(self, visit),
            f,
        )
    };
    let body = if arms.is_empty() && !model.variants.is_empty() {
        own
    } else {
        arms.match_on(model, &quote!(self), &own)
    };
    if model.krate.is_some() {
        // Where the path leads nowhere, there is to be a `Display` all the same.
        return quote! {
            #[automatically_derived]
            impl #impl_generics ::core::fmt::Display for #ident #ty_generics #where_clause {
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    #body
                }
            }
        };
    }
    // The name of the macro stands in rustc's note where another `Display` is in the way.
    quote! {
        __wire_error::__private::to_keep_your_own_display_write_internal_display! {
            [#impl_generics] [#ident #ty_generics] [#where_clause] [self, f] {
                #body
            }
        }
    }
}
