//! What this project's renderers and decoders cost in instructions and allocations, and beside them
//! what it costs by hand and by serde: figures that a second run repeats, on Linux on x86-64.
//!
//! `count` prints them; `count --check FILE` fails where one has grown by more than 5 % since
//! FILE was written; `count --write FILE` writes it.

use std::fmt::Write as _;
use std::process::ExitCode;

use wire_error_benches::{Case, decoded, hand, long, measure, ours, peers, rows};

/// A count may grow by one in so many.
const TOLERANCE: u64 = 20;

const HEADER: &str = "instructions allocations row";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let done = match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [measure::COUNTED] => {
            measure::run_counted(cases);
            Ok(())
        }
        [] => {
            print!("{}", table());
            Ok(())
        }
        ["--write", file] => std::fs::write(file, table()).map_err(|why| format!("{file}: {why}")),
        ["--check", file] => check(file),
        _ => Err("usage: count [--check FILE | --write FILE]".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn cases() -> Vec<Case> {
    let mut cases = ours::cases();
    cases.extend(hand::cases());
    cases.extend(peers::serde_cases());
    cases.sort_by_key(|case| rows::ALL.iter().position(|row| *row == case.row));
    cases.extend(decoded::cases());
    cases.extend(long::cases());
    cases
}

/// A line for each case: instructions, allocations, name.
fn table() -> String {
    let mut cases = cases();
    let instructions = measure::instructions(cases.len());
    let mut table = format!("{HEADER}\n");
    for (case, instructions) in cases.iter_mut().zip(instructions) {
        let allocations = measure::allocations(case);
        let who = if case.who == ours::WHO { String::new() } else { format!(", {}", case.who) };
        let _ = writeln!(table, "{instructions:>12} {allocations:>11} {}{who}", case.row);
    }
    table
}

/// Prints each count beside the one in the file, and fails where they must not stay as they are.
fn check(file: &str) -> Result<(), String> {
    let before = std::fs::read_to_string(file).map_err(|why| format!("{file}: {why}"))?;
    let before = counts(&before).map_err(|why| format!("{file}: {why}"))?;
    let now = table();
    let now = counts(&now)?;
    let changes = changes(&before, &now);
    for (change, line) in &changes {
        println!("{change:<6} {line}");
    }
    if let Some(why) = not_linear(&now) {
        return Err(why);
    }
    let any = |changed: &[&str]| changes.iter().any(|(change, _)| changed.contains(change));
    if any(&["GREW", "NEW", "GONE"]) {
        return Err(format!("If this is meant, run `count --write {file}` and commit the file."));
    }
    if any(&["shrank"]) {
        println!("Run `count --write {file}` and commit the file, so that it stays so.");
    }
    Ok(())
}

/// Why time is not linear in the length of what is written or read, where it is not.
fn not_linear(now: &[Counts]) -> Option<String> {
    let is_long = |row: &&Counts| row.row.contains(long::LONG);
    now.iter().filter(is_long).find_map(|row| {
        let name = row.row.replace(long::LONG, long::SHORT);
        let Some(short) = now.iter().find(|short| short.row == name) else {
            return Some(format!("no row is called {name:?}"));
        };
        let most = long::MOST_TIMES * short.instructions;
        (row.instructions > most).then(|| {
            format!("{} takes {} instructions, more than {most}", row.row, row.instructions)
        })
    })
}

/// What became of each row, and a line that says it.
fn changes(before: &[Counts], now: &[Counts]) -> Vec<(&'static str, String)> {
    let kept = now.iter().map(|new| {
        let Counts { instructions, allocations, row } = new;
        let line = format!("{instructions:>12} {allocations:>11} {row}");
        match before.iter().find(|old| old.row == *row) {
            None => ("NEW", line),
            Some(old) => {
                let line = format!("{line} (was {}, {})", old.instructions, old.allocations);
                (change(old, new), line)
            }
        }
    });
    let gone = before.iter().filter(|old| now.iter().all(|new| new.row != old.row));
    kept.chain(gone.map(|old| ("GONE", old.row.into()))).collect()
}

/// Growth of either outweighs what became less.
fn change(old: &Counts, new: &Counts) -> &'static str {
    let pairs = [(old.instructions, new.instructions), (old.allocations, new.allocations)];
    if pairs.iter().any(|&(old, new)| new > old + old / TOLERANCE) {
        "GREW"
    } else if pairs.iter().any(|&(old, new)| new < old - old / TOLERANCE) {
        "shrank"
    } else {
        "ok"
    }
}

#[derive(Debug)]
struct Counts<'a> {
    instructions: u64,
    allocations: u64,
    row: &'a str,
}

/// Reads what [`table`] writes.
fn counts(table: &str) -> Result<Vec<Counts<'_>>, String> {
    let mut lines = table.lines();
    if lines.next() != Some(HEADER) {
        return Err(format!("the first line is not `{HEADER}`"));
    }
    let read =
        |(at, line)| figures(line).ok_or_else(|| format!("line {at} is not `{HEADER}`: {line:?}"));
    (2..).zip(lines).map(read).collect()
}

fn figures(line: &str) -> Option<Counts<'_>> {
    let (instructions, rest) = line.trim_start().split_once(' ')?;
    let (allocations, row) = rest.trim_start().split_once(' ')?;
    let (instructions, allocations) = (instructions.parse().ok()?, allocations.parse().ok()?);
    Some(Counts { instructions, allocations, row })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(lines: &[&str]) -> String {
        format!("{HEADER}\n{}\n", lines.join("\n"))
    }

    fn compared(before: &[&str], now: &[&str]) -> Vec<(&'static str, String)> {
        changes(&counts(&table(before)).unwrap(), &counts(&table(now)).unwrap())
    }

    #[test]
    fn a_count_may_grow_by_a_twentieth() {
        for (before, now, change) in [
            ("400 0 a", "420 0 a", "ok"),
            ("400 0 a", "421 0 a", "GREW"),
            ("400 0 a", "400 1 a", "GREW"),
            ("400 1 a", "300 2 a", "GREW"),
            ("400 0 a", "380 0 a", "ok"),
            ("400 0 a", "379 0 a", "shrank"),
            ("400 1 a", "400 0 a", "shrank"),
        ] {
            assert_eq!(compared(&[before], &[now])[0].0, change, "{before} to {now}");
        }
    }

    #[test]
    fn a_long_row_takes_as_many_times_as_it_is_long() {
        let not_linear = |lines: &[&str]| not_linear(&counts(&table(lines)).unwrap());
        assert_eq!(not_linear(&["10 0 a, 64 KiB of b", "200 0 a, 1 MiB of b"]), None);
        assert_eq!(
            not_linear(&["10 0 a, 64 KiB of b", "201 0 a, 1 MiB of b"]).unwrap(),
            "a, 1 MiB of b takes 201 instructions, more than 200",
        );
        assert_eq!(
            not_linear(&["10 0 a, 64 KiB", "200 0 a, 1 MiB of b"]).unwrap(),
            "no row is called \"a, 64 KiB of b\"",
        );
    }

    #[test]
    fn a_row_that_is_new_or_gone_is_named() {
        assert_eq!(
            compared(&["1 0 first, kept", "2 0 second"], &["1 0 first, kept", "3 1 third"]),
            [
                ("ok", "           1           0 first, kept (was 1, 0)".into()),
                ("NEW", "           3           1 third".into()),
                ("GONE", "second".into()),
            ],
        );
    }

    #[test]
    fn a_malformed_file_says_where() {
        assert_eq!(counts("").unwrap_err(), format!("the first line is not `{HEADER}`"));
        for line in ["<<<<<<< HEAD", "1 row", "", "1 -1 row"] {
            assert_eq!(
                counts(&table(&["1 0 row", line])).unwrap_err(),
                format!("line 3 is not `{HEADER}`: {line:?}"),
            );
        }
    }
}
