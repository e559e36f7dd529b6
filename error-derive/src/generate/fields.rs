//! The public fields of a value, in the order that its record counts them.

use proc_macro2::{Delimiter, Group, TokenStream};
use quote::{ToTokens, quote};
use syn::Token;

use super::pattern::Arms;
use super::{bounds, display, pattern};
use crate::model::{Model, Piece, Public, Wire};

/// Whether the message shows a field otherwise than by itself: only code can write it then.
pub(super) fn is_formatted(public: &Public) -> bool {
    let has_spec = |piece: &Piece| matches!(piece, Piece::Field(_, spec) if !spec.is_empty());
    public.message.iter().flatten().any(has_spec)
}

/// The most public fields that a variant has.
pub(super) fn most(model: &Model) -> usize {
    let mut most = 0;
    for variant in &model.variants {
        if let Wire::Row { public, .. } = &variant.wire {
            most = most.max(public.shown.len());
        }
    }
    most
}

/// `fn __fields(this: &Shop) -> [Text<'_>; 2]`: an array is what a borrow checker is quickest with.
pub(super) fn generate(model: &Model) -> Option<TokenStream> {
    let most = most(model);
    if most == 0 {
        return None;
    }
    let mut arms = Arms::default();
    for variant in &model.variants {
        let Wire::Row { public, .. } = &variant.wire else { continue };
        let shown = &public.shown;
        if shown.is_empty() {
            continue;
        }
        let pattern = pattern::bind(model, variant, shown);
        let mut texts = TokenStream::new();
        for field in shown {
            display::add_text(field, &mut texts);
            <Token![,]>::default().to_tokens(&mut texts);
        }
        for _ in shown.len()..most {
            texts.extend(quote!(__field::NONE,));
        }
        arms.push(pattern, &Group::new(Delimiter::Bracket, texts));
    }
    let body = arms.match_on(model, &quote!(this), &quote!([__field::NONE; #most]));
    let ident = &model.ident;
    let params = bounds::params_of_function(model);
    let where_clause = bounds::where_of_function(model, bounds::display(model));
    let (_, ty_generics, _) = model.generics.split_for_impl();
    Some(quote! {
        use __wire_error::__private::field as __field;

        fn __fields<'__this, #params>(
            this: &'__this #ident #ty_generics,
        ) -> [__wire_error::Text<'__this>; #most] #where_clause {
            #body
        }
    })
}

/// `__fields(self)`, or of a type that has none `[]`.
pub(super) fn call(model: &Model, this: &TokenStream) -> TokenStream {
    if most(model) == 0 { quote!([]) } else { quote!(__fields(#this)) }
}
