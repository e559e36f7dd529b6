//! What is allowed: one function per rule. Each reports and goes on; nothing is built.

mod borrowed;
mod client;
mod container;
mod fields;
mod message;
mod record;
mod sources;
mod thiserror;
mod unique;
mod values;

use quote::ToTokens;
use wire_error_shared::rules::Fault;

use crate::diagnostics::Errors;
use crate::read::ast::Ast;

/// Holds the Ast to every rule.
pub(crate) fn check(ast: &Ast<'_>, errors: &mut Errors) {
    container::check(ast, errors);
    thiserror::check(ast, errors);
    if !ast.is_struct {
        values::check(ast, &ast.attrs, &ast.ident.to_string(), errors);
        record::check_retryable_by_default(ast, errors);
        record::check_domain_by_default(ast, errors);
    }
    for variant in &ast.variants {
        values::check(ast, &variant.attrs, variant.name(), errors);
        fields::check(ast, variant, errors);
        sources::check(ast, variant, errors);
        if variant.is_transparent() {
            borrowed::check_transparent(ast, variant, errors);
        } else if variant.has_record() {
            record::check(ast, variant, errors);
            message::check(ast, variant, errors);
        } else {
            borrowed::check_same_as(ast, variant, errors);
        }
    }
    unique::check_codes(ast, errors);
    unique::check_reasons(ast, errors);
    client::check(ast, errors);
}

/// A value, and where it stands: `http`, at these tokens, on `OrderNotFound`.
struct Site<'a> {
    key: &'a str,
    tokens: &'a dyn ToTokens,
    name: &'a str,
}

impl Site<'_> {
    /// Reports a text that breaks a rule, with the user's own corrected where there is one.
    fn text(
        &self,
        value: &str,
        rule: Option<&str>,
        corrected: Option<String>,
        errors: &mut Errors,
    ) {
        if let Some(rule) = rule {
            let rule = with_correction(rule, corrected);
            errors.add(self.tokens, Fault::of_text(self.key, value, self.name, &rule).as_str());
        }
    }

    /// Reports a number that breaks a rule.
    fn number(&self, value: i32, rule: Option<&str>, errors: &mut Errors) {
        if let Some(rule) = rule {
            errors.add(self.tokens, Fault::of_number(self.key, value, self.name, rule).as_str());
        }
    }
}

/// The rule, with the help that it comes with or a better one.
fn with_correction(rule: &str, corrected: Option<String>) -> String {
    match (rule.split_once("\n= help: "), corrected) {
        (Some((rule, _)), Some(corrected)) => format!("{rule}\n= help: write `{corrected}`"),
        _ => rule.to_owned(),
    }
}

/// `` `a`, `b` or `c` ``
fn listed(words: &[impl AsRef<str>]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`{}`", word.as_ref())).collect();
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    }
}
