//! What this project's renderers cost in instructions and allocations: figures that a second run
//! repeats.
//!
//! `count` prints them; `count --check FILE` fails where one has grown by more than 5 % since
//! FILE was written; `count --write FILE` writes it.

use std::fmt::Write as _;
use std::process::ExitCode;

use wire_error_benches::{measure, ours};

/// A count may grow by one in so many.
const TOLERANCE: u64 = 20;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [measure::COUNTED] => measure::run_counted(&mut ours::cases()),
        [] => print!("{}", table()),
        ["--write", file] => std::fs::write(file, table()).expect("the file can be written"),
        ["--check", file] => return check(file, &table()),
        _ => {
            eprintln!("usage: count [--check FILE | --write FILE]");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

/// A line for each case: instructions, allocations, name.
fn table() -> String {
    let mut cases = ours::cases();
    let instructions = measure::instructions(cases.len());
    let mut table = String::from("instructions allocations row\n");
    for (case, instructions) in cases.iter_mut().zip(instructions) {
        let allocations = measure::allocations(case);
        let _ = writeln!(table, "{instructions:>12} {allocations:>11} {}", case.row);
    }
    table
}

/// Prints each figure beside the one in the file, and fails where one has grown too much.
fn check(file: &str, now: &str) -> ExitCode {
    let before = std::fs::read_to_string(file).expect("the file can be read");
    let mut failed = false;
    for line in now.lines().skip(1) {
        let (instructions, allocations, row) = figures(line);
        let Some((was, had, _)) = before.lines().skip(1).map(figures).find(|old| old.2 == row)
        else {
            println!("NEW    {line}");
            failed = true;
            continue;
        };
        let grew = instructions > was + was / TOLERANCE || allocations > had + had / TOLERANCE;
        failed |= grew;
        let mark = if grew { "GREW  " } else { "ok    " };
        println!("{mark} {line} (was {was}, {had})");
    }
    if failed {
        println!("If this is meant, run `count --write {file}` and commit the file.");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn figures(line: &str) -> (u64, u64, &str) {
    let mut parts = line.trim_start().splitn(2, ' ');
    let instructions = parts.next().and_then(|part| part.parse().ok());
    let mut parts = parts.next().unwrap_or_default().trim_start().splitn(2, ' ');
    let allocations = parts.next().and_then(|part| part.parse().ok());
    let row = parts.next().unwrap_or_default();
    (instructions.expect("a count"), allocations.expect("a count"), row)
}
