//! The macro and the runtime ask the same of a contract.

#[test]
fn the_rules_of_both_crates_are_the_same_text() {
    assert_eq!(
        include_str!("../../error-derive/src/rules.rs"),
        include_str!("../../error-core/src/rules.rs"),
    );
}
