//! The public fields of a value, in the order that its record counts them.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{Krate, bounds, display, pattern};
use crate::model::{Model, Piece, Public, Wire};

/// Whether the message shows a field otherwise than by itself: only code can write it then.
pub(super) fn is_formatted(public: &Public<'_>) -> bool {
    let has_spec = |piece: &Piece<'_>| matches!(piece, Piece::Field(_, spec) if !spec.is_empty());
    public.message.iter().flatten().any(has_spec)
}

/// The most public fields that a variant has.
pub(super) fn most(model: &Model<'_>) -> usize {
    let fields = model.variants.iter().map(|variant| match &variant.wire {
        Wire::Row { public, .. } => public.shown.len(),
        Wire::Transparent(_) => 0,
    });
    fields.max().unwrap_or_default()
}

/// `fn __fields(this: &Shop) -> [Text<'_>; 2]`: an array is what a borrow checker is quickest with.
pub(super) fn generate(model: &Model<'_>, krate: &Krate) -> Option<TokenStream> {
    let most = most(model);
    if most == 0 {
        return None;
    }
    let mut arms: Vec<TokenStream> = vec![];
    for variant in &model.variants {
        let Wire::Row { public, .. } = &variant.wire else { continue };
        let shown = &public.shown;
        if shown.is_empty() {
            continue;
        }
        let pattern = pattern::bind(model, variant, shown.iter().copied());
        let texts = shown.iter().map(|field| display::text(field));
        let none = (shown.len()..most).map(|_| quote!(__NONE));
        let texts = texts.chain(none);
        arms.push(quote!(#pattern => [#(#texts),*],));
    }
    let rest = pattern::rest(model, &arms, &quote!([__NONE; #most]));
    let body = pattern::match_on(model, &quote!(this), &quote!(#(#arms)* #rest));
    let ident = model.ident;
    let params = bounds::params_of_function(model);
    let where_clause = bounds::where_of_function(model, bounds::display(model, krate));
    let (_, ty_generics, _) = model.generics.split_for_impl();
    let imports = imports(model, krate);
    Some(quote! {
        #imports
        const __NONE: #krate::Text<'static> = #krate::__private::NO_TEXT;

        fn __fields<'__this, #params>(
            this: &'__this #ident #ty_generics,
        ) -> [#krate::Text<'__this>; #most] #where_clause {
            #body
        }
    })
}

/// `use wire_error::__private::{string as __string};`: what the fields need.
fn imports(model: &Model<'_>, krate: &Krate) -> TokenStream {
    let mut functions: Vec<&str> = vec![];
    for variant in &model.variants {
        let Wire::Row { public, .. } = &variant.wire else { continue };
        for function in public.shown.iter().map(|field| display::text_function(field)) {
            if !functions.contains(&function) {
                functions.push(function);
            }
        }
    }
    let imports = functions.iter().map(|function| {
        let (function, name) = (format_ident!("{function}"), format_ident!("__{function}"));
        quote!(#function as #name)
    });
    quote!(use #krate::__private::{#(#imports),*};)
}

/// `__fields(self)`, or of a type that has none `[]`.
pub(super) fn call(model: &Model<'_>, this: &TokenStream) -> TokenStream {
    if most(model) == 0 { quote!([]) } else { quote!(__fields(#this)) }
}
