//! `wire-error rules`

use serde_json::json;
use std::fmt::Write as _;
use wire_error::contract::Rule;

use crate::Verdict;

/// Lists the rules of `diff`: what each finds, how bad that is, and why.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Print one array, for programs
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args, out: &mut String) -> Verdict {
    if args.json {
        let rules = Rule::ALL.iter().map(|rule| {
            json!({ "id": rule.as_str(), "class": rule.class().as_str(), "why": rule.why() })
        });
        let _ = writeln!(out, "{:#}", rules.collect::<serde_json::Value>());
        return Verdict::Passed;
    }
    for rule in Rule::ALL {
        let _ = writeln!(out, "{:<11} {:<23} {}", rule.class(), rule, rule.why());
    }
    Verdict::Passed
}
