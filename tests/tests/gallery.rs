//! The gallery: what `cargo run` shows.

use clap::{Parser, ValueEnum};
use serde_json::Value;
use wire_error_examples::gallery::{self, Args, Exhibit};

/// The page that these flags bring.
fn page(flags: &[&str], color_by_default: bool) -> String {
    let args = Args::try_parse_from([&["gallery"], flags].concat()).unwrap();
    let mut page = vec![];
    gallery::write(&args, color_by_default, &mut page).unwrap();
    String::from_utf8(page).unwrap()
}

/// What is said of flags that are wrong.
fn refusal(flags: &[&str]) -> String {
    Args::try_parse_from([&["gallery"], flags].concat()).unwrap_err().to_string()
}

/// The vector files, in the order of the exhibits.
fn vectors() -> [Value; 4] {
    [
        include_str!("../vectors/session.json"),
        include_str!("../vectors/klp.json"),
        include_str!("../vectors/a2a.json"),
        include_str!("../vectors/a2a_v1.json"),
    ]
    .map(|text| serde_json::from_str(text).unwrap())
}

#[test]
fn one_enum_is_shown_with_its_table_and_one_value_on_every_wire() {
    assert_eq!(page(&["--enum", "a2a"], false), include_str!("gallery/a2a.txt"));
}

#[test]
fn without_flags_every_enum_is_shown() {
    let names = ["session", "klp", "a2a", "a2a-v1"];
    let pages = names.map(|name| page(&["--enum", name], false));
    assert_eq!(page(&[], false), pages.join("\n\n"));
}

#[test]
fn a_table_fits_in_120_columns() {
    for exhibit in Exhibit::value_variants() {
        let page = page(&["--enum", exhibit.to_possible_value().unwrap().get_name()], false);
        let (table, _) = page.split_once("One value").unwrap();
        for line in table.lines() {
            assert!(line.chars().count() <= 120, "{line}");
        }
    }
}

#[test]
fn colours_add_escapes_and_nothing_else() {
    let plain = page(&[], false);
    assert!(!plain.contains('\x1b'));
    for painted in [page(&[], true), page(&["--color", "always"], false)] {
        assert!(painted.contains('\x1b'));
        let mut parts = painted.split("\x1b[");
        let mut stripped = parts.next().unwrap().to_owned();
        for part in parts {
            stripped.push_str(part.split_once('m').unwrap().1);
        }
        assert_eq!(stripped, plain);
    }
    assert_eq!(page(&["--color", "never"], true), plain);
}

#[test]
fn the_json_says_of_each_variant_what_its_row_says() {
    let gallery: Value = serde_json::from_str(&page(&["--format", "json"], false)).unwrap();
    let enums = gallery["enums"].as_array().unwrap();
    assert_eq!(enums.len(), 4);
    for (shown, vector) in enums.iter().zip(vectors()) {
        assert_eq!(shown["name"], vector["enum"]);
        assert_eq!(shown["domain"], vector["domain"]);
        let rows = vector["errors"].as_array().unwrap();
        assert_eq!(shown["errors"].as_array().unwrap().len(), rows.len());
        for (shown, row) in shown["errors"].as_array().unwrap().iter().zip(rows) {
            for key in ["variant", "code", "http", "grpc", "reason", "message"] {
                assert_eq!(shown[key], row[key], "{key} of {}", row["variant"]);
            }
            assert_eq!(shown["retry"], row["retry"].as_bool().unwrap_or(false));
            assert_eq!(shown["withheld"], withheld(row), "{}", row["variant"]);
        }
    }
}

/// The fields that the row's message does not show, and that are not sent as violations.
fn withheld(row: &Value) -> Value {
    if row["redacted"] == true {
        return vec!["detail: String"].into(); // of the `RpcError` around the kind
    }
    let message = row["message"].as_str().unwrap();
    let fields = row["fields"].as_array().into_iter().flatten().filter(|field| {
        let (name, _) = field.as_str().unwrap().split_once(": ").unwrap();
        name != "violations" && !message.contains(&format!("{{{name}}}"))
    });
    fields.cloned().collect()
}

#[test]
fn the_json_has_one_value_on_every_wire() {
    let gallery = page(&["--format", "json", "--enum", "a2a-v1"], false);
    let gallery: Value = serde_json::from_str(&gallery).unwrap();
    let sample = &gallery["enums"][0]["sample"];
    let message = "Invalid request: the message has no parts";
    assert_eq!(sample["jsonrpc"]["error"]["message"], message);
    assert_eq!(sample["aip193"]["error"]["message"], message);
    assert_eq!(sample["problem"]["detail"], message);
    assert_eq!(sample["grpc"]["message"], message);
    assert_eq!(sample["grpc"]["details"][0]["fields"]["reason"], "INVALID_PARAMS");
    assert_eq!(sample["grpc"]["details"][1]["fields"]["field_violations[0].reason"], "PARTS_EMPTY",);
}

/// The lock files, in the order of the exhibits.
const LOCK_FILES: [(&str, &str, &str); 4] = [
    ("session", "session", include_str!("../../examples/errors/session.contract.jsonl")),
    ("klp", "klp", include_str!("../../examples/errors/klp.contract.jsonl")),
    ("a2a", "a2a", include_str!("../../examples/errors/a2a.contract.jsonl")),
    ("a2a-v1", "a2a_v1", include_str!("../../examples/errors/a2a_v1.contract.jsonl")),
];

#[test]
fn the_contract_of_one_enum_is_its_lock_file() {
    for (name, _, lock_file) in LOCK_FILES {
        assert_eq!(page(&["--contract", "--enum", name], false), lock_file);
        assert_eq!(page(&["--contract", "--enum", name], true), lock_file);
    }
}

#[test]
fn each_of_several_contracts_has_the_name_of_its_file_above_it() {
    let files = LOCK_FILES.map(|(_, file, lock_file)| {
        format!("==> examples/errors/{file}.contract.jsonl <==\n{lock_file}")
    });
    assert_eq!(page(&["--contract"], false), files.join("\n"));
}

#[test]
fn the_readme_shows_how_a_lock_file_begins() {
    let readme = include_str!("../../examples/README.md");
    let (_, shown) = readme.split_once("-- --contract --enum a2a | head -n 2\n").unwrap();
    let (shown, _) = shown.split_once("```").unwrap();
    let [_, _, (_, _, lock_file), _] = LOCK_FILES;
    let begin: String = lock_file.split_inclusive('\n').take(2).collect();
    assert_eq!(shown, begin);
}

#[test]
fn a_contract_has_one_form_only() {
    assert_eq!(
        refusal(&["--contract", "--format", "json"]),
        "error: the argument '--contract' cannot be used with '--format <FORMAT>'\n\n\
         Usage: gallery --contract\n\n\
         For more information, try '--help'.\n",
    );
}

#[test]
fn a_wrong_flag_is_told_what_is_right() {
    assert_eq!(
        refusal(&["--enum", "a2b"]),
        "error: invalid value 'a2b' for '--enum <ENUM>'\n  \
         [possible values: session, klp, a2a, a2a-v1]\n\n  \
         tip: a similar value exists: 'a2a'\n\n\
         For more information, try '--help'.\n",
    );
    assert_eq!(
        refusal(&["--enm", "a2a"]),
        "error: unexpected argument '--enm' found\n\n  \
         tip: a similar argument exists: '--enum'\n\n\
         Usage: gallery --enum <ENUM>\n\n\
         For more information, try '--help'.\n",
    );
    assert_eq!(
        refusal(&["--format", "yaml"]),
        "error: invalid value 'yaml' for '--format <FORMAT>'\n  \
         [possible values: text, json]\n\n\
         For more information, try '--help'.\n",
    );
}
