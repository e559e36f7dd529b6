//! What the derive says of a wrong contract, word for word.

#[test]
fn a_wrong_contract_does_not_compile() {
    trybuild::TestCases::new().compile_fail("ui/*/*.rs");
}
