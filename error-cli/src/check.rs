//! `wire-error check`

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::json;
use wire_error::contract::{Change, Class, Contract, Entry, diff};

use crate::format::{Format, Level, annotate, one_line};
use crate::source::{self, Source};
use crate::{Failure, Verdict};

/// Checks contracts against each other: no two services give one reason two meanings.
///
/// Exits with 0 where they go together; with 1 where a domain and reason, or a JSON-RPC code of a
/// domain, means one thing in one file and another in another; with 2 where a file cannot be read.
/// Codes that are derived, or that one file shares between errors, clash with nothing.
#[derive(clap::Args)]
#[command(after_help = "Example:
  wire-error check orders/errors payments/errors --format github")]
pub(crate) struct Args {
    /// Files, folders of *.contract.jsonl, or REV:PATH: either as git has it
    #[arg(required = true)]
    files: Vec<String>,
    /// How to print the clashes
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// An error, and the file that it stands in.
#[derive(Clone, Copy)]
struct Site<'a> {
    source: &'a Source,
    error: &'a Entry,
}

impl Site<'_> {
    fn line(&self) -> usize {
        self.source.line_of(self.error.domain.as_deref(), Some(self.error.id()))
    }

    fn place(&self) -> String {
        format!("{}:{}", self.source.path, self.line())
    }
}

/// Two errors that do not go together.
struct Clash<'a> {
    first: Site<'a>,
    second: Site<'a>,
    what: String,
}

pub(crate) fn run(args: &Args, out: &mut String) -> Result<Verdict, Failure> {
    let mut sources = Vec::new();
    for file in &args.files {
        sources.extend(source::read(file)?.sources);
    }
    let mut clashes = Vec::new();
    two_meanings(&sources, &mut clashes);
    two_reasons(&sources, &mut clashes);
    print(args.format, &clashes, sources.len(), out);
    Ok(if clashes.is_empty() { Verdict::Passed } else { Verdict::Failed })
}

fn sites(sources: &[Source]) -> impl Iterator<Item = Site<'_>> {
    sources
        .iter()
        .flat_map(|source| source.contract.errors().iter().map(move |error| Site { source, error }))
}

/// One domain and reason is one error, wherever it comes from.
fn two_meanings<'a>(sources: &'a [Source], clashes: &mut Vec<Clash<'a>>) {
    let mut first = BTreeMap::new();
    for second in sites(sources).filter(|site| site.error.reason.is_some()) {
        let key = (&second.error.domain, &second.error.reason);
        let first = *first.entry(key).or_insert(second);
        let mut changes = diff(&alone(first), &alone(second));
        changes.retain(|change| change.class != Class::Editorial);
        if !changes.is_empty() {
            let facts: Vec<_> = changes.iter().map(Change::what).collect();
            let what = format!("has another meaning here: {}", facts.join("; "));
            clashes.push(Clash { first, second, what });
        }
    }
}

/// A contract of one error, with what its header says of the error.
fn alone(site: Site<'_>) -> Contract {
    let mut contract = Contract::new("").with_errors([site.error.clone()]);
    contract.type_base.clone_from(&site.source.contract.type_base);
    contract
}

/// In one domain, a code that an error does not share is that error's.
fn two_reasons<'a>(sources: &'a [Source], clashes: &mut Vec<Clash<'a>>) {
    let mut shared = BTreeSet::new();
    for source in sources {
        let mut seen = BTreeSet::new();
        for error in source.contract.errors() {
            if !seen.insert((&error.domain, error.code)) {
                shared.insert((&error.domain, error.code));
            }
        }
    }
    let mut first = BTreeMap::new();
    for second in sites(sources) {
        let Site { error, .. } = second;
        let key = (&error.domain, error.code);
        let is_own = error.reason.is_some() && error.has_code_of_its_own();
        if !is_own || shared.contains(&key) {
            continue;
        }
        let first = *first.entry(key).or_insert(second);
        if first.error.reason != error.reason {
            let what = format!("has the code {} of {}", error.code, first.error.id());
            clashes.push(Clash { first, second, what });
        }
    }
}

fn subject(error: &Entry) -> String {
    format!("{}/{}", error.domain.as_deref().unwrap_or_default(), error.id())
}

fn print(format: Format, clashes: &[Clash<'_>], files: usize, out: &mut String) {
    match format {
        Format::Text if clashes.is_empty() => {
            let s = if files == 1 { "" } else { "s" };
            let _ = writeln!(out, "{files} contract{s}, no clash");
        }
        Format::Text => {
            for Clash { first, second, what } in clashes {
                let (place, subject) = (second.place(), subject(second.error));
                let what = one_line(&format!("{subject} {what}"));
                let _ = writeln!(out, "{place}: {what} (first: {})", first.place());
            }
        }
        Format::Json => {
            let clashes: Vec<_> = clashes
                .iter()
                .map(|Clash { first, second, what }| {
                    json!({
                        "domain": second.error.domain,
                        "reason": second.error.reason,
                        "what": what,
                        "first": { "file": first.source.path, "line": first.line() },
                        "second": { "file": second.source.path, "line": second.line() },
                    })
                })
                .collect();
            let _ = writeln!(out, "{:#}", json!(clashes));
        }
        Format::Github => {
            for Clash { first, second, what } in clashes {
                let what = format!("{} {what} (first: {})", subject(second.error), first.place());
                annotate(out, Level::Error, &second.source.path, second.line(), "clash", &what);
            }
        }
    }
}
