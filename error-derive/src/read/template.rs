//! Splits a message template into text and fields, as `format!` would.

/// A piece of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Text, with `{{` and `}}` as one brace.
    Text(String),
    /// `{name:spec}`.
    Field { name: String, spec: String },
}

/// What is wrong with a template, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) what: String,
    pub(crate) write: String,
}

/// Splits `template`, and returns each fault it finds on the way.
pub(crate) fn parse(template: &str) -> (Vec<Piece>, Vec<Fault>) {
    let (mut pieces, mut faults) = (vec![], vec![]);
    let mut text = String::new();
    let mut rest = template;
    while let Some(at) = rest.find(['{', '}']) {
        text.push_str(&rest[..at]);
        let brace = &rest[at..=at];
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix(brace) {
            text.push_str(brace);
            rest = after;
        } else if brace == "}" {
            faults.push(unbalanced('}'));
        } else if let Some((inside, after)) = split_placeholder(rest) {
            if !text.is_empty() {
                pieces.push(Piece::Text(std::mem::take(&mut text)));
            }
            match parse_field(inside) {
                Ok(field) => pieces.push(field),
                Err(fault) => faults.push(fault),
            }
            rest = after;
        } else {
            faults.push(unbalanced('{'));
            break;
        }
    }
    text.push_str(rest);
    if !text.is_empty() {
        pieces.push(Piece::Text(text));
    }
    (pieces, faults)
}

/// The template with the names of these arguments in the placeholders that stand for them: `{}`, `{0}` and
/// `{name}`. `None` where that is not all there is.
pub(crate) fn with_arguments(
    template: &str,
    arguments: &[(Option<String>, String)],
) -> Option<String> {
    let mut text = String::new();
    let mut rest = template;
    let mut next = 0;
    while let Some(at) = rest.find(['{', '}']) {
        text.push_str(&rest[..=at]);
        let brace = &rest[at..=at];
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix(brace) {
            text.push_str(brace);
            rest = after;
            continue;
        }
        let (inside, after) = split_placeholder(rest).filter(|_| brace == "{")?;
        let (name, spec) = inside.split_once(':').unwrap_or((inside, ""));
        let number = if name.is_empty() { Some(next) } else { name.parse().ok() };
        next += usize::from(name.is_empty());
        let named = || arguments.iter().find(|(given, _)| given.as_deref() == Some(name));
        text.push_str(match number {
            Some(number) => &arguments.get(number)?.1,
            None => named().map_or(name, |(_, field)| field),
        });
        if !spec.is_empty() && !spec.contains(['?', '$', '*']) {
            text.push(':');
            text.push_str(spec);
        }
        text.push('}');
        rest = after;
    }
    text.push_str(rest);
    let (_, faults) = parse(&text);
    faults.is_empty().then_some(text)
}

/// What stands before the `}` of a placeholder, and after it. A `}` may also be the fill.
fn split_placeholder(text: &str) -> Option<(&str, &str)> {
    let end = text.find('}')?;
    let spec = text[..end].find(':').map_or("", |colon| &text[colon + 1..]);
    let mut chars = spec.chars();
    if chars.next() == Some('}') && chars.next().is_some_and(is_align) {
        let after_fill = end + 1;
        let end = after_fill + text[after_fill..].find('}')?;
        return Some((&text[..end], &text[end + 1..]));
    }
    Some((&text[..end], &text[end + 1..]))
}

fn is_align(c: char) -> bool {
    matches!(c, '<' | '^' | '>')
}

/// Reads the inside of `{name:spec}`.
fn parse_field(inside: &str) -> Result<Piece, Fault> {
    let (name, spec) = inside.split_once(':').unwrap_or((inside, ""));
    let name = name.trim_end();
    let fault = |what: String, write: String| Err(Fault { what, write });
    if name.is_empty() {
        return fault(
            format!("`{{{inside}}}` names no field"),
            "name the field: `{id}`, or `{0}` in a tuple variant".to_owned(),
        );
    }
    if let Some(plain) = name.strip_prefix("r#") {
        return fault(
            format!("`{{{inside}}}` has `r#` before the field's name"),
            format!("write `{{{plain}}}`"),
        );
    }
    if !name.chars().all(|c| c.is_alphanumeric() || c == '_') {
        let word = name.trim();
        let is_plain = |word: &str| word.chars().all(|c| c.is_alphanumeric() || c == '_');
        let joined = word.trim_start_matches("self.").replace('.', "_");
        let write = if is_plain(word) || word.starts_with("self.") && is_plain(&joined) {
            format!("write `{{{joined}}}`")
        } else if is_plain(&joined) {
            format!(
                "give `{word}` a public field of its own, such as `{joined}`, and write `{{{joined}}}`"
            )
        } else {
            "give the value a public field of its own and name that, or write `{{` for a brace"
                .to_owned()
        };
        return fault(format!("a placeholder is a field's name, and `{name}` is not"), write);
    }
    let spec = spec.trim_end();
    match check_spec(spec) {
        Ok(()) => Ok(Piece::Field { name: name.to_owned(), spec: spec.to_owned() }),
        Err(SpecFault::Debug) => fault(
            "a message uses `Display`, not `Debug`".to_owned(),
            format!(
                "write `{{{name}}}`; if `{name}` has no `Display`, add `fmt = a_function` to the field, such as `wire_error::show::list` for a list"
            ),
        ),
        Err(SpecFault::Pointer) => {
            fault("a message shows no pointers".to_owned(), format!("write `{{{name}}}`"))
        }
        Err(SpecFault::Argument) => fault(
            "a width or precision in a message is a number".to_owned(),
            format!("write `{{{name}}}`, or a number: `{{{name}:>8}}`"),
        ),
        Err(SpecFault::TooLarge) => fault(
            format!("a width or precision in `{{{inside}}}` is over 65535"),
            format!("write `{{{name}}}`, or a smaller number"),
        ),
        Err(SpecFault::Unknown) => fault(
            format!("`{{:{spec}}}` is not a format of `format!`"),
            format!("write `{{{name}}}`, or a format such as `{{{name}:>8.2}}` or `{{{name}:#x}}`"),
        ),
    }
}

/// What is wrong with a format spec.
enum SpecFault {
    Debug,
    Pointer,
    /// A `$` or `*`, which takes a width from another argument.
    Argument,
    TooLarge,
    Unknown,
}

/// Whether the spec is one of `format!`: `[[fill]align][sign]['#']['0'][width]['.'[precision]][type]`.
fn check_spec(spec: &str) -> Result<(), SpecFault> {
    let mut chars = spec.chars();
    let rest = match (chars.next(), chars.next()) {
        (Some(_), Some(align)) if is_align(align) => chars.as_str(),
        _ => spec.strip_prefix(is_align).unwrap_or(spec),
    };
    if rest.contains(['$', '*']) {
        return Err(SpecFault::Argument);
    }
    let rest = rest.strip_prefix(['+', '-']).unwrap_or(rest);
    let rest = rest.strip_prefix('#').unwrap_or(rest);
    let mut rest = check_number(rest)?;
    if let Some(precision) = rest.strip_prefix('.') {
        rest = check_number(precision)?;
    }
    match rest {
        "" | "x" | "X" | "o" | "b" | "e" | "E" => Ok(()),
        "?" | "x?" | "X?" => Err(SpecFault::Debug),
        "p" => Err(SpecFault::Pointer),
        _ => Err(SpecFault::Unknown),
    }
}

/// Passes over the digits that `text` starts with, a number of 16 bits.
fn check_number(text: &str) -> Result<&str, SpecFault> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = &text[..text.len() - rest.len()];
    if digits.is_empty() || digits.parse::<u16>().is_ok() {
        return Ok(rest);
    }
    Err(SpecFault::TooLarge)
}

fn unbalanced(brace: char) -> Fault {
    Fault {
        what: format!("`{brace}` without its other half in a message"),
        write: format!("write `{brace}{brace}` for a brace, or `{{id}}` for a field"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Piece {
        Piece::Text(text.to_owned())
    }

    fn field(name: &str, spec: &str) -> Piece {
        Piece::Field { name: name.to_owned(), spec: spec.to_owned() }
    }

    #[test]
    fn a_template_splits_into_text_and_fields() {
        for (template, pieces) in [
            ("", vec![]),
            ("no such task", vec![text("no such task")]),
            ("{id}", vec![field("id", "")]),
            (
                "task {id} of {0}!",
                vec![text("task "), field("id", ""), text(" of "), field("0", ""), text("!")],
            ),
            ("{a}{b}", vec![field("a", ""), field("b", "")]),
            ("{{{id}}}", vec![text("{"), field("id", ""), text("}")]),
            ("{{id}}", vec![text("{id}")]),
            ("{id:>8.2}", vec![field("id", ">8.2")]),
            ("{id:#x}", vec![field("id", "#x")]),
            ("{id:?>8}", vec![field("id", "?>8")]),
            ("{id:é^+#08.2E}", vec![field("id", "é^+#08.2E")]),
            ("{id:<}", vec![field("id", "<")]),
            ("{id:.0}", vec![field("id", ".0")]),
            ("{id:5.x}", vec![field("id", "5.x")]),
            ("{id:.}", vec![field("id", ".")]),
            ("{id:}<8}!", vec![field("id", "}<8"), text("!")]),
            ("{id:{>4}", vec![field("id", "{>4")]),
            ("{id:*^9}", vec![field("id", "*^9")]),
            ("{id:065535}", vec![field("id", "065535")]),
            ("{id :x }", vec![field("id", "x")]),
            ("ü{größe}ß", vec![text("ü"), field("größe", ""), text("ß")]),
        ] {
            assert_eq!(parse(template), (pieces, vec![]), "{template}");
        }
    }

    #[test]
    fn arguments_take_the_place_of_their_placeholders() {
        let arguments = |list: &[(&str, &str)]| -> Vec<(Option<String>, String)> {
            let given = |name: &str| (!name.is_empty()).then(|| name.to_owned());
            list.iter().map(|(name, field)| (given(name), (*field).to_owned())).collect()
        };
        for (template, list, expected) in [
            ("no {}", &[("", "id")][..], Some("no {id}")),
            ("{} of {:>8}, {{}}", &[("", "a"), ("", "b")], Some("{a} of {b:>8}, {{}}")),
            ("{1} {0}", &[("", "a"), ("", "b")], Some("{b} {a}")),
            ("{which} {id:?}", &[("which", "id")], Some("{id} {id}")),
            ("{}", &[], None),
            ("{0", &[("", "a")], None),
        ] {
            let written = with_arguments(template, &arguments(list));
            assert_eq!(written.as_deref(), expected, "{template}");
        }
    }

    #[test]
    fn each_fault_of_a_template_is_found() {
        for (template, faults) in [
            ("{", &["`{` without its other half in a message"][..]),
            ("a}b", &["`}` without its other half in a message"]),
            ("{id", &["`{` without its other half in a message"]),
            ("{}", &["`{}` names no field"]),
            ("{:x}", &["`{:x}` names no field"]),
            ("{a.b}", &["a placeholder is a field's name, and `a.b` is not"]),
            ("{ id }", &["a placeholder is a field's name, and ` id` is not"]),
            ("{r#fn}", &["`{r#fn}` has `r#` before the field's name"]),
            ("{id:?}", &["a message uses `Display`, not `Debug`"]),
            ("{id:#?}", &["a message uses `Display`, not `Debug`"]),
            ("{id:#x?}", &["a message uses `Display`, not `Debug`"]),
            ("{id:p}", &["a message shows no pointers"]),
            ("{id:width$}", &["a width or precision in a message is a number"]),
            ("{id:.*}", &["a width or precision in a message is a number"]),
            ("{id:65536}", &["a width or precision in `{id:65536}` is over 65535"]),
            ("{id:.65536}", &["a width or precision in `{id:.65536}` is over 65535"]),
            ("{id:y}", &["`{:y}` is not a format of `format!`"]),
            ("{id:+-5}", &["`{:+-5}` is not a format of `format!`"]),
            ("{id:xx}", &["`{:xx}` is not a format of `format!`"]),
            ("{id:é}", &["`{:é}` is not a format of `format!`"]),
            (
                "{a:?} {} }",
                &[
                    "a message uses `Display`, not `Debug`",
                    "`{}` names no field",
                    "`}` without its other half in a message",
                ],
            ),
        ] {
            let found: Vec<String> =
                parse(template).1.into_iter().map(|fault| fault.what).collect();
            assert_eq!(found, faults, "{template}");
        }
    }
}
