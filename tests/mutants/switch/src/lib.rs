//! Which mutant is active: one at most in a process, named by the variable `MUTANT`.
//!
//! What is evaluated at compile time is never mutated.
#![feature(core_intrinsics, const_eval_select)]
#![allow(internal_features)]

use std::fs::File;
use std::io::Write;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

pub use std::vec::Vec;

/// The number of the active mutant, or 0. Notes that the function is reached.
pub const fn at(function: usize) -> u32 {
    core::intrinsics::const_eval_select((function,), never, active)
}

const fn never(_: usize) -> u32 {
    0
}

const UNKNOWN: u32 = u32::MAX;
static ACTIVE: AtomicU32 = AtomicU32::new(UNKNOWN);
static REACHED: [AtomicBool; 8192] = [const { AtomicBool::new(false) }; 8192];
static NOTES: OnceLock<Option<File>> = OnceLock::new();

fn active(function: usize) -> u32 {
    let mut active = ACTIVE.load(Ordering::Relaxed);
    if active == UNKNOWN {
        let chosen = std::env::var("MUTANT").ok().and_then(|number| number.parse().ok());
        active = chosen.unwrap_or(0);
        ACTIVE.store(active, Ordering::Relaxed);
    }
    if active == 0 && !REACHED[function].swap(true, Ordering::Relaxed) {
        note(function);
    }
    active
}

/// Appends the function to the file that the variable `REACHED` names.
fn note(function: usize) {
    let file = NOTES.get_or_init(|| {
        let path = std::env::var_os("REACHED")?;
        File::options().append(true).create(true).open(path).ok()
    });
    if let Some(mut file) = file.as_ref() {
        let _ = file.write_all(format!("{function}\n").as_bytes());
    }
}
