//! Times, instructions and allocations of cases.

use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use crate::Case;

/// Nanoseconds of one call.
#[derive(Debug, Clone, Copy)]
pub struct Time {
    pub median: f64,
    /// The quarters below and above the median end here.
    pub quartiles: (f64, f64),
}

/// What a program does that measures cases and takes `--rounds N`: `print` gets the cases with the
/// instructions and the time of each, and says whether the figures are as they should be.
pub fn main(
    program: &str,
    rounds: usize,
    cases: fn() -> Vec<Case>,
    print: fn(&mut [Case], &[u64], &[Time]) -> bool,
) -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let rounds = match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [COUNTED] => {
            run_counted(cases);
            return ExitCode::SUCCESS;
        }
        [] => Some(rounds),
        ["--rounds", rounds] => rounds.parse().ok().filter(|rounds| *rounds > 0),
        _ => None,
    };
    let Some(rounds) = rounds else {
        eprintln!("usage: {program} [--rounds N]");
        return ExitCode::FAILURE;
    };
    let mut cases = cases();
    let instructions = instructions(cases.len());
    let times = times(&mut cases, rounds);
    if print(&mut cases, &instructions, &times) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// How long each case takes, measured in rounds: in each round, every case in turn.
pub fn times(cases: &mut [Case], rounds: usize) -> Vec<Time> {
    let calls: Vec<u32> = cases.iter_mut().map(|case| calls_for(case, ROUND)).collect();
    let mut samples: Vec<Vec<f64>> = cases.iter().map(|_| Vec::with_capacity(rounds)).collect();
    for _ in 0..rounds {
        for ((case, &calls), samples) in cases.iter_mut().zip(&calls).zip(&mut samples) {
            samples.push(time(case, calls).as_secs_f64() * 1e9 / f64::from(calls));
        }
    }
    samples.into_iter().map(spread).collect()
}

/// A case runs so long in a round.
const ROUND: Duration = Duration::from_millis(1);

fn calls_for(case: &mut Case, target: Duration) -> u32 {
    let mut calls = 1;
    while time(case, calls) < target {
        calls *= 2;
    }
    calls
}

fn time(case: &mut Case, calls: u32) -> Duration {
    let start = Instant::now();
    for _ in 0..calls {
        (case.run)();
    }
    start.elapsed()
}

/// The median and the quartiles.
pub fn spread(mut samples: Vec<f64>) -> Time {
    samples.sort_by(f64::total_cmp);
    let at = |part: usize| samples[(samples.len() - 1) * part / 4];
    Time { median: at(2), quartiles: (at(1), at(3)) }
}

/// How many times one call allocates, once its buffer is warm.
#[cfg(feature = "allocations")]
pub fn allocations(case: &mut Case) -> u64 {
    (case.run)();
    allocation_counter::measure(|| (case.run)()).count_total
}

/// The argument with which a program counts itself under callgrind.
pub const COUNTED: &str = "--counted";

/// Runs each case once, for callgrind to count. The answer to [`COUNTED`].
///
/// On a thread of its own: where the stack of the first one begins depends on the lengths of the
/// program's path and environment, and what a copy takes on where it begins.
pub fn run_counted(cases: fn() -> Vec<Case>) {
    let each = move || {
        for mut case in cases() {
            for _ in 0..3 {
                (case.run)(); // the linker's work and the buffer's growth are done
            }
            counted_call(&mut case.run);
        }
    };
    std::thread::spawn(each).join().expect("each case runs");
}

/// What callgrind collects, and dumps at its end.
#[inline(never)]
fn counted_call(run: &mut dyn FnMut()) {
    run();
}

/// Instructions of one call of each case, in the order in which this program, started again with
/// [`COUNTED`], runs them.
pub fn instructions(cases: usize) -> Vec<u64> {
    let dir = std::env::temp_dir().join(format!("wire-error-benches-{}", std::process::id()));
    std::fs::create_dir_all(&dir).expect("a temporary directory");
    let status = Command::new("valgrind")
        .args(["--command-line-only=yes", "--tool=callgrind"])
        .args(["--collect-atstart=no", "--toggle-collect=*counted_call"])
        .args(["--dump-after=*counted_call", "--combine-dumps=no"])
        .arg(format!("--callgrind-out-file={}", dir.join("out").display()))
        .arg(std::env::current_exe().expect("this program has a path"))
        .arg(COUNTED)
        // Of the environment only the path: the rest has options for malloc and for valgrind.
        .env_clear()
        .envs(std::env::var_os("PATH").map(|path| ("PATH", path)))
        // The C library's copy is the one of any x86-64, whatever this processor can do.
        .env("GLIBC_TUNABLES", "glibc.cpu.hwcaps=-AVX2,-AVX,-ERMS,-FSRM,-AVX512F,-AVX512VL")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("valgrind runs: apt-get install valgrind");
    assert!(status.success(), "valgrind failed: {status}");
    let counts = (1..=cases).map(|part| total(&dir.join(format!("out.{part}")))).collect();
    let _ = std::fs::remove_dir_all(dir);
    counts
}

/// The number on the line `totals:` of a dump.
fn total(dump: &Path) -> u64 {
    let text =
        std::fs::read_to_string(dump).unwrap_or_else(|error| panic!("{}: {error}", dump.display()));
    let totals = text.lines().find_map(|line| line.strip_prefix("totals: "));
    totals.and_then(|total| total.trim().parse().ok()).expect("a dump has totals")
}
