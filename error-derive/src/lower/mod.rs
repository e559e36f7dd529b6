//! Ast to Model. It is total: of an Ast that breaks a rule it makes what it can, for the stubs.

mod client;
mod public;
mod record;

use std::rc::Rc;

use proc_macro2::Ident;
use syn::{Generics, LitStr};

use crate::keys;
use crate::model::{Field, HttpBody, Layout, Model, Number, Shape, Text, Variant, Wire};
use crate::read::ast::{self, Ast};
use crate::read::value::{Constant, Int, Range};
use crate::types::{self, Types, placed};

pub(crate) fn lower(ast: &Ast<'_>) -> Model {
    let attrs = &ast.attrs;
    let ranges = |ranges: &[Range]| ranges.iter().map(Range::codes).collect();
    let mut types = Types::default();
    let variants = variants(ast, &mut types);
    Model {
        ident: ast.ident.clone(),
        generics: generics(ast.generics),
        is_struct: ast.is_struct,
        krate: attrs.krate.value().cloned(),
        display: !attrs.internal_display.is_set() && ast.error_attrs.is_empty(),
        is_thiserror: !ast.error_attrs.is_empty() && !attrs.internal_display.is_set(),
        debug: attrs.debug.is_set(),
        domain: attrs.domain.value().map(text),
        type_base: attrs.type_base.value().map(text),
        code_range: ranges(attrs.code_range.values()),
        reserved_codes: ranges(attrs.reserved_codes.values()),
        shared_codes: ranges(attrs.shared_codes.values()),
        kept_codes: ast.frameworks().find_map(|framework| framework.keeps_codes),
        data_shape: data_shape(ast),
        http_body: http_body(ast),
        into: frameworks(ast),
        speaks_http: ast.speaks_http(),
        records: ast
            .variants
            .iter()
            .filter(|variant| variant.has_record())
            .map(record::lower)
            .collect(),
        client: client::lower(ast),
        variants,
        types: types.len(),
    }
}

/// The generics as if the macro had written them: what an impl adds to them is no lint of the user's.
fn generics(generics: &Generics) -> Generics {
    let mut generics = generics.clone();
    for span in generics.lt_token.iter_mut().flat_map(|token| &mut token.spans) {
        *span = placed(*span);
    }
    for span in generics.gt_token.iter_mut().flat_map(|token| &mut token.spans) {
        *span = placed(*span);
    }
    generics
}

fn text(constant: &Constant<LitStr>) -> Text {
    match constant {
        Constant::Literal(literal) => Text::Literal(literal.value()),
        Constant::Path(path) => Text::Path(path.clone()),
    }
}

fn number(constant: &Constant<Int>) -> Number {
    match constant {
        Constant::Literal(int) => Number::Literal(int.value),
        Constant::Path(path) => Number::Path(path.clone()),
    }
}

fn data_shape(ast: &Ast<'_>) -> Option<&'static str> {
    let shape = ast.attrs.data_shape.value()?;
    ["Info", "Details", "None"].into_iter().find(|name| shape == name.to_lowercase().as_str())
}

fn http_body(ast: &Ast<'_>) -> HttpBody {
    let content_type = ast.attrs.content_type.value().map(LitStr::value);
    let layout = match ast.attrs.body.value() {
        None => Layout::Default,
        Some(path) if path.is_ident("aip193") => Layout::Aip193,
        Some(path) if path.is_ident("problem") => Layout::Problem,
        Some(path) => Layout::Own(path.clone()),
    };
    HttpBody { layout, content_type }
}

/// The frameworks that are known, each once.
fn frameworks(ast: &Ast<'_>) -> Vec<Ident> {
    let mut frameworks: Vec<Ident> = vec![];
    for framework in ast.attrs.into.values() {
        if keys::framework(framework).is_some() && !frameworks.contains(framework) {
            frameworks.push(framework.clone());
        }
    }
    frameworks
}

fn variants(ast: &Ast<'_>, types: &mut Types) -> Vec<Variant> {
    let (mut rows, mut row) = (vec![], 0);
    for variant in &ast.variants {
        rows.push(row);
        row += usize::from(variant.has_record());
    }
    let variants = ast.variants.iter().zip(&rows);
    variants.map(|(variant, row)| lower_variant(ast, variant, *row, &rows, types)).collect()
}

fn lower_variant(
    ast: &Ast<'_>,
    variant: &ast::Variant<'_>,
    row: usize,
    rows: &[usize],
    types: &mut Types,
) -> Variant {
    let fields = lower_fields(variant, types);
    let marked = variant.fields.iter().position(ast::Field::is_marked_source);
    let source = marked.or_else(|| variant.fields.iter().position(ast::Field::is_named_source));
    let from = variant
        .fields
        .iter()
        .zip(&fields)
        .find_map(|(field, lowered)| Some((Rc::clone(lowered), placed(field.from?))));
    Variant {
        ident: variant.ident.clone(),
        shape: match (variant.is_named, variant.is_unit) {
            (true, _) => Shape::Named,
            (false, true) => Shape::Unit,
            (false, false) => Shape::Tuple,
        },
        wire: wire(ast, variant, &fields, row, rows),
        source: source.and_then(|at| fields.get(at)).cloned(),
        from,
        fields,
    }
}

fn lower_fields(variant: &ast::Variant<'_>, types: &mut Types) -> Vec<Rc<Field>> {
    variant.fields.iter().map(|field| Rc::new(lower_field(field, types))).collect()
}

fn lower_field(field: &ast::Field<'_>, types: &mut Types) -> Field {
    let ty = types::bare(field.ty);
    Field {
        member: field.member.clone(),
        name: field.name().to_owned(),
        span: placed(field.span()),
        ty: ty.clone(),
        ty_number: types.number(ty),
        ty_span: types::span(field.ty),
        is_secret: field.attrs.secret.is_set(),
        fmt: field.attrs.fmt.value().cloned(),
    }
}

fn wire(
    ast: &Ast<'_>,
    variant: &ast::Variant<'_>,
    fields: &[Rc<Field>],
    row: usize,
    rows: &[usize],
) -> Wire {
    if let (true, [field]) = (variant.is_transparent(), fields) {
        return Wire::Transparent(Rc::clone(field));
    }
    let target = variant.attrs.same_as.value().and_then(|name| {
        let mut all = ast.variants.iter().zip(rows);
        let (of, row) = all.find(|(other, _)| other.ident == name && other.has_record())?;
        Some((name, of, *row))
    });
    let (of, row, same_as) = match target {
        Some((name, of, row)) => (of, row, Some(name.clone())),
        None => (variant, row, None),
    };
    Wire::Row { row, same_as, public: public::lower(ast, of, fields) }
}
