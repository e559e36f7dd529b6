//! Memory, back to the system once it is free.

use std::env;
use std::os::unix::process::CommandExt as _;
use std::process::Command;

/// What glibc's `malloc` reads as the process starts.
const THRESHOLD: &str = "MALLOC_MMAP_THRESHOLD_";

/// Starts this program again, as the same process, so that what a long body took is given back.
///
/// Left alone, glibc takes the first long body for a sign of more to come, and from then on keeps
/// what is free for each thread, up to 64 MiB. A `malloc` that is told a threshold holds to it:
/// what is longer is memory of its own, which ends with it. Other libraries ignore it.
pub(super) fn give_memory_back() {
    if env::var_os(THRESHOLD).is_some() {
        return;
    }
    let mut args = env::args_os();
    let name = args.next().unwrap_or_default();
    if let Ok(program) = env::current_exe() {
        // Where that fails the program goes on as it is.
        let _ = Command::new(program).arg0(name).args(args).env(THRESHOLD, "131072").exec();
    }
}
