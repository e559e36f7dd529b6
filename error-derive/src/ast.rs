//! What the user wrote.

use proc_macro2::{Ident, Span};
use quote::ToTokens as _;
use syn::ext::IdentExt;
use syn::{
    Attribute, Data, DeriveInput, Expr, Fields, Generics, Index, Lit, Member, Meta, Type,
    Visibility,
};

use crate::attr::Attrs;
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
    pub(crate) attrs: Attrs,
    /// `#[error(...)]`, anywhere.
    pub(crate) error_attrs: Vec<&'a Attribute>,
    pub(crate) variants: Vec<Variant<'a>>,
}

pub(crate) struct Variant<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) attrs: Attrs,
    /// The doc comment, as one text.
    pub(crate) docs: Option<String>,
    pub(crate) deprecated: bool,
    pub(crate) is_unit: bool,
    pub(crate) is_named: bool,
    pub(crate) fields: Vec<Field<'a>>,
}

pub(crate) struct Field<'a> {
    pub(crate) member: Member,
    pub(crate) ty: &'a Type,
    pub(crate) attrs: Attrs,
    /// `#[source]`, or the name `source`.
    pub(crate) source: Option<Span>,
    /// `#[from]`
    pub(crate) from: Option<Span>,
}

impl Variant<'_> {
    /// Whether every key of the variant and its fields could be read.
    pub(crate) fn is_read(&self) -> bool {
        !self.attrs.faulty && self.fields.iter().all(|field| !field.attrs.faulty)
    }
}

impl Field<'_> {
    /// The name without `r#`, or the place in a tuple.
    pub(crate) fn name(&self) -> String {
        match &self.member {
            Member::Named(ident) => ident.unraw().to_string(),
            Member::Unnamed(index) => index.index.to_string(),
        }
    }

    /// The span of the field's name or place.
    pub(crate) fn span(&self) -> Span {
        match &self.member {
            Member::Named(ident) => ident.span(),
            Member::Unnamed(index) => index.span,
        }
    }
}

/// Reads the input. `None` where it is a union.
pub(crate) fn parse<'a>(input: &'a DeriveInput, errors: &mut Errors) -> Option<Ast<'a>> {
    let is_struct = matches!(input.data, Data::Struct(_));
    let place = if is_struct { Place::Struct } else { Place::Enum };
    let attrs = Attrs::parse(&input.attrs, place, errors);
    let mut error_attrs = error_attrs(&input.attrs);
    let variants: Vec<Variant<'_>> = match &input.data {
        Data::Enum(data) => data
            .variants
            .iter()
            .map(|variant| {
                error_attrs.extend(self::error_attrs(&variant.attrs));
                let attrs = Attrs::parse(&variant.attrs, Place::Variant, errors);
                parse_variant(&variant.ident, attrs, &variant.attrs, &variant.fields, errors)
            })
            .collect(),
        Data::Struct(data) => {
            let attrs = Attrs::default();
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
        is_read: !attrs.faulty && variants.iter().all(Variant::is_read),
        ident: &input.ident,
        vis: &input.vis,
        generics: &input.generics,
        is_struct,
        attrs,
        error_attrs,
        variants,
    })
}

fn parse_variant<'a>(
    ident: &'a Ident,
    attrs: Attrs,
    raw: &'a [Attribute],
    fields: &'a Fields,
    errors: &mut Errors,
) -> Variant<'a> {
    Variant {
        ident,
        attrs,
        docs: docs(raw),
        deprecated: raw.iter().any(|attr| attr.path().is_ident("deprecated")),
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
    let span_of = |name| {
        let attr = field.attrs.iter().find(|attr| attr.path().is_ident(name))?;
        Some(attr.path().get_ident()?.span())
    };
    let named_source = field.ident.as_ref().filter(|ident| *ident == "source").map(Ident::span);
    Field {
        member,
        ty: &field.ty,
        attrs: Attrs::parse(&field.attrs, Place::Field, errors),
        source: span_of("source").or(named_source),
        from: span_of("from"),
    }
}

fn error_attrs(attrs: &[Attribute]) -> Vec<&Attribute> {
    attrs.iter().filter(|attr| attr.path().is_ident("error")).collect()
}

/// The lines of the doc comment, joined as rustdoc joins them.
fn docs(attrs: &[Attribute]) -> Option<String> {
    let lines: Vec<String> = attrs
        .iter()
        .filter_map(|attr| match &attr.meta {
            Meta::NameValue(meta) if meta.path.is_ident("doc") => match &meta.value {
                Expr::Lit(expr) => match &expr.lit {
                    Lit::Str(line) => Some(line.value().trim().to_owned()),
                    _ => None,
                },
                _ => None,
            },
            _ => None,
        })
        .collect();
    let docs = lines.join("\n").trim().to_owned();
    (!docs.is_empty()).then_some(docs)
}
