//! `wire-error rules`

use serde_json::json;
use wire_error::contract::Rule;

/// Lists the rules of `diff`: what each finds, how bad that is, and why.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Print one array, for programs
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args) {
    if args.json {
        let rules = Rule::ALL.iter().map(|rule| {
            json!({ "id": rule.as_str(), "class": rule.class().as_str(), "why": rule.why() })
        });
        println!("{:#}", rules.collect::<serde_json::Value>());
        return;
    }
    for rule in Rule::ALL {
        println!("{:<11} {:<23} {}", rule.class(), rule, rule.why());
    }
}
