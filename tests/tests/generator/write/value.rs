//! Writes the values of a type.

use super::super::shape::{Field, FieldKey, Type, Variant, What};

/// The value of a variant.
pub(crate) fn value(ty: &Type, variant: &Variant, at: usize) -> String {
    let path =
        if ty.is_struct { ty.name.clone() } else { format!("{}::{}", ty.name, variant.name) };
    let expr = |field: &Field| match &variant.what {
        What::Nested(nested) => {
            let values = nested.variants[0].values;
            value(nested, &nested.variants[at / values], at % values)
        }
        _ => field.values[at].expr.clone(),
    };
    let named = |field: &Field| format!("{}: {}", field.name, expr(field));
    let is_made = at % 2 == 1 && ty.generics.is_empty();
    match &variant.fields[..] {
        [field] if is_made && field.has(&FieldKey::From) => {
            let (from, value) = (&field.ty, expr(field));
            return format!("<{} as ::core::convert::From<{from}>>::from({value})", ty.name);
        }
        _ => {}
    }
    let fields: Vec<_> = variant.fields.iter().map(named).collect();
    // A tuple may be written so, too: `{ 0: value }`.
    format!("{path} {{ {} }}", fields.join(", "))
}

/// The type with what stands for its parameters.
pub(crate) fn applied(ty: &Type) -> String {
    let generics = &ty.generics;
    let mut arguments = vec![];
    arguments.extend(generics.lifetime.map(|_| "'static"));
    arguments.extend(generics.ty.map(|_| "::core::primitive::u16"));
    arguments.extend(generics.number.map(|_| "2"));
    if arguments.is_empty() {
        ty.name.clone()
    } else {
        format!("{}<{}>", ty.name, arguments.join(", "))
    }
}
