//! `wire-error render`

use clap::ValueEnum;
use wire_error::contract::{Contract, render};

use crate::{Failure, Verdict, source};

/// Publishes contracts: a catalogue for people, or a document for tools.
///
/// Published are the errors with their descriptions and fixes, and examples as they are on the wire;
/// not the names of variants, nor what looks like another error.
#[derive(clap::Args)]
#[command(after_help = "Example:
  wire-error render errors --to html > errors.html")]
pub(crate) struct Args {
    /// Files, folders of *.contract.jsonl, or REV:PATH: either as git has it
    #[arg(required = true)]
    files: Vec<String>,
    /// What to write to the standard output
    #[arg(long, value_enum)]
    to: Target,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Target {
    /// A catalogue as one Markdown document
    Markdown,
    /// A catalogue as one page that needs nothing else, with a search
    Html,
    /// OpenAPI 3.1: schemas, examples and responses under `components`
    Openapi,
    /// OpenRPC 1.3: errors under `components`
    Openrpc,
    /// JSON Schema 2020-12 of every body
    JsonSchema,
    /// TypeScript: a union of the errors, and a guard
    Typescript,
}

pub(crate) fn run(args: &Args, out: &mut String) -> Result<Verdict, Failure> {
    let mut contracts: Vec<Contract> = Vec::new();
    for file in &args.files {
        contracts.extend(source::read(file)?.sources.into_iter().map(|source| source.contract));
    }
    let render = match args.to {
        Target::Markdown => render::markdown,
        Target::Html => render::html,
        Target::Openapi => render::openapi,
        Target::Openrpc => render::openrpc,
        Target::JsonSchema => render::json_schema,
        Target::Typescript => render::typescript,
    };
    out.push_str(&render(&contracts));
    Ok(Verdict::Passed)
}
