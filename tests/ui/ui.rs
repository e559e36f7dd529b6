//! What the derive says of a wrong contract, word for word.
//!
//! `TRYBUILD=overwrite cargo test -p wire-error-ui-tests` accepts what has changed. Read it.

#[test]
fn a_wrong_contract_does_not_compile() {
    trybuild::TestCases::new().compile_fail("*/*.rs");
}
