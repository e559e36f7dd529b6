//! The names: each is a type's, a variant's, a field's.

use super::super::draw::names;
use super::super::shape::Type;
use super::{Rule, of_field, of_type};

type Names = &'static [&'static str];
type Parameter = fn(&Type) -> Option<&'static str>;

pub(super) fn rules() -> Vec<Rule> {
    let types = names::TYPES.iter().map(|name| {
        of_type(format!("an enum or struct called {name}"), move |ty| ty.name == *name)
    });
    let variants = names::VARIANTS.iter().map(|name| {
        of_type(format!("a variant called {name}"), move |ty| {
            !ty.is_struct && ty.variants.iter().any(|it| it.name == *name)
        })
    });
    let fields = names::FIELDS
        .iter()
        .map(|name| of_field(format!("a field called {name}"), move |field| field.name == *name));
    let clients = names::CLIENTS.iter().map(|name| {
        of_type(format!("a client enum called {name}"), move |ty| {
            ty.client.as_deref() == Some(name)
        })
    });
    let parameters: [(Names, Parameter); 3] = [
        (names::GENERICS, |ty| ty.generics.ty),
        (names::LIFETIMES, |ty| ty.generics.lifetime),
        (names::NUMBERS, |ty| ty.generics.number),
    ];
    let parameters = parameters.into_iter().flat_map(|(names, of)| {
        names.iter().map(move |name| {
            of_type(format!("a parameter called {name}"), move |ty| of(ty) == Some(name))
        })
    });
    types.chain(variants).chain(fields).chain(clients).chain(parameters).collect()
}
