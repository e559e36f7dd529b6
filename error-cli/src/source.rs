//! Where contracts come from: files, folders, and revisions of git.

use std::fs;
use std::path::Path;
use std::process::Command;

use wire_error::contract::{Contract, line_numbers};

use crate::Failure;

const SUFFIX: &str = ".contract.jsonl";

/// A contract, and the file that it was read from.
pub(crate) struct Source {
    /// The file as the user would name it; of a revision, without the revision.
    pub(crate) path: String,
    /// The name of the file in its folder: what two folders have in common.
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) contract: Contract,
}

impl Source {
    /// The contract of `text`, which was read from `place`.
    fn parse(place: &str, path: String, text: String) -> Result<Self, Failure> {
        let contract = text.parse().map_err(|error| format!("{place}: {error}"))?;
        let name = path.rsplit(['/', '\\']).next().unwrap_or(&path).to_owned();
        Ok(Self { path, name, text, contract })
    }

    /// The line of an error; what is no error's stands in the header.
    pub(crate) fn line_of(&self, domain: Option<&str>, id: Option<&str>) -> usize {
        let key = id.map(|id| (domain.map(str::to_owned), id.to_owned()));
        key.and_then(|key| line_numbers(&self.text).get(&key).copied()).unwrap_or(1)
    }
}

/// The contracts of a place, sorted by name, and whether it is a folder.
pub(crate) struct Place {
    pub(crate) sources: Vec<Source>,
    pub(crate) is_folder: bool,
}

impl Place {
    /// The same, compared file by file.
    pub(crate) fn into_folder(self) -> Self {
        Self { is_folder: true, ..self }
    }
}

/// Reads what is compared; `None`: git has the revision, and the path did not come before it.
pub(crate) fn read_if_any(place: &str) -> Result<Option<Place>, Failure> {
    if let Some((revision, _)) = place.split_once(':')
        && !revision.is_empty()
        && !Path::new(place).exists()
    {
        git(&["rev-parse", "--verify", &format!("{revision}^{{commit}}")])?;
        if git(&["cat-file", "-e", place]).is_err() {
            return Ok(None);
        }
    }
    read(place).map(Some)
}

/// Reads a file, a folder or `REV:PATH`.
pub(crate) fn read(place: &str) -> Result<Place, Failure> {
    let path = Path::new(place);
    if path.is_dir() {
        let sources = read_folder(place)?;
        return Ok(Place { sources, is_folder: true });
    }
    match place.split_once(':') {
        Some((revision, path)) if !Path::new(place).exists() => read_revision(revision, path),
        _ => {
            let text = read_file(place)?;
            let source = Source::parse(place, place.to_owned(), text)?;
            Ok(Place { sources: vec![source], is_folder: false })
        }
    }
}

fn read_folder(folder: &str) -> Result<Vec<Source>, Failure> {
    let failed = |error| format!("{folder}: {error}");
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let name = entry.map_err(failed)?.file_name();
        names.extend(name.into_string().ok().filter(|name| name.ends_with(SUFFIX)));
    }
    names.sort();
    let folder = folder.trim_end_matches('/');
    let read = |name: String| {
        let path = format!("{folder}/{name}");
        let text = read_file(&path)?;
        Source::parse(&path.clone(), path, text)
    };
    some(folder, names.into_iter().map(read).collect::<Result<_, _>>()?)
}

/// As git has it: relative to the root of the repository, unless the path begins with `./`.
fn read_revision(revision: &str, path: &str) -> Result<Place, Failure> {
    let object = format!("{revision}:{path}");
    let is_folder = git(&["cat-file", "-t", &object])?.trim_end() == "tree";
    let mut sources = Vec::new();
    if is_folder {
        let names = git(&["ls-tree", "--name-only", "-z", &object])?;
        let folder = path.trim_end_matches('/');
        for name in names.split('\0').filter(|name| name.ends_with(SUFFIX)) {
            let path = if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
            let place = format!("{revision}:{path}");
            sources.push(Source::parse(&place, path, git(&["show", &place])?)?);
        }
        sources = some(&object, sources)?;
    } else {
        sources.push(Source::parse(&object, path.to_owned(), git(&["show", &object])?)?);
    }
    Ok(Place { sources, is_folder })
}

/// A folder without contracts is a misspelt one.
fn some(folder: &str, sources: Vec<Source>) -> Result<Vec<Source>, Failure> {
    if sources.is_empty() {
        return Err(format!("{folder}: no file ends in {SUFFIX}"));
    }
    Ok(sources)
}

fn git(args: &[&str]) -> Result<String, Failure> {
    let output = Command::new("git").args(args).output();
    let output = output.map_err(|error| format!("git: {error}"))?;
    if !output.status.success() {
        let what = String::from_utf8_lossy(&output.stderr);
        return Err(format!("git {}: {}", args.join(" "), what.trim_end()));
    }
    let place = args.last().unwrap_or(&"git");
    text(place, output.stdout)
}

fn read_file(path: &str) -> Result<String, Failure> {
    text(path, fs::read(path).map_err(|error| format!("{path}: {error}"))?)
}

/// The text of a file, or the line that is none.
fn text(place: &str, bytes: Vec<u8>) -> Result<String, Failure> {
    String::from_utf8(bytes).map_err(|error| {
        let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = valid.split(|byte| *byte == b'\n').count();
        format!("{place}: line {line}: not UTF-8")
    })
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn a_line_that_is_no_text_is_named() {
        assert_eq!(text("shop", b"{}\n{}\n".to_vec()).as_deref(), Ok("{}\n{}\n"));
        let error = text("shop", b"{}\n{\xff}\n".to_vec()).unwrap_err();
        assert_eq!(error, "shop: line 2: not UTF-8");
    }
}
