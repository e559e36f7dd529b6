//! The lock file: a test that fails when the contract is not what the file says.

mod history;
mod salvage;

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::Write as _;
use std::path::{self, Path};
use std::{env, fs, io};

pub use crate::__assert_locked as assert_locked;

use super::{Change, Class, Contract, Listing, Summary, diff};

/// Fails where the contract of a type is not what its lock file says.
///
/// The path is relative to the root of the crate that calls. What is printed is a table of the
/// changes, and the command that accepts them:
///
/// | in the environment | |
/// |---|---|
/// | | nothing is written but a file that is missing |
/// | `WIRE_ERROR_LOCK=update` | compatible and editorial changes are written to the file |
/// | `WIRE_ERROR_LOCK=break`, with `WIRE_ERROR_WHY` | all changes are written; a break leaves a line that says why |
/// | `CI` | nothing is ever written |
///
/// # Examples
///
/// ```no_run
/// # #[derive(Debug, wire_error::WireError)]
/// # #[wire(opaque)]
/// # struct ShopError;
/// # fn main() {
/// wire_error::contract::assert_locked!(ShopError, "errors/shop.contract.jsonl");
/// # }
/// ```
///
/// # Panics
///
/// Where they differ.
#[macro_export]
#[doc(hidden)]
macro_rules! __assert_locked {
    ($type:ty, $path:expr $(,)?) => {
        $crate::contract::Lock::from_env().assert(
            &$crate::contract::Contract::of::<$type>(),
            &::std::path::Path::new(::core::env!("CARGO_MANIFEST_DIR")).join($path),
        )
    };
}

/// Which changes a lock file takes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Lock {
    /// None. A file that is missing is written.
    #[default]
    Closed,
    /// None, and nothing is ever written.
    Ci,
    /// Compatible and editorial ones.
    Update,
    /// All.
    Break {
        /// Why there are breaking ones.
        why: String,
    },
    /// `WIRE_ERROR_LOCK` has another value than these.
    Unknown(String),
}

impl Lock {
    /// What `CI`, `WIRE_ERROR_LOCK` and `WIRE_ERROR_WHY` say.
    #[must_use]
    pub fn from_env() -> Self {
        let set = |name| env::var(name).ok().filter(|value| !value.is_empty());
        if set("CI").is_some_and(|ci| ci != "false") {
            return Self::Ci;
        }
        match set("WIRE_ERROR_LOCK").as_deref() {
            None => Self::Closed,
            Some("update") => Self::Update,
            Some("break") => Self::Break { why: set("WIRE_ERROR_WHY").unwrap_or_default() },
            Some(other) => Self::Unknown(other.to_owned()),
        }
    }

    /// Panics where the contract is not what the file says.
    ///
    /// # Panics
    ///
    /// With what [`hold`](Self::hold) answers.
    #[track_caller]
    pub fn assert(&self, contract: &Contract, path: &Path) {
        if let Err(what) = self.hold(contract, path) {
            panic!("{what}");
        }
    }

    /// Compares the contract with the file, and writes the file where this lock takes the changes.
    ///
    /// # Errors
    ///
    /// What differs, and how to accept it.
    pub fn hold(&self, contract: &Contract, path: &Path) -> Result<(), String> {
        if let Self::Unknown(value) = self {
            return Err(format!(
                "WIRE_ERROR_LOCK is `update` or `break`, not `{}`",
                value.escape_debug()
            ));
        }
        let failed = |error: io::Error| format!("{}: {error}", shown(path));
        match fs::read_to_string(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                self.create(contract, path).map_err(failed)?
            }
            Err(error) => Err(failed(error)),
            Ok(file) => match self.compare(contract, &file, path) {
                Ok(None) => Ok(()),
                Ok(Some(text)) => fs::write(path, text).map_err(failed),
                Err(what) => Err(what),
            },
        }
    }

    /// A file that nobody has looked at holds nothing: the test fails once.
    fn create(&self, contract: &Contract, path: &Path) -> io::Result<Result<(), String>> {
        let (name, path_shown) = (&contract.type_name, shown(path));
        if *self == Self::Ci {
            return Ok(Err(format!(
                "{name} has no lock file {path_shown}: run `cargo test` and commit what it writes"
            )));
        }
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, contract.to_string())?;
        Ok(Err(format!("{name} had no lock file: {path_shown} is now written. Commit it")))
    }

    /// What is to be written, if anything.
    fn compare(
        &self,
        contract: &Contract,
        file: &str,
        path: &Path,
    ) -> Result<Option<String>, String> {
        let name = &contract.type_name;
        let at = |error| format!("{}: {error}", shown(path));
        let (locked, kept) = match (file.parse::<Contract>(), self) {
            (Ok(locked), _) => (locked.clone(), locked),
            // Git leaves both sides' lines, and both sides have argued for their breaks.
            (Err(_), Self::Update | Self::Break { .. }) => {
                let kept = salvage::salvage(file, contract).map_err(at)?;
                (kept.clone().with_accepted([]), kept)
            }
            (Err(error), _) => return Err(at(error)),
        };
        let live = contract
            .clone()
            .with_retired(kept.retired().to_vec())
            .with_accepted(kept.accepted().to_vec());
        let changes = diff(&locked, &live);
        if live.to_string() == normal(file) {
            return Ok(None);
        }
        let open = changes.iter().any(Change::is_open);
        match self {
            Self::Update if !open => Ok(Some(after(&locked, &live, &changes, "was deprecated"))),
            Self::Break { why } if !open || !why.trim().is_empty() => {
                let why = if why.trim().is_empty() { "was deprecated" } else { why.trim() };
                Ok(Some(after(&locked, &live, &changes, why)))
            }
            Self::Break { .. } => Err(format!(
                "{name} changed: {}. Say why the break is needed: {BREAK}.\n\n{}",
                Summary(&changes),
                Listing(&changes)
            )),
            _ => Err(self.refusal(name, path, &changes)),
        }
    }

    /// What differs, and how to accept it.
    fn refusal(&self, name: &str, path: &Path, changes: &[Change]) -> String {
        let in_ci = if *self == Self::Ci { IN_CI } else { "" };
        if changes.is_empty() {
            return format!(
                "{} is not written as it is printed, or names another type. Write it anew: {UPDATE}.{in_ci}",
                shown(path)
            );
        }
        let mut what = format!("{name} changed: {}.", Summary(changes));
        let is = |class| changes.iter().any(|change| change.class == class);
        if changes.iter().any(Change::is_open) {
            if is(Class::Compatible) || is(Class::Editorial) {
                let _ = write!(what, " Accept compatible changes: {UPDATE}.");
            }
            let _ = write!(what, " Accept a break: {BREAK}.");
        } else {
            let _ = write!(what, " Accept them: {UPDATE}.");
        }
        let _ = write!(what, "{in_ci}\nLocked in {}\n\n{}", shown(path), Listing(changes));
        let mut rules: Vec<_> =
            changes.iter().filter(|change| change.is_open()).map(|change| change.id).collect();
        rules.dedup();
        for rule in rules {
            let _ = write!(what, "\n{rule}: {}", rule.why());
        }
        what.trim_end().to_string()
    }
}

/// The text with the line ends and without the byte order mark that the lock file has.
fn normal(file: &str) -> String {
    file.strip_prefix('\u{feff}').unwrap_or(file).replace("\r\n", "\n")
}

fn after(locked: &Contract, live: &Contract, changes: &[Change], why: &str) -> String {
    let (retired, accepted) = history::after_break(locked, live, changes, why);
    live.clone().with_retired(retired).with_accepted(accepted).to_string()
}

/// The path as one writes it: a test runs in the crate's root.
fn shown(path: &Path) -> path::Display<'_> {
    let root = env::current_dir().unwrap_or_default();
    path.strip_prefix(root).unwrap_or(path).display()
}

const UPDATE: &str = "`WIRE_ERROR_LOCK=update cargo test`";
const BREAK: &str = "`WIRE_ERROR_LOCK=break WIRE_ERROR_WHY=\"...\" cargo test`";
const IN_CI: &str = " `CI` is set, so nothing was written: run it where `CI` is not set.";
