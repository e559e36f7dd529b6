//! TypeScript: a union of the errors with a reason, and a guard.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::Write as _;

use super::published::{plain, type_names};
use crate::contract::owned::contract::pascal;
use crate::contract::{Contract, Entry};

/// The errors as TypeScript: for each type a union of `ErrorInfo` that `reason` discriminates, a
/// guard that knows its members, and what is fixed about each.
#[must_use]
pub fn typescript(contracts: &[Contract]) -> String {
    let mut file = String::from(HEAD);
    for (contract, name) in contracts.iter().zip(type_names(contracts)) {
        write_contract(contract, &name, &mut file);
    }
    file
}

const HEAD: &str = "\
/** `google.rpc.ErrorInfo`: which error it is, and of what. */
export interface ErrorInfo {
  readonly reason: string;
  readonly domain: string;
  readonly metadata?: { readonly [key: string]: string };
}

/** What is fixed about an error. */
export interface ErrorFacts {
  readonly http: number;
  readonly grpc: string;
  readonly code: number;
  readonly retryable: boolean;
}
";

fn write_contract(contract: &Contract, name: &str, file: &mut String) {
    let mut types = Vec::new();
    let mut facts = String::new();
    for error in contract.errors() {
        let (Some(reason), Some(domain)) = (&error.reason, &error.domain) else { continue };
        let mut type_name = format!("{name}{}", pascal(reason));
        if types.contains(&type_name) {
            type_name = format!("{type_name}Of{}", plain(domain));
        }
        write_interface(error, reason, domain, &type_name, file);
        types.push(type_name);
        let (http, grpc, code) = (error.http, error.grpc.as_str(), error.code);
        let (key, retryable) = (text(&format!("{domain}/{reason}")), error.retryable);
        let _ = writeln!(
            facts,
            "  {key}: {{ http: {http}, grpc: {grpc:?}, code: {code}, retryable: {retryable} }},"
        );
    }
    let union = if types.is_empty() { " never".to_string() } else { union(&types) };
    let constant = format!("{}Facts", lower_first(name));
    let _ = write!(
        file,
        "
/** The errors of {name} that have a reason. */
export type {name} ={union};

/** What is fixed about each error of {name}, by its domain and reason. */
export const {constant}: {{ readonly [key: string]: ErrorFacts }} = {{
{facts}}};

/** Whether this version of the contract knows the error: a server may add reasons. */
export function is{name}(info: ErrorInfo): info is {name} {{
  return Object.hasOwn({constant}, `${{info.domain}}/${{info.reason}}`);
}}
"
    );
}

fn union(types: &[String]) -> String {
    types.iter().flat_map(|name| ["\n  | ", name]).collect()
}

fn write_interface(error: &Entry, reason: &str, domain: &str, name: &str, file: &mut String) {
    file.push('\n');
    let deprecated = error.deprecated.then_some("@deprecated");
    let lines: Vec<_> = [error.description.as_deref(), error.fix.as_deref(), deprecated]
        .into_iter()
        .flatten()
        .map(comment)
        .collect();
    if !lines.is_empty() {
        let _ = writeln!(file, "/**\n * {}\n */", lines.join("\n *\n * "));
    }
    let _ = writeln!(
        file,
        "export interface {name} extends ErrorInfo {{\n  readonly domain: {};\n  readonly reason: {};",
        text(domain),
        text(reason)
    );
    if !error.metadata.is_empty() {
        file.push_str("  readonly metadata: {\n    readonly [key: string]: string;\n");
        for (key, field) in &error.metadata {
            let kind = field.kind.as_str();
            let empty = if field.optional { ", or empty" } else { "" };
            let _ = writeln!(file, "    /** {kind}{empty} */\n    readonly {}: string;", text(key));
        }
        file.push_str("  };\n");
    }
    file.push_str("}\n");
}

/// A string literal: JSON's are TypeScript's.
fn text(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Text that does not end a comment.
fn comment(text: &str) -> String {
    let one_line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    one_line.replace("*/", "*\u{2060}/")
}

fn lower_first(name: &str) -> String {
    let (first, rest) = name.split_at(name.len().min(1));
    format!("{}{rest}", first.to_ascii_lowercase())
}
