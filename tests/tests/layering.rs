//! No file of a package imports, by whatever way, one that imports it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

type Graph = BTreeMap<String, BTreeSet<String>>;

/// The source files of a package by their modules: `error::spec`, and the root as nothing.
fn modules(package: &str) -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(package).join("src");
    let mut modules = BTreeMap::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                modules.insert(module_of(&root, &path), fs::read_to_string(&path).unwrap());
            }
        }
    }
    modules
}

fn module_of(root: &Path, path: &Path) -> String {
    let relative: PathBuf = path.strip_prefix(root).unwrap().with_extension("");
    let names: Vec<_> = relative.iter().map(|name| name.to_str().unwrap()).collect();
    let names: Vec<_> =
        names.into_iter().filter(|name| !["lib", "main", "mod"].contains(name)).collect();
    names.join("::")
}

/// The code without its comments and what stands behind `#[cfg(test)]`.
fn code(source: &str) -> String {
    let source = source.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let lines = source.lines().map(|line| line.split("//").next().unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

/// Each path of a `use` statement, braces expanded, and whether it is a re-export.
fn imports(code: &str) -> Vec<(String, bool)> {
    let mut found = vec![];
    for statement in code.split(';') {
        let Some(at) = statement.rfind("use ") else { continue };
        let before = statement[..at].lines().next_back().unwrap_or_default().trim();
        if !before.is_empty() && !before.starts_with("pub") {
            continue;
        }
        let tree: String = statement[at + 4..].split_whitespace().collect::<Vec<_>>().join(" ");
        expand("", &tree, &mut |path| found.push((path, before.starts_with("pub"))));
    }
    found
}

fn expand(prefix: &str, tree: &str, found: &mut dyn FnMut(String)) {
    let tree = tree.trim();
    let Some(open) = tree.find('{') else {
        let path = tree.split(" as ").next().unwrap_or_default();
        return found(format!("{prefix}{path}"));
    };
    let prefix = format!("{prefix}{}", &tree[..open]);
    let inside = &tree[open + 1..tree.rfind('}').unwrap_or(tree.len())];
    let (mut depth, mut start) = (0, 0);
    for (at, c) in inside.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                expand(&prefix, &inside[start..at], found);
                start = at + 1;
            }
            _ => {}
        }
    }
    if !inside[start..].trim().is_empty() {
        expand(&prefix, &inside[start..], found);
    }
}

/// Each `crate::` path that stands in the code itself.
fn inline_paths(code: &str) -> Vec<String> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    code.match_indices("crate::")
        .filter(|(at, _)| !code[..*at].ends_with(['$', '_']) && !code[..*at].ends_with("(in "))
        .map(|(at, _)| code[at..].split(|c| !is_part(c)).next().unwrap_or_default().to_owned())
        .filter(|path| !path.ends_with("::")) // the braces of a `use`
        .collect()
}

/// The module that a path leads to from `module`, and what is named in it.
fn absolute(
    module: &str,
    path: &str,
    modules: &BTreeMap<String, String>,
) -> Option<(String, String)> {
    let mut base: Vec<&str> = module.split("::").filter(|name| !name.is_empty()).collect();
    let mut names: Vec<&str> = path.split("::").map(str::trim).collect();
    match names[0] {
        "crate" => {
            base.clear();
            names.remove(0);
        }
        "self" => {
            names.remove(0);
        }
        "super" => {
            while names.first() == Some(&"super") {
                base.pop();
                names.remove(0);
            }
        }
        name => {
            let child = if module.is_empty() { name.into() } else { format!("{module}::{name}") };
            if !modules.contains_key(&child) {
                return None; // another crate, or an item of this file
            }
        }
    }
    base.extend(&names);
    for split in (0..=base.len()).rev() {
        let prefix = base[..split].join("::");
        if modules.contains_key(&prefix) {
            return Some((prefix, base.get(split).copied().unwrap_or("self").to_owned()));
        }
    }
    None
}

/// The file that defines `name`, where `module` may re-export it, by its name or with all that another
/// has.
fn defined_in(module: &str, name: &str, modules: &BTreeMap<String, String>) -> String {
    let code = code(&modules[module]);
    for (path, is_public) in imports(&code) {
        let Some((from, last)) = absolute(module, &path, modules).filter(|_| is_public) else {
            continue;
        };
        let is_it =
            path.rsplit("::").next() == Some(name) || last == "*" && has(&from, name, modules);
        // A macro stands at the root, which has all that is private.
        if is_it && from != module && !from.is_empty() {
            let last = if last == "*" { name } else { &last };
            return defined_in(&from, last, modules);
        }
    }
    module.to_owned()
}

/// Whether a module defines or re-exports `name`.
fn has(module: &str, name: &str, modules: &BTreeMap<String, String>) -> bool {
    let code = code(&modules[module]);
    let is_defined =
        ["fn", "struct", "enum", "trait", "type", "const", "static", "mod"].iter().any(|item| {
            let is_end = |c: char| !c.is_alphanumeric() && c != '_';
            let start = format!("{item} {name}");
            code.match_indices(&start).any(|(at, _)| code[at + start.len()..].starts_with(is_end))
        });
    is_defined
        || imports(&code)
            .iter()
            .any(|(path, is_public)| *is_public && path.rsplit("::").next() == Some(name))
}

/// Whether a file is an entrance, which a user calls on a type's own name and no file below it
/// imports: it may call what stands above.
fn is_entrance(module: &str, target: &str) -> bool {
    match module {
        "formats::grpc" => target.starts_with("frameworks"),
        _ => false,
    }
}

fn graph(modules: &BTreeMap<String, String>) -> Graph {
    let mut graph = Graph::new();
    for (module, source) in modules {
        let code = code(source);
        let is_root = module.is_empty();
        let uses = imports(&code).into_iter().filter(|(_, is_public)| !(is_root && *is_public));
        let paths = uses.map(|(path, _)| path).chain(inline_paths(&code));
        let targets = graph.entry(module.clone()).or_default();
        for path in paths {
            let Some((target, name)) = absolute(module, &path, modules) else { continue };
            let target = defined_in(&target, &name, modules);
            if target != *module && !target.is_empty() && !is_entrance(module, &target) {
                targets.insert(target);
            }
        }
    }
    graph
}

/// A way from a file back to itself, if there is one.
fn circle(graph: &Graph) -> Option<Vec<String>> {
    fn visit<'g>(
        at: &'g str,
        graph: &'g Graph,
        way: &mut Vec<&'g str>,
        done: &mut BTreeSet<&'g str>,
    ) -> Option<Vec<String>> {
        if let Some(start) = way.iter().position(|before| *before == at) {
            return Some(way[start..].iter().chain([&at]).map(ToString::to_string).collect());
        }
        if !done.insert(at) {
            return None;
        }
        way.push(at);
        let found = graph[at].iter().find_map(|next| visit(next, graph, way, done));
        way.pop();
        found
    }

    let mut done = BTreeSet::new();
    graph.keys().find_map(|start| visit(start, graph, &mut vec![], &mut done))
}

#[test]
fn no_file_imports_one_that_imports_it() {
    let graph_of = |package| graph(&modules(package));
    let read = graph_of("error-core");
    assert!(read["formats::aip193::encode"].contains("view::view"), "the script reads imports");
    assert!(read["formats::aip193::encode"].contains("details"), "{read:?}");
    for package in ["error-shared", "error-derive", "error-core", "error-cli"] {
        assert_eq!(circle(&graph_of(package)), None, "{package}");
    }
}

/// The parts of the library, from the bottom up.
const LIBRARY: [&[&str]; 5] = [
    &["error"],
    &["view"],
    &["write", "details", "read"],
    &["formats"],
    &["frameworks", "validation", "wire_error", "contract", "private", "testing"],
];

/// The parts of the macro, from the bottom up.
const MACRO: [&[&str]; 7] = [
    &["diagnostics", "keys", "words", "suggest", "delay", "types"],
    &["read"],
    &["defaults"],
    &["check", "model"],
    &["lower"],
    &["generate"],
    &["fallback"],
];

/// What stands on no floor: the pipeline, the tests of the macro, and two pages of the library.
const APART: [&str; 8] =
    ["expand", "answers", "diagnosed", "forms", "mutated", "snapshots", "guide", "show"];

#[test]
fn no_import_runs_upwards() {
    for (package, floors) in [("error-core", &LIBRARY[..]), ("error-derive", &MACRO)] {
        let floor = |module: &str| {
            let folder = module.split("::").next().unwrap_or_default();
            floors.iter().position(|floor| floor.contains(&folder))
        };
        for (module, targets) in graph(&modules(package)) {
            for target in targets {
                let (Some(from), Some(to)) = (floor(&module), floor(&target)) else { continue };
                assert!(from >= to, "`{module}` imports `{target}`, which stands above it");
            }
        }
        let placed: BTreeSet<_> = floors.concat().into_iter().collect();
        for module in modules(package).keys().filter(|module| !module.is_empty()) {
            let folder = module.split("::").next().unwrap_or_default();
            let is_apart = APART.contains(&folder);
            assert!(placed.contains(folder) || is_apart, "`{folder}` stands on no floor");
        }
    }
}

/// What is allowed is not generated, and what generates asks neither what was written nor whether it is
/// allowed.
#[test]
fn each_step_of_the_macro_knows_the_one_before() {
    for (module, targets) in graph(&modules("error-derive")) {
        for target in targets {
            let (step, of) = (module.split("::").next(), target.split("::").next());
            let skips = matches!(
                (step, of),
                (Some("generate"), Some("read" | "defaults" | "check" | "lower"))
                    | (Some("lower"), Some("check"))
            );
            assert!(!skips, "`{module}` imports `{target}`");
        }
    }
}

#[test]
fn a_circle_is_found() {
    let graph = |edges: &[(&str, &str)]| {
        let mut graph = Graph::new();
        for (from, to) in edges {
            graph.entry((*from).into()).or_default().insert((*to).into());
            graph.entry((*to).into()).or_default();
        }
        graph
    };
    assert_eq!(circle(&graph(&[("a", "b"), ("b", "c"), ("a", "c")])), None);
    let found = circle(&graph(&[("a", "b"), ("b", "c"), ("c", "b")]));
    assert_eq!(found, Some(["b", "c", "b"].map(String::from).to_vec()));
}
