//! `Debug`, with `secret` fields masked.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::pattern::Arms;
use super::{bounds, pattern};
use crate::model::{Model, Shape, Variant};

pub(super) fn generate(model: &Model) -> TokenStream {
    let ident = &model.ident;
    let (impl_generics, ty_generics, _) = model.generics.split_for_impl();
    let (mut bounds, mut arms) = (vec![], Arms::default());
    for variant in &model.variants {
        for field in &variant.fields {
            let ty = &field.ty;
            if !field.is_secret && bounds::is_generic(model, ty) {
                bounds.push(quote!(#ty: ::core::fmt::Debug));
            }
        }
        add_arm(model, variant, &mut arms);
    }
    let where_clause = bounds::where_clause(&model.generics, &bounds);
    let body = arms.match_on(model, &quote!(self), &TokenStream::new());
    quote! {
        #[automatically_derived]
        impl #impl_generics ::core::fmt::Debug for #ident #ty_generics #where_clause {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #body
            }
        }
    }
}

/// `Shop::Login { user: field_user, .. } => { let mut shown = Formatter::debug_struct(f, "Login"); ... }`
///
/// By paths: a method call could find one of a trait of the user's.
fn add_arm(model: &Model, variant: &Variant, arms: &mut Arms) {
    let name = syn::ext::IdentExt::unraw(&variant.ident).to_string();
    let (mut shown, mut adds) = (vec![], TokenStream::new());
    for (at, field) in variant.fields.iter().enumerate() {
        let may_be_unsized = model.is_struct && at + 1 == variant.fields.len();
        let value = if field.is_secret {
            quote!(&::core::format_args!("[REDACTED]"))
        } else {
            shown.push(field.clone());
            let binding = pattern::binding(field);
            if may_be_unsized {
                quote!(&#binding) // a reference to it can be a `dyn Debug`, where it cannot
            } else {
                binding.to_token_stream()
            }
        };
        adds.extend(match variant.shape {
            Shape::Named => {
                let name = &field.name;
                quote!(let _ = ::core::fmt::DebugStruct::field(&mut shown, #name, #value);)
            }
            Shape::Tuple | Shape::Unit => {
                quote!(let _ = ::core::fmt::DebugTuple::field(&mut shown, #value);)
            }
        });
    }
    let pattern = pattern::bind(model, variant, &shown);
    let shown = match variant.shape {
        Shape::Unit => quote!(::core::fmt::Formatter::write_str(f, #name)).to_token_stream(),
        Shape::Named => quote!({
            let mut shown = ::core::fmt::Formatter::debug_struct(f, #name);
            #adds
            ::core::fmt::DebugStruct::finish(&mut shown)
        }),
        Shape::Tuple => quote!({
            let mut shown = ::core::fmt::Formatter::debug_tuple(f, #name);
            #adds
            ::core::fmt::DebugTuple::finish(&mut shown)
        }),
    };
    arms.push(pattern, &shown);
}
