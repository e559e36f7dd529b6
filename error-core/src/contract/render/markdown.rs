//! A catalogue in Markdown.

use alloc::format;
use alloc::string::{String, ToString};
use core::fmt::Write as _;

use super::published::{Published, facts, publish, title};
use crate::contract::{Contract, Entry};

/// The errors as one Markdown document.
#[must_use]
pub fn markdown(contracts: &[Contract]) -> String {
    let published = publish(contracts);
    let mut page = format!("# {}\n", text(&title(contracts)));
    for contract in contracts {
        let _ = write!(page, "\n## {}\n\n", text(&contract.type_name));
        let entries = || published.iter().filter(|entry| core::ptr::eq(entry.contract, contract));
        page.push_str("| error | HTTP | gRPC | JSON-RPC | retry |\n|---|---|---|---|---|\n");
        for entry in entries() {
            let error = entry.error;
            let (http, grpc, code) = (error.http, error.grpc.as_str(), error.code);
            let retry = if error.retryable { "yes" } else { "no" };
            let anchor = entry.anchors.last().map_or("", |anchor| anchor);
            let name = text(&entry.title);
            let _ = writeln!(page, "| [{name}](#{anchor}) | {http} | {grpc} | {code} | {retry} |");
        }
        entries().for_each(|entry| write_entry(entry, &mut page));
        write_changes(contract, &mut page);
    }
    page
}

fn write_entry(entry: &Published<'_>, page: &mut String) {
    let error = entry.error;
    page.push('\n');
    for anchor in &entry.anchors {
        let _ = write!(page, "<a id=\"{anchor}\"></a>");
    }
    let _ = write!(page, "\n### {}\n", text(&entry.title));
    if error.deprecated {
        page.push_str("\n**Deprecated.**\n");
    }
    if let Some(description) = &error.description {
        let _ = write!(page, "\n{}\n", text(description));
    }
    if let Some(fix) = &error.fix {
        let _ = write!(page, "\n**What to do:** {}\n", text(fix));
    }
    page.push_str("\n| | |\n|---|---|\n");
    for (name, value) in facts(error) {
        let _ = writeln!(page, "| {name} | {} |", text(&value));
    }
    if let Some(domain) = &error.domain {
        let _ = writeln!(page, "| domain | {} |", text(domain));
    }
    if let Some(uri) = entry.contract.type_uri(error) {
        let _ = writeln!(page, "| type | {} |", text(&uri));
    }
    for other in &entry.others {
        let (http, grpc, code) = (other.http, other.grpc.as_str(), other.code);
        let _ = writeln!(page, "| or | HTTP {http}, gRPC {grpc}, JSON-RPC {code} |");
    }
    write_fields(error, page);
    write_examples(entry, page);
}

fn write_fields(error: &Entry, page: &mut String) {
    if error.metadata.is_empty() && error.extensions.is_empty() {
        return;
    }
    page.push_str("\n| field | type | where |\n|---|---|---|\n");
    for (fields, place) in
        [(&error.metadata, "`metadata`, as text"), (&error.extensions, "problem+json")]
    {
        for (name, field) in fields {
            let optional = if field.optional { ", may be missing" } else { "" };
            let kind = field.kind.as_str();
            let _ = writeln!(page, "| {} | {kind}{optional} | {place} |", text(name));
        }
    }
}

fn write_examples(entry: &Published<'_>, page: &mut String) {
    let examples = &entry.examples;
    let mut block = |name: &str, language: &str, bytes: &str| {
        let fence = fence(bytes);
        let _ = write!(page, "\n{name}\n\n{fence}{language}\n{bytes}\n{fence}\n");
    };
    if let Some(body) = examples.body(entry.contract, entry.error) {
        block("HTTP:", "json", body);
    }
    block("JSON-RPC:", "json", &examples.jsonrpc);
}

/// What is retired, and which breaks were accepted.
fn write_changes(contract: &Contract, page: &mut String) {
    if contract.retired().is_empty() && contract.accepted().is_empty() {
        return;
    }
    page.push_str("\n### Changes\n\n");
    for line in contract.retired() {
        let _ = writeln!(page, "- {} is gone: {}", text(&line.reason), text(&line.why));
    }
    for line in contract.accepted() {
        let of = line.reason.as_deref().unwrap_or(&contract.type_name);
        let values = match (&line.from, &line.to) {
            (Some(from), Some(to)) => format!(" from {} to {}", text(from), text(to)),
            _ => String::new(),
        };
        let (rule, why) = (line.id.to_string().replace('-', " "), text(&line.why));
        let _ = writeln!(page, "- {}: {rule}{values}: {why}", text(of));
    }
}

/// More backticks than the text has in a row.
fn fence(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    "`".repeat(longest.max(2) + 1)
}

/// Text as it is: none of it is markup, and none of it ends a line.
fn text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    let mut in_word = false;
    while let Some(c) = rest.next() {
        // An underscore between letters is no emphasis.
        let is_plain = c == '_' && in_word && rest.peek().is_some_and(char::is_ascii_alphanumeric);
        if c.is_ascii_punctuation() && !is_plain && !".,:;-/()'\"?!={}%+@".contains(c) {
            escaped.push('\\');
        }
        escaped.push(if c.is_control() { ' ' } else { c });
        in_word = c.is_ascii_alphanumeric() || is_plain;
    }
    escaped
}
