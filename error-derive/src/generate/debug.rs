//! `Debug`, with `secret` fields masked.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::ext::IdentExt;

use super::pattern::Arms;
use super::{bounds, pattern};
use crate::ast::Field;
use crate::model::{Model, Variant};

pub(super) fn generate(model: &Model<'_>) -> TokenStream {
    let ident = model.ident;
    let (impl_generics, ty_generics, _) = model.generics.split_for_impl();
    let (mut bounds, mut arms) = (vec![], Arms::default());
    for variant in &model.variants {
        for Field { ty, attrs, .. } in variant.fields {
            if !attrs.secret.is_set() && bounds::is_generic(model, ty) {
                bounds.push(quote!(#ty: ::core::fmt::Debug));
            }
        }
        add_arm(model, variant, &mut arms);
    }
    let where_clause = bounds::where_clause(model.generics, &bounds);
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

/// `Shop::Login { user: field_user, .. } => f.debug_struct("Login").field("user", field_user)...`
fn add_arm(model: &Model<'_>, variant: &Variant<'_>, arms: &mut Arms) {
    let name = variant.ident.unraw().to_string();
    let (mut shown, mut values) = (vec![], TokenStream::new());
    for field in variant.fields {
        let value = if field.attrs.secret.is_set() {
            quote!(&::core::format_args!("[REDACTED]"))
        } else {
            shown.push(field);
            pattern::binding(field).to_token_stream()
        };
        if variant.is_named {
            let name = field.name();
            values.extend(quote!(.field(#name, #value)));
        } else {
            values.extend(quote!(.field(#value)));
        }
    }
    let pattern = pattern::bind(model, variant, &shown);
    let shown = if variant.is_unit {
        quote!(f.write_str(#name))
    } else if variant.is_named {
        quote!(f.debug_struct(#name)#values.finish())
    } else {
        quote!(f.debug_tuple(#name)#values.finish())
    };
    arms.push(pattern, &shown);
}
