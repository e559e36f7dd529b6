//! The enum or struct that the user wrote.

use proc_macro2::{Ident, Span, TokenTree};
use quote::ToTokens as _;
use syn::ext::IdentExt;
use syn::{Attribute, Data, DeriveInput, Fields, Generics, Index, Member, Meta, Type, Visibility};

use super::attr::Attrs;
use super::docs::{self, Docs};
use super::tokens::with_help;
use crate::diagnostics::Errors;
use crate::keys::Place;
use crate::types;

pub(crate) struct Ast<'a> {
    /// Whether every key could be read.
    pub(crate) is_read: bool,
    pub(crate) ident: &'a Ident,
    pub(crate) vis: &'a Visibility,
    pub(crate) generics: &'a Generics,
    /// Whether it is a struct: its one variant then has the keys of the container for its own.
    pub(crate) is_struct: bool,
    /// What stands on the enum or struct.
    pub(crate) attrs: Box<Attrs>,
    /// The `packed` of a `#[repr(packed)]`.
    pub(crate) packed: Option<Ident>,
    /// `#[error(...)]`, anywhere; with the variant that it stands on.
    pub(crate) error_attrs: Vec<(Option<usize>, &'a Attribute)>,
    pub(crate) variants: Vec<Variant<'a>>,
}

pub(crate) struct Variant<'a> {
    pub(crate) ident: &'a Ident,
    name: String,
    pub(crate) attrs: Box<Attrs>,
    /// The doc comment.
    pub(crate) docs: Docs,
    pub(crate) is_deprecated: bool,
    pub(crate) is_unit: bool,
    pub(crate) is_named: bool,
    pub(crate) fields: Vec<Field<'a>>,
}

pub(crate) struct Field<'a> {
    pub(crate) member: Member,
    name: String,
    is_named_source: bool,
    pub(crate) ty: &'a Type,
    pub(crate) attrs: Box<Attrs>,
    /// `#[source]`
    pub(crate) source: Option<Span>,
    /// `#[from]`
    pub(crate) from: Option<Span>,
}

impl Variant<'_> {
    /// The name without `r#`.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Whether every key of the variant and its fields could be read.
    pub(crate) fn is_read(&self) -> bool {
        !self.attrs.is_faulty && self.fields.iter().all(|field| !field.attrs.is_faulty)
    }

    /// The field of this name, or at this place in a tuple.
    pub(crate) fn field(&self, name: &str) -> Option<&Field<'_>> {
        self.fields.iter().find(|field| field.name() == name)
    }
}

impl Field<'_> {
    /// The name without `r#`, or the place in a tuple.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The span of the field's name or place.
    pub(crate) fn span(&self) -> Span {
        match &self.member {
            Member::Named(ident) => ident.span(),
            Member::Unnamed(index) => index.span,
        }
    }

    /// Whether its name alone makes it a source. `r#source` is the way to have a field of that name.
    pub(crate) fn is_named_source(&self) -> bool {
        self.is_named_source
    }

    /// Whether an attribute makes it a source.
    pub(crate) fn is_marked_source(&self) -> bool {
        self.source.is_some() || self.from.is_some()
    }

    pub(crate) fn is_source(&self) -> bool {
        self.is_marked_source() || self.is_named_source()
    }
}

/// Reads the input. `None` where it is a union.
pub(crate) fn parse<'a>(input: &'a DeriveInput, errors: &mut Errors) -> Option<Ast<'a>> {
    let is_struct = matches!(input.data, Data::Struct(_));
    let place = if is_struct { Place::Struct } else { Place::Enum };
    let attrs = Attrs::parse(&input.attrs, place, errors);
    check_helpers(&input.attrs, place, errors);
    let mut error_attrs: Vec<_> =
        self::error_attrs(&input.attrs).map(|attr| (is_struct.then_some(0), attr)).collect();
    let variants: Vec<Variant<'_>> = match &input.data {
        Data::Enum(data) => data
            .variants
            .iter()
            .enumerate()
            .map(|(at, variant)| {
                error_attrs.extend(self::error_attrs(&variant.attrs).map(|attr| (Some(at), attr)));
                check_helpers(&variant.attrs, Place::Variant, errors);
                let attrs = Attrs::parse(&variant.attrs, Place::Variant, errors);
                parse_variant(&variant.ident, attrs, &variant.attrs, &variant.fields, errors)
            })
            .collect(),
        Data::Struct(data) => {
            // The same keys are the variant's. Their faults are reported once.
            let attrs = Attrs::parse(&input.attrs, place, &mut Errors::default());
            vec![parse_variant(&input.ident, attrs, &input.attrs, &data.fields, errors)]
        }
        Data::Union(data) => {
            errors.add_with_help(
                data.union_token.to_token_stream(),
                "a union has no variants to tell apart",
                "write an enum or a struct",
            );
            return None;
        }
    };
    Some(Ast {
        is_read: !attrs.is_faulty && variants.iter().all(Variant::is_read),
        ident: &input.ident,
        vis: &input.vis,
        generics: &input.generics,
        is_struct,
        attrs,
        packed: packed(&input.attrs),
        error_attrs,
        variants,
    })
}

fn parse_variant<'a>(
    ident: &'a Ident,
    attrs: Box<Attrs>,
    raw: &'a [Attribute],
    fields: &'a Fields,
    errors: &mut Errors,
) -> Variant<'a> {
    Variant {
        ident,
        name: ident.unraw().to_string(),
        attrs,
        docs: docs::read(raw),
        is_deprecated: raw.iter().any(|attr| attr.path().is_ident("deprecated")),
        is_unit: matches!(fields, Fields::Unit),
        is_named: matches!(fields, Fields::Named(_)),
        fields: fields
            .iter()
            .enumerate()
            .map(|(at, field)| parse_field(at, field, errors))
            .collect(),
    }
}

fn parse_field<'a>(at: usize, field: &'a syn::Field, errors: &mut Errors) -> Field<'a> {
    let member = match &field.ident {
        Some(ident) => Member::Named(ident.clone()),
        None => Member::Unnamed(Index {
            index: at.try_into().unwrap_or(u32::MAX),
            span: types::span(&field.ty),
        }),
    };
    // Asked once: each question goes to the compiler.
    let written = match &member {
        Member::Named(ident) => ident.to_string(),
        Member::Unnamed(index) => index.index.to_string(),
    };
    Field {
        member,
        is_named_source: written == "source",
        name: written.trim_start_matches("r#").to_owned(),
        ty: &field.ty,
        attrs: Attrs::parse(&field.attrs, Place::Field, errors),
        source: helper("source", &field.attrs, errors),
        from: helper("from", &field.attrs, errors),
    }
}

/// The place of `#[source]` or `#[from]`, which takes nothing and stands once.
fn helper(name: &str, attrs: &[Attribute], errors: &mut Errors) -> Option<Span> {
    let mut found = None;
    for attr in attrs.iter().filter(|attr| attr.path().is_ident(name)) {
        if !matches!(attr.meta, Meta::Path(_)) {
            let fault = format!("`#[{name}]` takes no arguments");
            errors.push(with_help(attr, &fault, &format_args!("write `#[{name}]`")));
        } else if found.is_some() {
            let fault = format!("`#[{name}]` stands twice on one field");
            errors.push(with_help(attr.path(), &fault, &"keep one of the two"));
        }
        found = found.or_else(|| Some(attr.path().get_ident()?.span()));
    }
    found
}

/// `#[source]` and `#[from]` belong on a field.
fn check_helpers(attrs: &[Attribute], place: Place, errors: &mut Errors) {
    for name in ["source", "from"] {
        for attr in attrs.iter().filter(|attr| attr.path().is_ident(name)) {
            let fault = format!("`#[{name}]` belongs on a field, not on {}", place.describe());
            let help = format!("write it before the field's type: `(#[{name}] std::io::Error)`");
            errors.push(with_help(attr.path(), &fault, &help));
        }
    }
}

fn packed(attrs: &[Attribute]) -> Option<Ident> {
    let mut lists = attrs.iter().filter(|attr| attr.path().is_ident("repr"));
    lists.find_map(|attr| {
        let Meta::List(list) = &attr.meta else { return None };
        list.tokens.clone().into_iter().find_map(|token| match token {
            TokenTree::Ident(ident) if ident == "packed" => Some(ident),
            _ => None,
        })
    })
}

fn error_attrs(attrs: &[Attribute]) -> impl Iterator<Item = &Attribute> {
    attrs.iter().filter(|attr| attr.path().is_ident("error"))
}
