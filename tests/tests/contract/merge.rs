//! Two branches that each change the file, merged by git: after `WIRE_ERROR_LOCK=update` it is right.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;
use wire_error::contract::{Contract, Lock};

use crate::diff::{contract, error};

/// A repository whose main branch holds a lock file.
struct Repository {
    folder: TempDir,
}

const FILE: &str = "shop.contract.jsonl";

impl Repository {
    fn of(contract: &Contract) -> Self {
        let repository = Self { folder: tempfile::tempdir().unwrap() };
        repository.done(&["init", "--quiet", "--initial-branch=main"]);
        fs::write(repository.path().join(".gitattributes"), "*.contract.jsonl text eol=lf\n")
            .unwrap();
        repository.write(&contract.to_string());
        repository.commit();
        repository
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn read(&self) -> String {
        fs::read_to_string(self.path().join(FILE)).unwrap()
    }

    fn write(&self, text: &str) {
        fs::write(self.path().join(FILE), text).unwrap();
    }

    /// Runs git with no configuration but its own.
    fn git(&self, args: &[&str]) -> Output {
        let mut git = Command::new("git");
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("GIT_") {
                git.env_remove(name);
            }
        }
        git.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        for role in ["AUTHOR", "COMMITTER"] {
            git.env(format!("GIT_{role}_NAME"), "a")
                .env(format!("GIT_{role}_EMAIL"), "a@a.example");
        }
        git.env("HOME", self.path()).current_dir(self.path()).args(args).output().unwrap()
    }

    fn done(&self, args: &[&str]) {
        let output = self.git(args);
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    }

    fn commit(&self) {
        self.done(&["add", "."]);
        self.done(&["commit", "--quiet", "--message=change"]);
    }

    /// The file of a branch on which `contract` was locked, as its own test writes it.
    fn branch(&self, name: &str, contract: &Contract) {
        self.done(&["checkout", "--quiet", "-b", name, "main"]);
        let path = self.path().join(FILE);
        Lock::Break { why: name.to_owned() }.hold(contract, &path).unwrap();
        self.commit();
    }

    /// Merges both, and says whether git could.
    fn merge(&self) -> bool {
        self.done(&["checkout", "--quiet", "ours"]);
        self.git(&["merge", "--quiet", "--no-edit", "theirs"]).status.success()
    }
}

/// The errors of each branch and of the merged code, and what the file then holds beside them.
struct Case<'a> {
    base: &'a [String],
    ours: &'a [String],
    theirs: &'a [String],
    merged: &'a [String],
    kept: &'a [&'a str],
    /// Whether git merges the file by itself.
    clean: bool,
}

#[track_caller]
fn check(case: &Case<'_>) {
    let repository = Repository::of(&contract(case.base));
    repository.branch("ours", &contract(case.ours));
    repository.branch("theirs", &contract(case.theirs));
    assert_eq!(repository.merge(), case.clean, "{}", repository.read());

    let code = contract(case.merged);
    let path = repository.path().join(FILE);
    // A file that git could merge is right already.
    assert_eq!(Lock::Ci.hold(&code, &path).is_ok(), case.clean, "{}", repository.read());
    Lock::Update.hold(&code, &path).unwrap();
    let mut lines = case.merged.to_vec();
    lines.extend(case.kept.iter().map(ToString::to_string));
    assert_eq!(repository.read(), contract(&lines).to_string());
    assert_eq!(Lock::Ci.hold(&code, &path), Ok(()));
}

/// Errors that no rule takes for each other.
fn plain(reason: &str) -> String {
    error(reason, &format!(r#""message":"{}""#, reason.to_lowercase()))
}

fn edited(reason: &str, http: &str) -> String {
    plain(reason).replace("404", http)
}

fn five() -> [String; 5] {
    ["AAA", "BBB", "CCC", "DDD", "EEE"].map(plain)
}

#[test]
fn add_and_add_apart() {
    let merged = five();
    check(&Case {
        base: &merged[1..4],
        ours: &merged[..4],
        theirs: &merged[1..],
        merged: &merged,
        kept: &[],
        clean: true,
    });
}

#[test]
fn add_and_add_in_one_place() {
    let [a, b, c, d, _] = five();
    check(&Case {
        base: &[a.clone(), d.clone()],
        ours: &[a.clone(), b.clone(), d.clone()],
        theirs: &[a.clone(), c.clone(), d.clone()],
        merged: &[a, b, c, d],
        kept: &[],
        clean: false,
    });
}

#[test]
fn edit_and_edit_of_neighbours() {
    let [a, b, ..] = five();
    let fixed = |reason: &str| {
        error(reason, &format!(r#""message":"{}","fix":"Wait.""#, reason.to_lowercase()))
    };
    check(&Case {
        base: &[a.clone(), b.clone()],
        ours: &[fixed("AAA"), b],
        theirs: &[a, fixed("BBB")],
        merged: &[fixed("AAA"), fixed("BBB")],
        kept: &[],
        clean: false,
    });
}

#[test]
fn edit_and_edit_of_one_line() {
    let [a, b, c, ..] = five();
    check(&Case {
        base: &[a.clone(), b, c.clone()],
        ours: &[a.clone(), edited("BBB", "409"), c.clone()],
        theirs: &[a.clone(), edited("BBB", "410"), c.clone()],
        merged: &[a, edited("BBB", "410"), c],
        kept: &[
            r#"{"accepted":"http-changed","domain":"a.example","reason":"BBB","from":"404","to":"409","why":"ours"}"#,
            r#"{"accepted":"http-changed","domain":"a.example","reason":"BBB","from":"404","to":"410","why":"theirs"}"#,
        ],
        clean: false,
    });
}

const RETIRED_B: &str = r#"{"retired":"BBB","domain":"a.example","why":"ours"}"#;
const REMOVED_B: &str = r#"{"accepted":"reason-removed","domain":"a.example","reason":"BBB","from":"BBB","why":"ours"}"#;

/// The code of one side is kept, with all that was said of it.
#[test]
fn retire_and_edit() {
    let [a, _, c, ..] = five();
    let edit = r#"{"accepted":"http-changed","domain":"a.example","reason":"BBB","from":"404","to":"409","why":"theirs"}"#;
    let case = Case {
        base: &[a.clone(), plain("BBB"), c.clone()],
        ours: &[a.clone(), c.clone()],
        theirs: &[a.clone(), edited("BBB", "409"), c.clone()],
        merged: &[a.clone(), c.clone()],
        kept: &[RETIRED_B, REMOVED_B, edit],
        clean: false,
    };
    check(&case);
    // The merged code has the error still, so it is not retired.
    let merged = [a, edited("BBB", "409"), c];
    check(&Case { merged: &merged, kept: &[edit], ..case });
}

/// A line that is gone without a trace: it was deprecated, and was deleted by hand.
#[test]
fn delete_and_edit() {
    let [a, _, c, ..] = five();
    let base = [a.clone(), error("BBB", r#""deprecated":true"#), c.clone()];
    let theirs = [a.clone(), error("BBB", r#""fix":"Wait.","deprecated":true"#), c.clone()];
    let repository = Repository::of(&contract(&base));
    repository.done(&["checkout", "--quiet", "-b", "ours"]);
    let code = contract(&[a, c]);
    repository.write(&code.to_string());
    repository.commit();
    repository.branch("theirs", &contract(&theirs));
    assert!(!repository.merge());
    let path = repository.path().join(FILE);
    Lock::Update.hold(&code, &path).unwrap();
    let retired = r#"{"retired":"BBB","domain":"a.example","why":"was deprecated"}"#;
    let [a, _, c, ..] = five();
    assert_eq!(repository.read(), contract(&[a, c, retired.to_owned()]).to_string());
}

#[test]
fn retire_and_add_behind_it() {
    let [a, b, c, d, _] = five();
    check(&Case {
        base: &[a.clone(), b.clone(), d.clone()],
        ours: &[a.clone(), d.clone()],
        theirs: &[a.clone(), b, c.clone(), d.clone()],
        merged: &[a, c, d],
        kept: &[RETIRED_B, REMOVED_B],
        clean: false,
    });
}

/// At the end of the file stand the lines that only the file knows.
#[test]
fn retire_and_retire() {
    let [a, b, c, d, _] = five();
    check(&Case {
        base: &[a.clone(), b.clone(), c.clone(), d.clone()],
        ours: &[a.clone(), c.clone(), d.clone()],
        theirs: &[a.clone(), b, c.clone()],
        merged: &[a, c],
        kept: &[
            RETIRED_B,
            r#"{"retired":"DDD","domain":"a.example","why":"theirs"}"#,
            REMOVED_B,
            r#"{"accepted":"reason-removed","domain":"a.example","reason":"DDD","from":"DDD","why":"theirs"}"#,
        ],
        clean: false,
    });
}
