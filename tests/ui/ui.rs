//! What the derive says of a wrong contract, word for word.
//!
//! `TRYBUILD=overwrite cargo test -p wire-error-ui-tests` accepts what has changed. Read it.

use std::fs;

/// With the component `rust-src` rustc shows lines of the standard library, and without it not.
#[test]
fn no_expected_text_depends_on_what_is_installed() {
    let cases = fs::read_dir(env!("CARGO_MANIFEST_DIR")).unwrap().map(Result::unwrap);
    let mut texts = 0;
    for folder in cases.filter(|entry| entry.file_type().unwrap().is_dir()) {
        for file in fs::read_dir(folder.path()).unwrap().map(Result::unwrap) {
            if file.path().extension().is_some_and(|extension| extension == "stderr") {
                let text = fs::read_to_string(file.path()).unwrap();
                assert!(!text.contains("$RUST"), "{}", file.path().display());
                texts += 1;
            }
        }
    }
    assert!(texts > 200, "{texts}");
}

#[test]
fn a_wrong_contract_does_not_compile() {
    trybuild::TestCases::new().compile_fail("*/*.rs");
}
