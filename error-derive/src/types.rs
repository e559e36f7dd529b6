//! What the syntax of a field's type tells. What a value is, a trait says; these are for spans, for
//! lifetimes, and for the types of the client enum, which go by name.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{GenericArgument, PathArguments, Type, TypePath};

/// A place of the user's, in the macro's scope: of the user's scope a `macro_rules!` may have another.
/// The names of the user's own items, types and variants keep their spans: by these an editor finds them
/// when it renames one.
pub(crate) fn placed(span: Span) -> Span {
    Span::call_site().located_at(span)
}

/// Where the type starts.
pub(crate) fn span(ty: &Type) -> Span {
    placed(match ty {
        // Sooner known than by all tokens, of which there is to be a stream.
        Type::Path(path) if path.qself.is_none() && path.path.leading_colon.is_none() => {
            path.path.segments[0].ident.span()
        }
        ty => Spanned::span(ty),
    })
}

/// Whether a lifetime other than `'static` stands in the type.
pub(crate) fn borrows(ty: &Type) -> bool {
    fn any(tokens: TokenStream) -> bool {
        let mut after_quote = false;
        let mut after_and = false;
        tokens.into_iter().any(|token| {
            let is_static =
                after_quote && matches!(&token, TokenTree::Ident(ident) if ident == "static");
            let is_lifetime = after_quote && !is_static;
            let is_quote = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '\'');
            let is_bare_reference = after_and && !is_quote;
            after_quote = is_quote;
            after_and = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '&');
            is_lifetime
                || is_bare_reference
                || matches!(token, TokenTree::Group(group) if any(group.stream()))
        })
    }
    any(ty.to_token_stream())
}

/// Whether the type names this one, or `Self`. Behind a `::` stands another's name: `other::Error`.
pub(crate) fn names(ty: &Type, name: &Ident) -> bool {
    fn any(tokens: TokenStream, name: &Ident) -> bool {
        let mut is_in_path = false;
        tokens.into_iter().any(|token| {
            let was_in_path = std::mem::take(&mut is_in_path);
            match token {
                TokenTree::Ident(ident) => !was_in_path && ident == *name || ident == "Self",
                TokenTree::Group(group) => any(group.stream(), name),
                TokenTree::Punct(punct) => {
                    is_in_path = punct.as_char() == ':';
                    false
                }
                TokenTree::Literal(_) => false,
            }
        })
    }
    any(ty.to_token_stream(), name)
}

/// The tokens as the user wrote them, near enough.
pub(crate) fn spelled(tokens: &impl ToTokens) -> String {
    let spaced = tokens.to_token_stream().to_string();
    let mut text = spaced.replace(" :: ", "::").replace(":: ", "::").replace(" < ", "<");
    for (from, to) in [(" <", "<"), ("< ", "<"), (" >", ">"), (" ,", ","), ("& ", "&"), ("' ", "'")]
    {
        text = text.replace(from, to);
    }
    text
}

/// Types, each of them once, in the order in which they came.
#[derive(Default)]
pub(crate) struct Types {
    /// As texts, with their numbers.
    sorted: Vec<(String, usize)>,
}

impl Types {
    /// The number of the type, which is the next one where it is new.
    pub(crate) fn number(&mut self, ty: &Type) -> usize {
        let key = key(ty);
        match self.sorted.binary_search_by(|(known, _)| known.cmp(&key)) {
            Ok(at) => self.sorted[at].1,
            Err(at) => {
                let number = self.sorted.len();
                self.sorted.insert(at, (key, number));
                number
            }
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.sorted.len()
    }
}

/// The type as a text, to tell it from others. A path of names needs no stream of tokens.
fn key(ty: &Type) -> String {
    let Type::Path(TypePath { qself: None, path, .. }) = ty else {
        return ty.to_token_stream().to_string();
    };
    let mut key = String::new();
    for segment in &path.segments {
        if !segment.arguments.is_none() {
            return ty.to_token_stream().to_string();
        }
        if !key.is_empty() || path.leading_colon.is_some() {
            key.push_str("::");
        }
        key.push_str(&segment.ident.to_string());
    }
    key
}

/// The `T` of an `Option<T>`.
pub(crate) fn option_of(ty: &Type) -> Option<&Type> {
    if let Type::Paren(inner) = ty {
        return option_of(&inner.elem);
    }
    let segment = last_segment(ty).filter(|segment| segment.ident == "Option")?;
    only_argument(&segment.arguments)
}

/// The type without parentheses around it, of which rustc would warn where it is written again.
pub(crate) fn bare(ty: &Type) -> &Type {
    match ty {
        Type::Paren(inner) => bare(&inner.elem),
        ty => ty,
    }
}

/// Whether the type is a string, owned, borrowed or shared.
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

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Type {
        syn::parse_str(text).unwrap()
    }

    #[test]
    fn a_type_is_a_string_by_its_last_name_and_argument() {
        for (text, expected) in [
            ("String", true),
            ("std::string::String", true),
            ("String<u8>", false),
            ("str", false),
            ("&str", true),
            ("&'static str", true),
            ("&core::primitive::str", true),
            ("&other::str", false),
            ("&<T as Text>::str", false),
            ("&String", true),
            ("&&str", true),
            ("&u64", false),
            ("Box<str>", true),
            ("std::rc::Rc<str>", true),
            ("Arc<str>", true),
            ("Cow<'a, str>", true),
            ("Cow<'a, [u8]>", false),
            ("Box<u64>", false),
            ("Box<str, str>", false),
            ("Vec<str>", false),
            ("Box", false),
            ("(String)", false),
            ("u64", false),
        ] {
            assert_eq!(is_string(&parse(text)), expected, "{text}");
            // As a `macro_rules!` gives it that took it for a `ty`.
            let group = Type::Group(syn::TypeGroup {
                attrs: vec![],
                group_token: syn::token::Group::default(),
                elem: Box::new(parse(text)),
            });
            assert_eq!(is_string(&group), expected, "{text} in a group");
        }
    }

    #[test]
    fn types_are_told_apart_by_what_is_written() {
        for (text, expected) in [
            ("Error", "Error"),
            ("fmt::Error", "fmt::Error"),
            ("::std::fmt::Error", "::std::fmt::Error"),
            ("::Error", "::Error"),
            ("Option<u8>", "Option < u8 >"),
            ("&u8", "& u8"),
            ("<T as X>::Y", "< T as X > :: Y"),
        ] {
            assert_eq!(key(&parse(text)), expected, "{text}");
        }
    }

    #[test]
    fn the_type_of_an_option_is_found_wherever_it_stands() {
        let group = |elem: Type| {
            Type::Group(syn::TypeGroup {
                attrs: vec![],
                group_token: syn::token::Group::default(),
                elem: Box::new(elem),
            })
        };
        for (text, expected) in [
            ("Option<u64>", Some("u64")),
            ("std::option::Option<&'a str>", Some("& 'a str")),
            ("(Option<u64>)", Some("u64")),
            ("Option<u64, u8>", None),
            ("Option", None),
            ("Vec<u64>", None),
            ("&Option<u64>", None),
        ] {
            let inner = |ty: &Type| option_of(ty).map(|ty| ty.to_token_stream().to_string());
            assert_eq!(inner(&parse(text)).as_deref(), expected, "{text}");
            if !text.starts_with('(') {
                assert_eq!(inner(&group(parse(text))).as_deref(), expected, "{text} in a group");
            }
        }
    }

    #[test]
    fn a_type_borrows_where_a_lifetime_is_in_it() {
        for (text, expected) in [
            ("u64", false),
            ("&u64", true),
            ("&'a u64", true),
            ("&'static u64", false),
            ("&'static &u64", true),
            ("Cow<'a, str>", true),
            ("Cow<'static, str>", false),
            ("Cow<'static, Static<'a>>", true),
            ("Box<dyn Error + 'static>", false),
            ("(u64, [&'a str; 2])", true),
            ("(u64, [&'static str; 2])", false),
            ("(&str,)", true),
        ] {
            assert_eq!(borrows(&parse(text)), expected, "{text}");
        }
    }

    #[test]
    fn a_type_starts_at_its_first_token() {
        for (text, columns) in [
            ("Option<u64>", 0..6),
            ("std::fmt::Error", 0..3),
            ("::std::fmt::Error", 0..17),
            ("<u8 as Into<T>>::Out", 0..20),
            ("&u64", 0..4),
        ] {
            let span = span(&parse(text));
            assert_eq!(span.start().column..span.end().column, columns, "{text}");
        }
    }
}
