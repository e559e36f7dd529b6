//! What the syntax of a field's type tells.

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::{GenericArgument, PathArguments, Type, TypePath};

/// Where the type starts.
pub(crate) fn span(ty: &Type) -> Span {
    match ty {
        // Sooner known than by all tokens, of which there is to be a stream.
        Type::Path(path) if path.qself.is_none() && path.path.leading_colon.is_none() => {
            path.path.segments[0].ident.span()
        }
        ty => Spanned::span(ty),
    }
}

/// The `T` of an `Option<T>`.
pub(crate) fn option_of(ty: &Type) -> Option<&Type> {
    let segment = last_segment(ty).filter(|segment| segment.ident == "Option")?;
    only_argument(&segment.arguments)
}

/// Whether the type is a string, owned, borrowed or shared, whose text is its `Display`.
pub(crate) fn is_string(ty: &Type) -> bool {
    match ty {
        Type::Reference(reference) => is_str(&reference.elem) || is_string(&reference.elem),
        Type::Group(group) => is_string(&group.elem),
        _ => last_segment(ty).is_some_and(|segment| {
            if ["Box", "Rc", "Arc", "Cow"].iter().any(|name| segment.ident == name) {
                only_argument(&segment.arguments).is_some_and(is_str)
            } else {
                segment.ident == "String" && segment.arguments.is_none()
            }
        }),
    }
}

fn is_str(ty: &Type) -> bool {
    let Type::Path(TypePath { qself: None, path, .. }) = ty else { return false };
    let before = path.segments.iter().rev().nth(1);
    path.segments.last().is_some_and(|last| last.ident == "str")
        && before.is_none_or(|module| module.ident == "primitive")
}

fn last_segment(ty: &Type) -> Option<&syn::PathSegment> {
    match ty {
        Type::Path(TypePath { qself: None, path, .. }) => path.segments.last(),
        Type::Group(group) => last_segment(&group.elem),
        _ => None,
    }
}

/// The only type among the arguments: the `T` of `<'a, T>`.
fn only_argument(arguments: &PathArguments) -> Option<&Type> {
    let PathArguments::AngleBracketed(arguments) = arguments else { return None };
    let mut types = arguments.args.iter().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    types.next().filter(|_| types.next().is_none())
}
