//! Beside each enum that a newcomer gets wrong stands the same one as its message says. All of them compile.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

macro_rules! mended {
    ($($module:ident $path:literal,)*) => {
        $(#[path = $path] #[allow(dead_code)] mod $module;)*

        /// Those that compile: the test itself would not, if one did not.
        const MENDED: &[&str] = &[$($path),*];
    };
}

mended! {
    _01 "newcomer/mended/01-transparent-io.rs",
    _02 "newcomer/mended/02-transparent-string.rs",
    _03 "newcomer/mended/03-transparent-boxed-error.rs",
    _04 "newcomer/mended/04-transparent-boxed-wire-error.rs",
    _05 "newcomer/mended/05-thiserror-left-over.rs",
    _06 "newcomer/mended/06-thiserror-left-over-private.rs",
    _07 "newcomer/mended/07-thiserror-transparent.rs",
    _08 "newcomer/mended/08-thiserror-beside.rs",
    _09 "newcomer/mended/09-debug-format.rs",
    _10 "newcomer/mended/10-width-argument.rs",
    _11 "newcomer/mended/11-borrowed-source.rs",
    _12 "newcomer/mended/12-borrowed-by-name.rs",
    _13 "newcomer/mended/13-misspelt-private-field.rs",
    _14 "newcomer/mended/14-unknown-field.rs",
    _15 "newcomer/mended/15-private-field.rs",
    _16 "newcomer/mended/16-status-in-quotes.rs",
    _17 "newcomer/mended/17-grpc-in-quotes.rs",
    _18 "newcomer/mended/18-delay-without-unit.rs",
    _19 "newcomer/mended/19-source-to-send.rs",
    _20 "newcomer/mended/20-private-by-default.rs",
    _21 "newcomer/mended/21-status-and-msg.rs",
    _22 "newcomer/mended/22-http-status-and-display.rs",
    _23 "newcomer/mended/23-rename-all-and-pub.rs",
    _24 "newcomer/mended/24-from-inside.rs",
    _25 "newcomer/mended/25-no-comma.rs",
    _26 "newcomer/mended/26-arguments.rs",
    _27 "newcomer/mended/27-bare-text.rs",
    _28 "newcomer/mended/28-grpc-in-capitals.rs",
    _29 "newcomer/mended/29-grpc-misspelt.rs",
    _30 "newcomer/mended/30-field-of-a-field.rs",
    _31 "newcomer/mended/31-code-of-another-type.rs",
    _32 "newcomer/mended/32-reason-in-small-letters.rs",
    _33 "newcomer/mended/33-key-in-capitals.rs",
    _34 "newcomer/mended/34-key-too-short.rs",
    _35 "newcomer/mended/35-constant-that-is-no-error.rs",
    _36 "newcomer/mended/36-domain-of-a-url.rs",
    _37 "newcomer/mended/37-no-domain.rs",
    _38 "newcomer/mended/38-status-code.rs",
    _39 "newcomer/mended/39-grpc-by-path.rs",
    _40 "newcomer/mended/40-colon.rs",
    _41 "newcomer/mended/41-no-challenge.rs",
    _42 "newcomer/mended/42-display-by-hand.rs",
    _43 "newcomer/mended/43-internal-display-alone.rs",
    _44 "newcomer/mended/44-public-list.rs",
    _45 "newcomer/mended/45-public-path.rs",
    _46 "newcomer/mended/46-public-error.rs",
    _47 "newcomer/mended/47-no-status.rs",
    _48 "newcomer/mended/48-code-alone.rs",
    _49 "newcomer/mended/49-reserved-code.rs",
    _50 "newcomer/mended/50-tuple-field-without-name.rs",
    _51 "newcomer/mended/51-retryable-after.rs",
    _52 "newcomer/mended/52-seconds.rs",
    _53 "newcomer/mended/53-same-as-misspelt.rs",
    _54 "newcomer/mended/54-reason-twice.rs",
    _55 "newcomer/mended/55-opaque-with-field.rs",
    _56 "newcomer/mended/56-key-on-variant.rs",
}

#[test]
fn whatever_a_newcomer_gets_wrong_is_mended_from_the_message() {
    let stems = |files: Vec<std::path::PathBuf>| -> BTreeSet<String> {
        files.iter().map(|file| file.file_stem().unwrap().to_str().unwrap().to_owned()).collect()
    };
    let mended = stems(MENDED.iter().map(Into::into).collect());
    assert_eq!(stems(cases()), mended);
    assert!(mended.len() >= 40, "{}", mended.len());
}

/// As many as there are faults: none brings others along.
#[test]
fn each_fault_is_one_error() {
    for case in cases() {
        let source = fs::read_to_string(&case).unwrap();
        let said = fs::read_to_string(case.with_extension("stderr")).unwrap();
        let expected =
            source.lines().find_map(|line| line.strip_prefix("//! Errors: ")?.strip_suffix('.'));
        let errors = said.lines().filter(|line| line.starts_with("error")).count();
        assert_eq!(errors.to_string(), expected.unwrap_or("1"), "{}", case.display());
    }
}

fn cases() -> Vec<std::path::PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("newcomer");
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.extension().is_some_and(|extension| extension == "rs")).collect()
}
