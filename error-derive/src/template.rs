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
#[derive(Debug, PartialEq, Eq)]
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
        } else if let Some((inside, after)) = rest.split_once('}') {
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

/// Reads the inside of `{name:spec}`.
fn parse_field(inside: &str) -> Result<Piece, Fault> {
    let (name, spec) = inside.split_once(':').unwrap_or((inside, ""));
    let name = name.trim();
    let name = name.strip_prefix("r#").unwrap_or(name);
    if name.is_empty() {
        return Err(Fault {
            what: format!("`{{{inside}}}` names no field"),
            write: "name the field: `{id}`, or `{0}` in a tuple variant".to_owned(),
        });
    }
    if !name.chars().all(|c| c.is_alphanumeric() || c == '_') {
        return Err(Fault {
            what: format!("`{{{inside}}}` is no field"),
            write: "a message shows fields only; write `{{` for a brace".to_owned(),
        });
    }
    let spec = spec.trim_end();
    if let Some(refused) = refused(spec) {
        return Err(Fault {
            what: format!("`{refused}` in `{{{inside}}}` shows what is not public"),
            write: format!("write `{{{name}}}`: a message shows a field by its `Display`"),
        });
    }
    if !is_format_spec(spec) {
        return Err(Fault {
            what: format!("`format!` knows no `{{:{spec}}}`"),
            write: format!(
                "write `{{{name}}}`, or a spec such as `{{{name}:>8.2}}` or `{{{name}:#x}}`"
            ),
        });
    }
    Ok(Piece::Field { name: name.to_owned(), spec: spec.to_owned() })
}

/// What a format spec may not have: `?` and `p` show a value's inside, `$` and `*` another field.
fn refused(spec: &str) -> Option<char> {
    let mut chars = spec.chars();
    let filled = spec.chars().nth(1).is_some_and(|align| matches!(align, '<' | '^' | '>'));
    if filled {
        chars.next(); // any character may fill
    }
    let spec = chars.as_str();
    spec.chars()
        .find(|c| matches!(c, '?' | '$' | '*'))
        .or_else(|| spec.chars().last().filter(|&c| c == 'p'))
}

/// Whether the spec is one of `format!`: `[[fill]align][sign]['#']['0'][width]['.' precision][type]`.
fn is_format_spec(spec: &str) -> bool {
    let is_align = |c: char| matches!(c, '<' | '^' | '>');
    let mut chars = spec.chars();
    let rest = match (chars.next(), chars.next()) {
        (Some(_), Some(align)) if is_align(align) => chars.as_str(),
        _ => spec.strip_prefix(is_align).unwrap_or(spec),
    };
    let rest = rest.strip_prefix(['+', '-']).unwrap_or(rest);
    let rest = rest.strip_prefix('#').unwrap_or(rest);
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = match rest.strip_prefix('.') {
        Some(precision) => {
            let rest = precision.trim_start_matches(|c: char| c.is_ascii_digit());
            if rest.len() == precision.len() {
                return false;
            }
            rest
        }
        None => rest,
    };
    matches!(rest, "" | "x" | "X" | "o" | "b" | "e" | "E")
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
            ("{r#type}", vec![field("type", "")]),
            ("{ id }", vec![field("id", "")]),
            ("ü{größe}ß", vec![text("ü"), field("größe", ""), text("ß")]),
        ] {
            assert_eq!(parse(template), (pieces, vec![]), "{template}");
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
            ("{a.b}", &["`{a.b}` is no field"]),
            ("{id:?}", &["`?` in `{id:?}` shows what is not public"]),
            ("{id:#?}", &["`?` in `{id:#?}` shows what is not public"]),
            ("{id:p}", &["`p` in `{id:p}` shows what is not public"]),
            ("{id:width$}", &["`$` in `{id:width$}` shows what is not public"]),
            ("{id:.*}", &["`*` in `{id:.*}` shows what is not public"]),
            ("{id:y}", &["`format!` knows no `{:y}`"]),
            ("{id:8.}", &["`format!` knows no `{:8.}`"]),
            ("{id:xx}", &["`format!` knows no `{:xx}`"]),
            ("{id:é}", &["`format!` knows no `{:é}`"]),
            (
                "{a:?} {} }",
                &[
                    "`?` in `{a:?}` shows what is not public",
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
