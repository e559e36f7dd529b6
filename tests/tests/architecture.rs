//! What `ARCHITECTURE.md` says of the files is true.

use std::collections::BTreeMap;
use std::path::Path;

const PAGE: &str = include_str!("../../ARCHITECTURE.md");

fn exists(path: &str) -> bool {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path).exists()
}

/// The files of each recipe, by its title.
fn recipes() -> BTreeMap<&'static str, Vec<&'static str>> {
    let (_, recipes) = PAGE.split_once("\n## Recipes\n").unwrap();
    let sections = recipes.split("\n### ").skip(1);
    let file = |line: &'static str| {
        let (number, rest) = line.split_once(". `")?;
        number.parse::<u32>().ok()?;
        rest.split('`').next()
    };
    sections
        .map(|section| {
            let (title, lines) = section.split_once('\n').unwrap();
            (title, lines.lines().filter_map(file).collect())
        })
        .collect()
}

#[test]
fn each_recipe_names_files_that_exist_and_no_more_than_it_says() {
    let recipes = recipes();
    let lengths: Vec<_> = recipes.iter().map(|(title, files)| (*title, files.len())).collect();
    assert_eq!(lengths, [("A detail", 6), ("A framework", 7), ("A key", 9), ("A wire format", 8)]);
    for (title, files) in recipes {
        for file in files {
            assert!(exists(file), "the recipe `{title}` names `{file}`, which does not exist");
        }
    }
}

#[test]
fn each_folder_of_the_table_exists() {
    let (_, table) = PAGE.split_once("| folder |").unwrap();
    let folders: Vec<_> = table
        .lines()
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .map(|line| line.split('`').nth(1).unwrap())
        .collect();
    assert!(folders.len() > 10, "{folders:?}");
    for folder in folders {
        let (before, names) = folder.split_once('{').unwrap_or((folder, "}"));
        let names = names.strip_suffix('}').unwrap();
        for name in names.split(',') {
            assert!(exists(&format!("{before}{name}")), "`{before}{name}` does not exist");
        }
    }
}
