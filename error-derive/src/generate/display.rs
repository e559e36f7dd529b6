//! `Display`: the public message.

use proc_macro2::TokenStream;
use quote::quote;

use super::bounds;
use super::pattern::{self, Arms};
use crate::model::{Model, Wire};

pub(super) fn generate(model: &Model<'_>) -> TokenStream {
    let ident = model.ident;
    let (impl_generics, ty_generics, _) = model.generics.split_for_impl();
    let where_clause = bounds::where_clause(model.generics, &bounds::display(model));
    let mut arms = Arms::default();
    for variant in &model.variants {
        if let Wire::Transparent(field) = &variant.wire {
            let pattern = pattern::bind(model, variant, &[*field]);
            let binding = pattern::binding(field);
            arms.push(pattern, &quote!(__wire_error::__private::show_inner(#binding, f)));
        }
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
    quote! {
        #[automatically_derived]
        impl #impl_generics ::core::fmt::Display for #ident #ty_generics #where_clause {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #body
            }
        }
    }
}
