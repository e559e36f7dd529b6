//! What the documentation quotes is what is said and what is there.

use std::fs;
use std::path::Path;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)).unwrap()
}

/// All that the compiler says of the cases of `tests/ui`.
fn diagnostics() -> String {
    let folders = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/ui")).unwrap();
    let folders = folders.map(|folder| folder.unwrap().path()).filter(|path| path.is_dir());
    let files = folders.flat_map(|folder| fs::read_dir(folder).unwrap());
    let texts = files.map(|file| file.unwrap().path());
    let texts =
        texts.filter(|path| path.extension().is_some_and(|extension| extension == "stderr"));
    texts.map(|path| fs::read_to_string(path).unwrap()).collect()
}

#[test]
fn each_diagnostic_that_is_explained_is_one_that_the_compiler_gives() {
    let page = read("error-core/src/guide/troubleshooting.md");
    let (compiler, _) = page.split_once("# It compiles").unwrap();
    let quoted =
        compiler.lines().filter_map(|line| line.strip_prefix("| \"")?.split("\" |").next());
    let quoted: Vec<_> = quoted.collect();
    assert!(quoted.len() > 10, "{quoted:?}");
    let diagnostics = diagnostics();
    let unknown: Vec<_> = quoted.into_iter().filter(|text| !diagnostics.contains(text)).collect();
    assert_eq!(unknown, [""; 0]);
}

/// The names before `=` in a table of a manifest, but those for this crate alone.
fn features() -> Vec<String> {
    let manifest = read("error-core/Cargo.toml");
    let (_, table) = manifest.split_once("\n[features]\n").unwrap();
    let lines = table.lines().take_while(|line| !line.starts_with('['));
    let names = lines.filter_map(|line| line.split_once(" = ")).map(|(name, _)| name);
    names.filter(|name| !name.starts_with('_') && *name != "default").map(Into::into).collect()
}

#[test]
fn each_feature_has_its_row_in_the_table() {
    let docs = read("error-core/src/lib.rs");
    let (_, table) = docs.split_once("//! # Features\n").unwrap();
    let (table, _) = table.split_once("//! # Modules\n").unwrap();
    let rows = table.lines().filter_map(|line| line.strip_prefix("//! | `")?.split('`').next());
    let mut rows: Vec<_> = rows.collect();
    let mut features = features();
    rows.sort_unstable();
    features.sort_unstable();
    assert_eq!(rows, features);
}

#[test]
fn each_published_package_brings_both_licences() {
    for package in ["error-core", "error-derive", "error-shared", "error-cli"] {
        for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
            assert_eq!(read(&format!("{package}/{licence}")), read(licence), "{package}");
        }
    }
}
