//! The lock file: what fails, what it says, and what is written.

use std::fs;
use std::panic::catch_unwind;
use std::path::PathBuf;
use std::process::Command;

use tempfile::TempDir;
use wire_error::WireError;
use wire_error::contract::{Contract, Lock, assert_locked};

use crate::diff::{contract, error};

/// A lock file in a folder of its own.
pub(crate) struct File {
    _folder: TempDir,
    path: PathBuf,
}

impl File {
    pub(crate) fn of(contract: &Contract) -> Self {
        Self::of_text(&contract.to_string())
    }

    fn of_text(text: &str) -> Self {
        let file = Self::missing();
        fs::create_dir(file.path.parent().unwrap()).unwrap();
        fs::write(&file.path, text).unwrap();
        file
    }

    fn missing() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("errors/shop.contract.jsonl");
        Self { _folder: folder, path }
    }

    fn text(&self) -> String {
        fs::read_to_string(&self.path).unwrap()
    }

    pub(crate) fn read(&self) -> Contract {
        self.text().parse().unwrap()
    }

    /// Holds `contract` against the file; the path of the file is `FILE` in what it says.
    fn hold(&self, lock: &Lock, contract: &Contract) -> Result<(), String> {
        let path = self.path.display().to_string();
        lock.hold(contract, &self.path).map_err(|what| what.replace(&path, "FILE"))
    }

    /// The file after `contract` was accepted.
    pub(crate) fn accept(&self, contract: &Contract, why: &str) -> Contract {
        self.hold(&Lock::Break { why: why.to_owned() }, contract).unwrap();
        assert_eq!(self.hold(&Lock::Ci, contract), Ok(()));
        self.read()
    }
}

#[test]
fn a_break_fails_with_a_table_and_the_way_out() {
    let file = File::of(&contract(&[error("GONE", ""), error("HERE", "")]));
    let gone = error("GONE", "").replace("404", "410");
    let new = contract(&[gone, error("HERE", ""), error("MORE", r#""data":true"#)]);
    let before = file.text();
    for lock in [Lock::Closed, Lock::Update] {
        assert_eq!(
            file.hold(&lock, &new).unwrap_err(),
            "ShopError changed: 1 breaking, 1 compatible. \
             Accept compatible changes: `WIRE_ERROR_LOCK=update cargo test`. \
             Accept a break: `WIRE_ERROR_LOCK=break WIRE_ERROR_WHY=\"...\" cargo test`.\n\
             Locked in FILE\n\
             \n\
             breaking    http-changed  a.example/GONE  http: 404 -> 410\n\
             compatible  reason-added  a.example/MORE  none -> MORE\n\
             \n\
             http-changed: Clients, proxies and retry policies act on the HTTP status, derived or not."
        );
        assert_eq!(file.text(), before);
    }
    assert_eq!(
        file.hold(&Lock::Break { why: " ".into() }, &new).unwrap_err(),
        "ShopError changed: 1 breaking, 1 compatible. Say why the break is needed: \
         `WIRE_ERROR_LOCK=break WIRE_ERROR_WHY=\"...\" cargo test`.\n\n\
         breaking    http-changed  a.example/GONE  http: 404 -> 410\n\
         compatible  reason-added  a.example/MORE  none -> MORE\n",
    );
    assert_eq!(file.text(), before);
}

/// A test runs in the root of its crate, and `assert_locked!` takes a path from there.
#[test]
fn a_path_is_shown_as_it_is_written() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("errors/none.contract.jsonl");
    assert_eq!(
        Lock::Ci.hold(&contract(&[error("HERE", "")]), &path).unwrap_err(),
        "ShopError has no lock file errors/none.contract.jsonl: run `cargo test` and commit what it writes"
    );
}

#[test]
fn a_compatible_change_is_written_by_update_alone() {
    let (old, new) =
        (contract(&[error("GONE", "")]), contract(&[error("GONE", r#""fix":"Wait.""#)]));
    let file = File::of(&old);
    assert_eq!(
        file.hold(&Lock::Closed, &new).unwrap_err(),
        "ShopError changed: 1 editorial. Accept them: `WIRE_ERROR_LOCK=update cargo test`.\n\
         Locked in FILE\n\
         \n\
         editorial  fix-changed  a.example/GONE  fix: none -> Wait."
    );
    assert_eq!(file.hold(&Lock::Update, &new), Ok(()));
    assert_eq!(file.text(), new.to_string());
}

/// `WIRE_ERROR_LOCK=update` retires what was announced.
#[test]
fn an_error_that_was_deprecated_is_retired_without_an_argument() {
    let file = File::of(&contract(&[error("GONE", r#""deprecated":true"#)]));
    assert_eq!(file.hold(&Lock::Update, &contract(&[])), Ok(()));
    let line = r#"{"retired":"GONE","domain":"a.example","why":"was deprecated"}"#;
    assert_eq!(file.text(), contract(&[line.to_owned()]).to_string());
}

/// A name is on no wire: nothing is retired with it.
#[test]
fn an_error_that_gains_a_reason_is_not_retired() {
    let named = r#"{"name":"Gone","http":404,"grpc":"NOT_FOUND","code":-32000,"message":"gone"}"#;
    let file = File::of(&contract(&[named.to_owned()]));
    let new = contract(&[error("GONE", r#""message":"gone""#)]);
    assert_eq!(file.hold(&Lock::Update, &new), Ok(()));
    assert_eq!(file.text(), new.to_string());
}

/// What no rule reads is locked too.
#[test]
fn any_other_byte_fails() {
    let new = contract(&[error("GONE", ""), error("HERE", r#""data":true"#)]);
    let text = new.to_string();
    let mut lines: Vec<&str> = text.lines().collect();
    lines.swap(1, 2);
    for changed in [lines.join("\n"), text.replace("ShopError", "CartError"), format!("{text}\n")] {
        let file = File::of_text(&changed);
        assert_eq!(
            file.hold(&Lock::Closed, &new).unwrap_err(),
            "FILE is not written as it is printed, or names another type. \
             Write it anew: `WIRE_ERROR_LOCK=update cargo test`."
        );
        assert_eq!(file.hold(&Lock::Update, &new), Ok(()));
        assert_eq!(file.text(), text);
    }
}

/// Git on Windows writes CRLF, and some editors a byte order mark.
#[test]
fn line_ends_and_a_byte_order_mark_are_no_difference() {
    let new = contract(&[error("GONE", "")]);
    let file = File::of_text(&format!("\u{feff}{new}").replace('\n', "\r\n"));
    assert_eq!(file.hold(&Lock::Ci, &new), Ok(()));
}

#[test]
fn a_missing_file_is_written_and_fails_once() {
    let new = contract(&[error("GONE", "")]);
    let file = File::missing();
    assert_eq!(
        file.hold(&Lock::Ci, &new).unwrap_err(),
        "ShopError has no lock file FILE: run `cargo test` and commit what it writes"
    );
    assert!(!file.path.exists());
    assert_eq!(
        file.hold(&Lock::Closed, &new).unwrap_err(),
        "ShopError had no lock file: FILE is now written. Commit it"
    );
    assert_eq!(file.hold(&Lock::Closed, &new), Ok(()));
    assert_eq!(file.text(), new.to_string());
}

#[test]
fn a_damaged_file_fails_with_its_line() {
    let file = File::of_text(&format!("{}<<<<<<< HEAD\n", contract(&[])));
    assert_eq!(
        file.hold(&Lock::Closed, &contract(&[])).unwrap_err(),
        "FILE: line 2: a conflict marker of git: \
         `WIRE_ERROR_LOCK=update cargo test` writes the file anew from the code"
    );
}

/// Nothing but the file knows what it said: a line is not thrown away.
#[test]
fn a_damaged_line_is_mended_by_hand() {
    let retired = r#"{"retired":"GONE","domain":"a.example","why":"w"}"#;
    let mend = "mend the line by hand, or take it from an older revision";
    let cases = [
        (r#"{"retired":"GONE"}"#.to_owned(), format!("column 18: missing field `why`: {mend}")),
        (r#"{ "why":1,"retired":"GONE"}"#.to_owned(), format!("column 9: invalid type: integer `1`, expected a string: {mend}")),
        (format!("{retired}{retired}"), format!("column 50: trailing characters: {mend}")),
        (format!("======={retired}"), format!("column 1: expected value: {mend}")),
        (error("GONE", r#""colour":1"#), String::new()),
        (
            r#"{"wire-error":2,"type":"ShopError","body":"aip193","data":"details"}"#.to_owned(),
            "written in version 2 of the format, and this wire-error reads version 1: update wire-error".to_owned(),
        ),
    ];
    for (line, what) in cases {
        let text = format!("{}<<<<<<< HEAD\n{line}\n", contract(&[]));
        let file = File::of_text(&text);
        for lock in [Lock::Update, Lock::Break { why: "w".into() }] {
            let said = file.hold(&lock, &contract(&[])).unwrap_err();
            assert!(said.starts_with("FILE: line 3: "), "{said}");
            assert!(what.is_empty() || said == format!("FILE: line 3: {what}"), "{said}");
            assert_eq!(file.text(), text);
        }
    }
}

/// However it is written.
#[test]
fn a_line_that_only_the_file_has_is_kept() {
    let header = contract(&[]);
    let text = format!(
        "{header}<<<<<<< HEAD\n{{ \"why\": \"w\", \"domain\": \"a.example\", \"retired\": \"GONE\" }}\n=======\n>>>>>>> theirs\n"
    );
    let file = File::of_text(&text);
    assert_eq!(file.hold(&Lock::Update, &header), Ok(()));
    let line = r#"{"retired":"GONE","domain":"a.example","why":"w"}"#;
    assert_eq!(file.text(), contract(&[line.to_owned()]).to_string());
}

/// A file without its first line is no contract: what it locked is not known.
#[test]
fn a_file_without_a_header_is_not_written() {
    for text in ["", "<<<<<<< HEAD\n=======\n>>>>>>> theirs\n"] {
        let file = File::of_text(text);
        assert_eq!(
            file.hold(&Lock::Update, &contract(&[])).unwrap_err(),
            r#"FILE: line 1: no header: the first line is {"wire-error":1,"type":...}"#
        );
        assert_eq!(file.text(), text);
    }
}

/// What stands in a file that git could not merge is locked all the same.
#[test]
fn a_break_beside_a_conflict_is_a_break() {
    let [gone, here, more] =
        ["GONE", "HERE", "MORE"].map(|reason| error(reason, &format!(r#""message":"{reason}""#)));
    let (base, code) = (contract(&[gone, here.clone()]), contract(&[here, more]));
    let text = format!("{base}<<<<<<< HEAD\n=======\n>>>>>>> theirs\n");
    let file = File::of_text(&text);
    let said = file.hold(&Lock::Update, &code).unwrap_err();
    assert!(said.starts_with("ShopError changed: 1 breaking, 1 compatible. "), "{said}");
    assert_eq!(file.text(), text);
    let accepted = file.accept(&code, "nobody had it");
    assert_eq!(accepted.retired().len(), 1);
    assert_eq!(accepted.accepted().len(), 1);
}

/// Of the lines of both sides that one is locked which the merged code is nearest to.
#[test]
fn of_two_sides_the_one_that_the_code_has_is_no_break() {
    let [plain, retryable, held] =
        ["", r#""retryable":true"#, r#""retryable":true,"retry_after":true"#]
            .map(|more| error("GONE", more));
    let here = error("HERE", r#""data":true"#);
    let header = contract(std::slice::from_ref(&here));
    for (ours, theirs) in [(&plain, &retryable), (&retryable, &plain), (&held, &plain)] {
        for code in [ours, theirs] {
            let code = contract(&[here.clone(), code.clone()]);
            let file = File::of_text(&format!(
                "{header}<<<<<<< HEAD\n{ours}\n=======\n{theirs}\n>>>>>>> theirs\n"
            ));
            assert_eq!(file.hold(&Lock::Update, &code), Ok(()));
            assert_eq!(file.text(), code.to_string());
        }
    }
}

/// Nor is the header of the other side a break.
#[test]
fn of_two_headers_the_one_that_the_code_has_is_no_break() {
    let ours = contract(&[]).to_string();
    let theirs = ours.replace("aip193", "problem");
    for code in [&ours, &theirs] {
        let file = File::of_text(&format!("<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> theirs\n"));
        assert_eq!(file.hold(&Lock::Update, &code.parse().unwrap()), Ok(()));
        assert_eq!(file.text(), *code);
    }
}

#[test]
fn under_ci_the_refusal_says_that_nothing_was_written() {
    let old = contract(&[error("GONE", "")]);
    let new = contract(&[error("GONE", ""), error("SOLD_OUT", "")]);
    for new in [&new, &contract(&[])] {
        let file = File::of(&old);
        let closed = file.hold(&Lock::Closed, new).unwrap_err();
        assert_eq!(
            file.hold(&Lock::Ci, new).unwrap_err(),
            closed.replacen(
                '\n',
                " `CI` is set, so nothing was written: run it where `CI` is not set.\n",
                1
            )
        );
        assert_eq!(file.text(), old.to_string());
    }
}

#[test]
fn another_word_for_the_lock_is_refused() {
    let file = File::of(&contract(&[]));
    assert_eq!(
        file.hold(&Lock::Unknown("updte".into()), &contract(&[])).unwrap_err(),
        "WIRE_ERROR_LOCK is `update` or `break`, not `updte`"
    );
}

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", reason)]
#[allow(dead_code, reason = "the contract has the variants, nobody makes a value")]
enum ShopError {
    #[wire(http = 404)]
    OrderNotFound,
}

/// The path is relative to the root of the crate.
#[test]
fn the_macro_panics_where_the_file_differs() {
    assert_locked!(ShopError, "tests/contract/shop.contract.jsonl");
    // The file of another type: whatever the environment says, nothing can be written to it.
    let differs = catch_unwind(|| {
        Lock::Ci.assert(
            &Contract::of::<ShopError>(),
            "tests/contract/session_of_seven.contract.jsonl".as_ref(),
        );
    });
    let what = *differs.unwrap_err().downcast::<String>().unwrap();
    assert!(what.starts_with("ShopError changed: 7 breaking, 1 compatible. "), "{what}");
}

/// Asks a process of its own, which prints what it finds.
#[test]
fn what_the_environment_says_is_the_lock() {
    if std::env::var("SHOW_LOCK").is_ok() {
        println!("it is {:?}.", Lock::from_env());
        return;
    }
    for (variables, lock) in [
        (&[][..], Lock::Closed),
        (&[("WIRE_ERROR_LOCK", "")], Lock::Closed),
        (&[("WIRE_ERROR_LOCK", "update")], Lock::Update),
        (&[("WIRE_ERROR_LOCK", "update"), ("CI", "false")], Lock::Update),
        (&[("WIRE_ERROR_LOCK", "update"), ("CI", "")], Lock::Update),
        (&[("WIRE_ERROR_LOCK", "update"), ("CI", "true")], Lock::Ci),
        (&[("WIRE_ERROR_LOCK", "break")], Lock::Break { why: String::new() }),
        (
            &[("WIRE_ERROR_LOCK", "break"), ("WIRE_ERROR_WHY", "agreed")],
            Lock::Break { why: "agreed".to_owned() },
        ),
        (&[("WIRE_ERROR_LOCK", "open")], Lock::Unknown("open".to_owned())),
    ] {
        let output = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "lock::what_the_environment_says_is_the_lock", "--nocapture"])
            .env("SHOW_LOCK", "")
            .env_remove("CI")
            .env_remove("WIRE_ERROR_LOCK")
            .env_remove("WIRE_ERROR_WHY")
            .envs(variables.iter().copied())
            .output()
            .unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.contains(&format!("it is {lock:?}.")), "{variables:?}: {text}");
    }
}

#[test]
fn a_file_that_cannot_be_read_is_not_written_anew() {
    let file = File::missing();
    fs::create_dir_all(&file.path).unwrap();
    let what = file.hold(&Lock::Update, &contract(&[error("A", "")])).unwrap_err();
    assert!(what.starts_with("FILE: "), "{what}");
    assert!(file.path.is_dir());

    let file = File::of_text("");
    fs::write(&file.path, b"\xff").unwrap();
    assert_eq!(
        file.hold(&Lock::Update, &contract(&[error("A", "")])).unwrap_err(),
        "FILE: stream did not contain valid UTF-8"
    );
    assert_eq!(fs::read(&file.path).unwrap(), b"\xff");
}
