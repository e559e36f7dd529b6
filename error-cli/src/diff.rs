//! `wire-error diff`

use clap::ValueEnum;
use std::fmt::Write as _;
use wire_error::contract::{Change, Class, Contract, Listing, Summary, diff};

use crate::format::{Format, Level, annotate};
use crate::source::{self, Place, Source};
use crate::{Failure, Verdict};

/// Compares two contracts, and fails on a break.
///
/// Exits with 0 where nothing changed that must be argued for, or all of it was (an `accepted` line
/// of NEW says so); with 1 on a breaking or disclosing change; with 2 where it could not compare.
#[derive(clap::Args)]
#[command(after_help = "Examples:
  wire-error diff v1/shop.contract.jsonl errors/shop.contract.jsonl
  wire-error diff HEAD~1:errors errors --format github")]
pub(crate) struct Args {
    /// A file, a folder of *.contract.jsonl, or REV:PATH: either as git has it
    old: String,
    /// The same, with the changes
    new: String,
    /// How to print the changes
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The mildest class that fails: `breaking` lets what is disclosed pass
    #[arg(long, value_enum, default_value_t = FailOn::Disclosing)]
    fail_on: FailOn,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    Disclosing,
    Breaking,
}

impl FailOn {
    fn fails(self, change: &Change) -> bool {
        change.is_open() && (self == Self::Disclosing || change.class == Class::Breaking)
    }
}

/// The changes of one file.
struct Compared<'a> {
    source: &'a Source,
    changes: Vec<Change>,
}

pub(crate) fn run(args: &Args, out: &mut String) -> Result<Verdict, Failure> {
    let (old, new) = match (source::read_if_any(&args.old)?, source::read_if_any(&args.new)?) {
        (Some(old), Some(new)) => (old, new),
        (None, Some(new)) => (nothing(&args.old), new.into_folder()),
        (Some(old), None) => (old.into_folder(), nothing(&args.new)),
        (None, None) => return Err(format!("{} and {} are not there", args.old, args.new)),
    };
    let compared = compare(&old, &new)?;
    print(args, &compared, out);
    let fails = |file: &Compared<'_>| file.changes.iter().any(|change| args.fail_on.fails(change));
    Ok(if compared.iter().any(fails) { Verdict::Failed } else { Verdict::Passed })
}

/// A revision that had no contract yet, or has none any more. A misspelt path looks the same.
fn nothing(place: &str) -> Place {
    eprintln!("note: {place} is not there: it is taken for one without errors");
    Place { sources: Vec::new(), is_folder: true }
}

/// Files of two folders are compared by name; one that only one folder has is compared with none.
fn compare<'a>(old: &'a Place, new: &'a Place) -> Result<Vec<Compared<'a>>, Failure> {
    if old.is_folder != new.is_folder {
        return Err("a folder is compared with a folder, a file with a file".to_owned());
    }
    if !new.is_folder {
        let (was, is) = (&old.sources[0], &new.sources[0]);
        return Ok(vec![Compared { source: is, changes: diff(&was.contract, &is.contract) }]);
    }
    let by_name =
        |place: &'a Place, name: &str| place.sources.iter().find(|source| source.name == name);
    let mut compared = Vec::new();
    for is in &new.sources {
        let was = by_name(old, &is.name).map(|was| was.contract.clone());
        let was = was.unwrap_or_else(|| without_errors(&is.contract));
        compared.push(Compared { source: is, changes: diff(&was, &is.contract) });
    }
    for was in old.sources.iter().filter(|was| by_name(new, &was.name).is_none()) {
        let changes = diff(&was.contract, &without_errors(&was.contract));
        compared.push(Compared { source: was, changes });
    }
    Ok(compared)
}

fn without_errors(contract: &Contract) -> Contract {
    let none = contract.clone().with_errors([]);
    none.with_retired([]).with_accepted([])
}

fn print(args: &Args, compared: &[Compared<'_>], out: &mut String) {
    match args.format {
        Format::Text => {
            let changed = compared.iter().filter(|file| !file.changes.is_empty());
            for Compared { source, changes } in changed.clone() {
                let _ = writeln!(out, "{}: {}", source.path, Summary(changes));
                print_listing(source, changes, out);
            }
            if changed.count() == 0 {
                let _ = writeln!(out, "no change");
            }
        }
        Format::Json => {
            let changes: Vec<_> = compared.iter().flat_map(|file| &file.changes).collect();
            let json = serde_json::to_string_pretty(&changes);
            let _ = writeln!(out, "{}", json.expect("changes are text"));
        }
        Format::Github => {
            for Compared { source, changes } in compared {
                for change in changes {
                    annotate_change(args, source, change, out);
                }
            }
        }
    }
}

/// The table, with the file and the line of each error before it.
fn print_listing(source: &Source, changes: &[Change], out: &mut String) {
    let place = |change: &Change| format!("{}:{}", source.path, line_of(source, change));
    let places: Vec<_> = changes.iter().map(place).collect();
    let width = places.iter().map(String::len).max().unwrap_or_default();
    for (place, line) in places.iter().zip(Listing(changes).to_string().lines()) {
        let _ = writeln!(out, "{place:width$}  {line}");
    }
}

fn line_of(source: &Source, change: &Change) -> usize {
    source.line_of(change.domain.as_deref(), change.reason.as_deref())
}

fn annotate_change(args: &Args, source: &Source, change: &Change, out: &mut String) {
    let level = match change.class {
        _ if args.fail_on.fails(change) => Level::Error,
        Class::Breaking | Class::Disclosing => Level::Warning,
        _ => Level::Notice,
    };
    let line = line_of(source, change);
    let title = format!("{}: {}", change.class, change.id);
    let what = format!("{} {}\n{}", change.subject(), change.what(), change.id.why());
    annotate(out, level, &source.path, line, &title, &what);
}
