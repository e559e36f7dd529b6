//! The table: every way to render every row, in one run.
//!
//! Times are nanoseconds, medians of rounds in which each case runs in turn; the spread is from
//! the first quartile to the third. `render --rounds N` sets the number of rounds.

use std::process::ExitCode;

use wire_error_benches::measure::{self, Time};
use wire_error_benches::{Case, hand, ours, peers, rows};

fn main() -> ExitCode {
    measure::main("render", 101, cases, |cases, instructions, times| {
        print(cases, instructions, times);
        true
    })
}

fn cases() -> Vec<Case> {
    let mut cases = ours::cases();
    cases.extend(hand::cases());
    cases.extend(peers::cases());
    cases.sort_by_key(|case| rows::ALL.iter().position(|row| *row == case.row));
    cases
}

/// A line for each case; `x` is its time beside this project's.
fn print(cases: &mut [Case], instructions: &[u64], times: &[Time]) {
    println!("| row | who | ns | spread | x ours | instructions | x ours | allocations |");
    println!("|---|---|---:|---:|---:|---:|---:|---:|");
    let mut of_ours = (0.0, 0);
    for ((case, &instructions), time) in cases.iter_mut().zip(instructions).zip(times) {
        if case.who == ours::WHO {
            of_ours = (time.median, instructions);
        }
        let Time { median, quartiles: (low, high) } = *time;
        let slower = median / of_ours.0;
        #[expect(clippy::cast_precision_loss, reason = "a count is small")]
        let longer = instructions as f64 / of_ours.1 as f64;
        let allocations = measure::allocations(case);
        println!(
            "| {} | {} | {median:.1} | {low:.1} to {high:.1} | {slower:.2} | {instructions} | {longer:.2} | {allocations} |",
            case.row, case.who,
        );
    }
}
