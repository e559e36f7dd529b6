//! What comes into a user's build is what SECURITY.md lists.

use std::collections::BTreeSet;
use std::process::Command;

/// The crates that wire-error compiles with these arguments, on any target.
fn crates(args: &[&str]) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--package", "wire-error", "--edges", "normal,build", "--target", "all"])
        .args(["--prefix", "none", "--format", "{p}", "--locked", "--offline"])
        .args(args)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    let names = text.lines().filter_map(|line| line.split(' ').next());
    names.filter(|name| *name != "wire-error").map(Into::into).collect()
}

#[test]
fn the_default_build_depends_on_what_security_lists() {
    let page = include_str!("../../SECURITY.md");
    let (_, rows) = page.split_once("| crate | why it is there |\n|---|---|\n").unwrap();
    let mut listed = BTreeSet::new();
    for row in rows.lines().take_while(|row| row.starts_with('|')) {
        let names = row.split('|').nth(1).unwrap();
        for name in names.split(',').map(|name| name.trim().trim_matches('`')) {
            assert!(listed.insert(name.to_owned()), "{name} stands twice");
        }
    }
    assert_eq!(crates(&[]), listed);
    assert_eq!(crates(&["--no-default-features"]), ["wire-error-shared".to_owned()].into());
}
