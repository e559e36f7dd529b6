//! The doc comment of a variant, as rustdoc reads it.

use syn::{Attribute, Expr, Lit, Meta};

/// What a doc comment says.
#[derive(Default)]
pub(crate) struct Docs {
    /// Its text, if there is one.
    pub(crate) text: Option<String>,
    /// Whether a part of it is made by a macro, so that a derive cannot read it.
    pub(crate) has_macro: bool,
}

pub(super) fn read(attrs: &[Attribute]) -> Docs {
    let mut docs = Docs::default();
    let mut lines = vec![];
    for attr in attrs {
        let Meta::NameValue(meta) = &attr.meta else { continue };
        if !meta.path.is_ident("doc") {
            continue;
        }
        match &meta.value {
            Expr::Lit(expr) => match &expr.lit {
                Lit::Str(text) => add_lines(&text.value(), &mut lines),
                _ => docs.has_macro = true,
            },
            _ => docs.has_macro = true,
        }
    }
    let text = unindented(&lines);
    docs.text = (!text.is_empty()).then_some(text);
    docs
}

/// The lines of one comment, without the column of stars that a block may have.
fn add_lines(comment: &str, lines: &mut Vec<String>) {
    let mut own: Vec<&str> = comment.split('\n').collect();
    let is_starred = |line: &&str| line.trim_start().starts_with('*');
    if own.iter().skip(1).filter(|line| !line.trim().is_empty()).all(is_starred) {
        for line in own.iter_mut().skip(1) {
            *line = line.trim_start().strip_prefix('*').unwrap_or_default();
        }
    }
    lines.extend(own.into_iter().map(|line| line.trim_end().to_owned()));
}

/// The lines without the indentation that all of them share.
fn unindented(lines: &[String]) -> String {
    let indentation = |line: &String| line.len() - line.trim_start().len();
    let shared =
        lines.iter().filter(|line| !line.is_empty()).map(indentation).min().unwrap_or_default();
    let lines: Vec<&str> =
        lines.iter().map(|line| line.get(shared..).unwrap_or_default()).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(source: &str) -> (Option<String>, bool) {
        let item: syn::DeriveInput = syn::parse_str(&format!("{source} struct S;")).unwrap();
        let docs = read(&item.attrs);
        (docs.text, docs.has_macro)
    }

    #[test]
    fn a_comment_is_read_as_rustdoc_reads_it() {
        for (source, expected) in [
            ("/// One line.\n", "One line."),
            ("/// One.\n///\n/// Two.\n", "One.\n\nTwo."),
            ("/// A list:\n///\n///   - deeper\n", "A list:\n\n  - deeper"),
            ("/** One. */", "One."),
            ("/**\n * One.\n *\n *  Two.\n */", "One.\n\n Two."),
            ("/**\nOne.\n    code\n*/", "One.\n    code"),
            ("/** One.\n * Two. */", "One.\nTwo."),
            ("/// * a star of its own\n/// * another\n", "* a star of its own\n* another"),
            ("#[doc = \"Given.\"]", "Given."),
            ("#[doc = r\" Given.\"] #[doc(hidden)]", "Given."),
        ] {
            assert_eq!(text(source), (Some(expected.to_owned()), false), "{source}");
        }
    }

    #[test]
    fn what_a_macro_makes_is_not_read() {
        assert_eq!(text("#[doc = concat!(\"a\", \"b\")]"), (None, true));
        assert_eq!(text("/// One.\n#[doc = include_str!(\"x\")]"), (Some("One.".to_owned()), true));
        assert_eq!(text(""), (None, false));
    }
}
