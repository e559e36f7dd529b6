//! The bounds that an impl needs, of the fields that it formats and of no other.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::{ConstParam, GenericParam, Generics, Type, TypeParam};

use crate::model::{Field, Model, Public, Variant, Wire};
use crate::types;

/// The user's `where` clause, with more bounds.
pub(crate) fn where_clause(generics: &Generics, bounds: &[TokenStream]) -> TokenStream {
    let mut all = of_user(generics);
    for bound in bounds {
        all.extend(quote!(#bound,));
    }
    if all.is_empty() { all } else { quote!(where #all) }
}

/// The bounds of the user's `where` clause.
pub(crate) fn of_user(generics: &Generics) -> TokenStream {
    let mut bounds = TokenStream::new();
    if let Some(clause) = &generics.where_clause {
        for bound in &clause.predicates {
            bounds.extend(quote!(#bound,));
        }
    }
    bounds
}

/// The parameters of a function, such as `'a, T, const N: usize`. Their bounds stand in its `where`
/// clause, as clippy wants them beside those that the function adds.
pub(crate) fn params_of_function(model: &Model) -> TokenStream {
    let mut params = TokenStream::new();
    for param in &model.generics.params {
        params.extend(match param {
            GenericParam::Type(TypeParam { ident, .. }) => quote!(#ident,),
            GenericParam::Const(ConstParam { ident, ty, .. }) => quote!(const #ident: #ty,),
            GenericParam::Lifetime(param) => quote!(#param,),
        });
    }
    params
}

/// The `where` clause of a function: the user's bounds and more. `Shop<'a>: Sized` names each lifetime
/// a second time: of one that a signature names once, `single_use_lifetimes` warns.
pub(crate) fn where_of_function(model: &Model, mut bounds: Vec<TokenStream>) -> TokenStream {
    for TypeParam { ident, bounds: moved, .. } in model.generics.type_params() {
        if !moved.is_empty() {
            bounds.push(quote!(#ident: #moved));
        }
    }
    if model.generics.lifetimes().next().is_some() {
        let (ident, (_, ty_generics, _)) = (&model.ident, model.generics.split_for_impl());
        bounds.push(quote!(#ident #ty_generics: ::core::marker::Sized));
    }
    where_clause(&model.generics, &bounds)
}

/// `Self: Trait`, where a parameter may stand in the way.
pub(crate) fn of_self(model: &Model, bound: &TokenStream) -> Option<TokenStream> {
    model.generics.type_params().next().map(|_| quote!(Self: #bound))
}

/// `T: Display`, of each field that is shown.
pub(crate) fn display(model: &Model) -> Vec<TokenStream> {
    let mut bounds = Bounds { model, list: vec![] };
    for variant in generic(model) {
        match &variant.wire {
            Wire::Row { public, .. } => {
                for shown in public.shown.iter().filter(|shown| shown.field.fmt.is_none()) {
                    let format = format_ident!("{}", trait_of(&shown.spec));
                    bounds.add(&shown.field, &quote!(::core::fmt::#format));
                }
                for (_, field) in public.headers.iter().filter(|(_, field)| field.fmt.is_none()) {
                    bounds.add(field, &quote!(::core::fmt::Display));
                }
            }
            Wire::Transparent(field) => bounds.add(field, &quote!(__wire_error::Disclose)),
        }
    }
    bounds.list
}

/// `T: Error + 'static` of each source.
pub(crate) fn source(model: &Model) -> Vec<TokenStream> {
    let mut bounds = Bounds { model, list: vec![] };
    for variant in generic(model) {
        match (&variant.wire, &variant.source) {
            (Wire::Transparent(field), _) => bounds.add(field, &quote!(__wire_error::Disclose)),
            (_, Some(field)) => bounds.add(field, &quote!(::core::error::Error + 'static)),
            _ => {}
        }
    }
    bounds.list
}

/// `T: Data` of each `data` and `extension` field.
pub(crate) fn data(model: &Model) -> Vec<TokenStream> {
    let mut bounds = Bounds { model, list: vec![] };
    for variant in generic(model) {
        let Wire::Row { public: Public { data, extensions, .. }, .. } = &variant.wire else {
            continue;
        };
        for field in data.iter().chain(extensions.iter().map(|(_, field)| field)) {
            bounds.add_whole(field, &quote!(__wire_error::__private::Data));
        }
    }
    bounds.list
}

/// `T: WireContract` of each `transparent` field.
pub(crate) fn contract(model: &Model) -> Vec<TokenStream> {
    let mut bounds = Bounds { model, list: vec![] };
    for variant in generic(model) {
        if let Wire::Transparent(field) = &variant.wire {
            bounds.add(field, &quote!(__wire_error::WireContract));
        }
    }
    bounds.list
}

/// The variants, if a bound can be needed at all.
fn generic(model: &Model) -> &[Variant] {
    if model.generics.type_params().next().is_some() { &model.variants } else { &[] }
}

/// Whether a type parameter stands in the type.
pub(crate) fn is_generic(model: &Model, ty: &Type) -> bool {
    mentions(model, ty.to_token_stream())
}

/// Whether a parameter of any kind stands in the type: then no `static` can name it.
pub(crate) fn has_parameter(model: &Model, ty: &Type) -> bool {
    fn mentions(model: &Model, tokens: TokenStream) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Ident(ident) => model.generics.params.iter().any(|param| match param {
                GenericParam::Type(TypeParam { ident: name, .. })
                | GenericParam::Const(ConstParam { ident: name, .. }) => *name == ident,
                GenericParam::Lifetime(param) => param.lifetime.ident == ident,
            }),
            TokenTree::Group(group) => mentions(model, group.stream()),
            TokenTree::Punct(_) | TokenTree::Literal(_) => false,
        })
    }
    !model.generics.params.is_empty() && mentions(model, ty.to_token_stream())
}

fn mentions(model: &Model, tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => model.generics.type_params().any(|param| param.ident == ident),
        TokenTree::Group(group) => mentions(model, group.stream()),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// The trait of a format spec, which its last letter names.
pub(crate) fn trait_of(spec: &str) -> &'static str {
    match spec.chars().next_back() {
        Some('x') => "LowerHex",
        Some('X') => "UpperHex",
        Some('o') => "Octal",
        Some('b') => "Binary",
        Some('e') => "LowerExp",
        Some('E') => "UpperExp",
        _ => "Display",
    }
}

struct Bounds<'a> {
    model: &'a Model,
    list: Vec<TokenStream>,
}

impl Bounds<'_> {
    /// Adds a bound on the type of the field, inside an `Option`. No trait can say that it is one: a bound
    /// on either would be two impls for one type.
    fn add(&mut self, field: &Field, bound: &TokenStream) {
        let mut ty = &field.ty;
        while let Type::Reference(reference) = ty {
            ty = &reference.elem;
        }
        self.add_type(types::option_of(ty).unwrap_or(&field.ty), bound);
    }

    fn add_whole(&mut self, field: &Field, bound: &TokenStream) {
        self.add_type(&field.ty, bound);
    }

    fn add_type(&mut self, ty: &Type, bound: &TokenStream) {
        let bound = quote!(#ty: #bound);
        let known = |known: &TokenStream| known.to_string() == bound.to_string();
        if is_generic(self.model, ty) && !self.list.iter().any(known) {
            self.list.push(bound);
        }
    }
}
