//! `Debug`, with `secret` fields masked.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::ext::IdentExt;

use super::{bounds, pattern};
use crate::ast::Field;
use crate::model::{Model, Variant};

pub(super) fn generate(model: &Model<'_>) -> TokenStream {
    let ident = model.ident;
    let (impl_generics, ty_generics, _) = model.generics.split_for_impl();
    let bounds = model.variants.iter().flat_map(|variant| variant.fields);
    let bounds: Vec<TokenStream> = bounds
        .filter(|field| !field.attrs.secret.is_set() && bounds::is_generic(model, field.ty))
        .map(|Field { ty, .. }| quote!(#ty: ::core::fmt::Debug))
        .collect();
    let where_clause = bounds::where_clause(model.generics, &bounds);
    let arms = model.variants.iter().map(|variant| arm(model, variant));
    let body = pattern::match_on(model, &quote!(self), &quote!(#(#arms)*));
    quote! {
        #[automatically_derived]
        impl #impl_generics ::core::fmt::Debug for #ident #ty_generics #where_clause {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #body
            }
        }
    }
}

/// `Shop::Login { user: field_user, .. } => f.debug_struct("Login").field("user", field_user)...`
fn arm(model: &Model<'_>, variant: &Variant<'_>) -> TokenStream {
    let name = variant.ident.unraw().to_string();
    let shown = variant.fields.iter().filter(|field| !field.attrs.secret.is_set());
    let pattern = pattern::bind(model, variant, shown);
    if variant.is_unit {
        return quote!(#pattern => f.write_str(#name),);
    }
    let values = variant.fields.iter().map(|field| {
        let value = if field.attrs.secret.is_set() {
            quote!(&::core::format_args!("[REDACTED]"))
        } else {
            pattern::binding(field).to_token_stream()
        };
        let name = variant.is_named.then(|| field.name()).into_iter();
        quote!(.field(#(#name,)* #value))
    });
    let builder = if variant.is_named { quote!(debug_struct) } else { quote!(debug_tuple) };
    quote!(#pattern => f.#builder(#name)#(#values)*.finish(),)
}
