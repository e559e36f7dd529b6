//! The keys, of the derive's own table: one that it gains must be drawn.

/// Where no key of the table may stand after all.
const NOWHERE: &[&str] = &["struct: `same_as`"]; // it has no variants

/// What is captured by a macro, and by which.
const FORMS: &[&str] = &[
    "no macro",
    "a macro captures a tt of all",
    "a macro writes the attributes alone",
    "a macro writes the type",
    "a macro captures for another",
    "a macro captures a block",
    "a macro captures a lifetime",
    "a macro captures a literal",
    "a macro captures a meta",
    "a macro captures a pat",
    "a macro captures a pat_param",
    "a macro captures a path",
    "a macro captures a stmt",
    "a macro captures a tt",
    "a macro captures a ty",
    "a macro captures a vis",
    "a macro captures an expr",
    "a macro captures an ident",
    "a macro captures an item",
    "a raw text",
    "a type in a function",
    "several attributes",
    "an attribute in `cfg_attr`",
    "`client` derives",
    "`code_range` is a list",
    "`code_range` is one range",
    "`shared_codes` is a list",
    "`reserved_codes` is one range",
];

/// The rows of the derive's table: where a key belongs, its name, and what else is said of it.
pub(crate) fn table() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let table = include_str!("../../../../error-derive/src/keys.rs");
    let table = table.split_once("KEYS: &[Key] = &[").unwrap().1.split_once("\n];").unwrap().0;
    table.split("Key::").skip(1).map(|row| {
        let (place, rest) = row.split_once("(\"").unwrap();
        let (name, rest) = rest.split_once('"').unwrap();
        (place, name, rest)
    })
}

/// Each key at each place, with each of its few values, removed, and as a constant.
pub(super) fn required() -> Vec<String> {
    let mut all: Vec<String> = FORMS.iter().map(ToString::to_string).collect();
    for (place, name, rest) in table() {
        let places: &[&str] = match place {
            "on_enum" => &["enum", "struct"],
            "on_variant" => &["variant", "enum", "struct"],
            "on_one_variant" => &["variant", "struct"],
            "on_field" => &["field"],
            other => panic!("{other} is a place of its own"),
        };
        all.extend(places.iter().map(|place| format!("{place}: `{name}`")));
        if let Some((_, values)) = rest.split_once(".values(&[") {
            let values = values.split_once("])").unwrap().0.split(", ");
            let values: Vec<_> = values.map(|value| value.trim_matches('"')).collect();
            all.extend(values.iter().map(|value| format!("{}: `{name} = {value}`", places[0])));
        }
        if place == "on_variant" {
            all.push(format!("variant: `{name} = false`"));
        }
        if rest.contains(".or_constant()") {
            all.push(format!("`{name}` is a constant"));
        }
    }
    assert!(all.len() > FORMS.len() + 100, "the table of keys is read: {all:?}");
    all.retain(|name| !NOWHERE.contains(&name.as_str()));
    all
}
