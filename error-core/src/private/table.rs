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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_row_takes_its_fields_and_its_parts() {
        static FIELDS: [FieldSpec; 3] = fields([
            ("id", "", (Format::Integer, false)),
            ("of", "owner", (Format::String, true)),
            ("left", "", (Format::Number, false)),
        ]);
        assert_eq!(
            FIELDS,
            [
                FieldSpec::new("id").with_format(Format::Integer),
                FieldSpec::new("of").with_key("owner").optional(),
                FieldSpec::new("left").with_format(Format::Number),
            ]
        );
        let row = |name, message, fields, parts| Row { name, message, parts, fields, ..Row::NEW };
        let rows = [
            row("A", "no {id} of {of}", 2, 2),
            row("B", "none", 0, 0),
            row("C", "{left} left", 1, 2),
        ];
        let parts = &[("no ", 0), (" of ", 1), ("", 0), (" left", usize::MAX)];
        let table = table(rows, &FIELDS, parts);
        let said = table.map(|spec| {
            let shown = ["id", "of", "left"].map(|name| spec.message_shows(name));
            (spec.name(), spec.message(), spec.fields(), shown)
        });
        assert_eq!(
            said,
            [
                ("A", "no {id} of {of}", &FIELDS[..2], [true, true, false]),
                ("B", "none", &[], [false; 3]),
                ("C", "{left} left", &FIELDS[2..], [false, false, true]),
            ]
        );
        assert_eq!(
            fields([("id", "key", (Format::Boolean, true))]),
            [FieldSpec::new("id").with_key("key").with_format(Format::Boolean).optional()]
        );
    }

    #[test]
    fn an_extension_says_whether_it_is_optional() {
        let json = FieldSpec::new("left").with_format(Format::Json);
        assert_eq!(extension("left", Format::Json, false), json);
        assert_eq!(extension("left", Format::Json, true), json.optional());
    }
}
