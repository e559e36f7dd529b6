//! The table of a derived type, from rows that are cheap to compile: literals, and no calls. What is asked
//! here for each row is asked by patterns: rustc takes some ten thousand instructions to evaluate one call.

use crate::error::row::Row;
use crate::error::template::Part;
use crate::{ErrorSpec, FieldSpec, Format};

/// The table of these rows, which share the fields and the parts in their order.
#[must_use]
pub const fn table<const N: usize>(
    rows: [Row; N],
    mut fields: &'static [FieldSpec],
    mut parts: &'static [Part],
) -> [ErrorSpec; N] {
    let mut specs = [ErrorSpec::new(""); N];
    let mut at = 0;
    while at < N {
        let (own_fields, other_fields) = split(fields, rows[at].fields);
        let (own_parts, other_parts) = split(parts, rows[at].parts);
        specs[at] = ErrorSpec::of_row(&rows[at], own_fields, own_parts);
        (fields, parts) = (other_fields, other_parts);
        at += 1;
    }
    specs
}

/// `split_at`, which for a few is ten calls fewer.
const fn split<T>(list: &'static [T], count: usize) -> (&'static [T], &'static [T]) {
    match (count, list) {
        (0, _) => (&[], list),
        (1, [first, rest @ ..]) => (core::slice::from_ref(first), rest),
        (2, [_, _, rest @ ..]) => (first::<2, T>(list), rest),
        (3, [_, _, _, rest @ ..]) => (first::<3, T>(list), rest),
        _ => list.split_at(count),
    }
}

const fn first<const N: usize, T>(list: &'static [T]) -> &'static [T] {
    match list.first_chunk::<N>() {
        Some(first) => first,
        None => list,
    }
}

/// The fields of all rows: name, key or nothing, what each reads as, and whether it is optional.
#[must_use]
pub const fn fields<const N: usize>(
    fields: [(&'static str, &'static str, (Format, bool)); N],
) -> [FieldSpec; N] {
    let mut specs = [FieldSpec::new(""); N];
    let mut at = 0;
    while at < N {
        let (name, key, (format, is_optional)) = fields[at];
        specs[at] = FieldSpec::checked(name, key, format, is_optional);
        at += 1;
    }
    specs
}

/// An extension member of RFC 9457.
#[must_use]
pub const fn extension(name: &'static str, format: Format, is_optional: bool) -> FieldSpec {
    let spec = FieldSpec::new(name).with_format(format);
    if is_optional { spec.optional() } else { spec }
}
