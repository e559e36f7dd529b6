//! What the commands print, and how they exit.

#[test]
fn commands_print_what_the_pages_say() {
    trycmd::TestCases::new().case("tests/cmd/*.trycmd");
}
