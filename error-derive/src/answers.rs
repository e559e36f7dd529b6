//! Faults, and what answers them, each of the cases that rustc need not see. Where an answer points is
//! for those in `tests/ui` to say. `INSTA_UPDATE=always cargo test -p wire-error-derive` accepts.

use crate::diagnosed::said;

#[test]
fn each_fault_has_its_answers() {
    let answers = FAULTY.iter().map(|source| {
        let answers = said(&format!("#[derive(WireError)] {source}"));
        let answers = answers.into_iter().map(|(text, ..)| format!("{text}\n"));
        format!("{source}\n{}", answers.collect::<String>())
    });
    insta::with_settings!(
        { omit_expression => true, prepend_module_to_snapshot => false },
        { insta::assert_snapshot!("answers", answers.collect::<Vec<_>>().join("\n")); }
    );
}

/// One on a line, by the rule that they ask.
#[rustfmt::skip]
const FAULTY: &[&str] = &[
    // A variant that could not be read is not asked what else it lacks.
    "enum E { #[wire(http = 404)] A { #[wire(public)] id: u64 }, #[wire(same_as = A)] B { #[wire(publc)] id: u64 } }",
    "enum E { #[wire(http = 404)] A { #[wire(publc)] id: u64 }, #[wire(same_as = A)] B { #[wire(public)] id: u64 } }",
    // A variant that stands in for another is told each key that it lacks, as it is written there.
    r#"enum E { #[wire(http = 404)] A { #[wire(extension = "left", metadata = false)] a: u64, #[wire(public = "key", fmt = show::path)] b: u64, #[wire(header = "X-Y")] c: u64, #[wire(rpc_detail)] d: D, #[wire(extension)] e: u8, #[wire(public)] f: u8 }, #[wire(same_as = A)] B }"#,
    // A client reads what is sent as `data` or `extension`.
    r#"#[wire(domain = "a.example", client = C)] enum E { #[wire(http = 404, reason)] Aaa { #[wire(data, client_type = u8)] a: u8 }, #[wire(http = 404, reason)] Bbb { #[wire(extension, client_type = u8)] bbb: u8 }, #[wire(http = 404, reason)] Ccc { #[wire(client_type = u8)] c: u8 } }"#,
    // A base is corrected where it can be.
    r#"#[wire(http = 404, type_base = "shop")] struct E;"#,
    r#"#[wire(http = 404, type_base = "shop.example")] struct E;"#,
    r#"#[wire(http = 404, type_base = "a b.example")] struct E;"#,
    // A range of one code is not empty.
    "#[wire(code_range(-32001..=-32001))] enum E { #[wire(http = 404)] A }",
    "#[wire(code_range(-32001..=-32002))] enum E { #[wire(http = 404)] A }",
    "#[wire(http = 404, reserved_codes(-32768..=-32000))] struct E;",
    "#[wire(http = 404, reserved_codes(-32769..=-32000))] struct E;",
    "#[wire(http = 404, reserved_codes(-32768..=-31999))] struct E;",
    "#[wire(http = 404, reserved_codes(-32768))] struct E;",
    "#[wire(http = 404, reserved_codes(1..=0))] struct E;",
    // A code that follows from a constant is the compiler's to judge.
    "#[wire(code_range(-32099..=-32001))] enum E { #[wire(http = GONE)] A, #[wire(http = GONE, grpc = NotFound)] B, #[wire(grpc = NotFound)] C, #[wire(opaque)] D, #[wire(opaque, grpc = NotFound)] F, #[wire(grpc = Ok)] G, #[wire(code = -32001, grpc = NotFound)] H }",
    "#[wire(code_range(-32099..=-32001))] enum E { A, #[wire(http = 404, rason)] B, #[wire(grpc = Nothing)] C }",
    "#[wire(code_range(-32099..=-32001), nonsense)] enum E { #[wire(http = 404)] A }",
    // A reason needs a domain, where a variant has it.
    "#[wire(reason, http = 404)] enum E { Aaa }",
    "#[wire(reason)] enum E { #[wire(transparent)] Aaa(B) }",
    "#[wire(reason, http = 404)] enum E { #[wire(reason = false)] Aaa }",
    // A title needs a type.
    r#"#[wire(type_base = "https://a.example/")] enum E { #[wire(http = 404, title = "t")] A }"#,
    r#"#[wire(domain = "a.example", http = 404)] enum E { #[wire(reason, title = "t")] Aaa }"#,
    r#"#[wire(domain = "a.example", type_base = "https://a.example/", http = 404)] enum E { #[wire(reason, title = "t")] Aaa }"#,
    r#"#[wire(http = 404, nonsense)] enum E { #[wire(title = "t")] Aaa }"#,
    // What thiserror's attribute says is written as a message.
    r#"enum E { #[error("a", b = 1)] #[wire(http = 404)] A }"#,
    r#"enum E { #[error("a {")] #[wire(http = 404)] A }"#,
    r#"enum E { #[error("a {id:?} {id}, {other}")] #[wire(http = 404)] A { id: u64, #[wire(public)] other: u8 } }"#,
    r#"#[wire(domain = "a.example")] enum E { #[error("a {0} {0} {1}")] #[wire(http = 404, reason)] Aaa(u64, u8) }"#,
    r"enum E { #[error(transparent)] #[wire(opaque)] A(B) }",
    r"enum E { #[error(transparent)] #[wire(transparent)] A(B) }",
    r"enum E { #[error(transparent)] #[wire(http = 404)] A(B) }",
    // A reason by default is the variant's, not the enum's.
    r#"#[wire(domain = "a.example", http = 404, reason = "SAME")] enum E { Aaa, Bbb }"#,
    r#"#[wire(domain = "a.example", http = 404)] enum E { #[wire(reason = "BBB")] Aaa, #[wire(reason)] Bbb, #[wire(reason = "BBB")] Ccc }"#,
    r#"#[wire(domain = "a.example", http = 404, reason)] enum E { #[wire(reason = "BBB")] Aaa, Bbb }"#,
    // The arguments of a message.
    r#"#[wire(http = 404, message = "no {}", self.id)] struct E { #[wire(public)] id: u64 }"#,
    r#"#[wire(http = 404, message = "no {}", .id)] struct E { #[wire(public)] id: u64 }"#,
    r#"#[wire(http = 404, message = "no {}", *self.id)] struct E { #[wire(public)] id: u64 }"#,
    r#"#[wire(http = 404, message = "no {}", self.)] struct E { #[wire(public)] id: u64 }"#,
    r#"#[wire(http = 404, message = "no {}", self.id + 1)] struct E { #[wire(public)] id: u64 }"#,
    r#"#[wire(http = 404, message = "no {a}", a = self.id)] struct E { #[wire(public)] id: u64 }"#,
    r#"#[wire(http = 404, message = "no {a}", a = 5)] struct E { #[wire(public)] id: u64 }"#,
    r#"#[wire(http = 404, message = "no {}", reson)] struct E { #[wire(public)] id: u64 }"#,
    r#"#[wire(http = 404, message = "no {}", reson.len())] struct E { #[wire(public)] id: u64 }"#,
    r#"#[wire(http = 404, message = "no {}", identifier)] struct E { #[wire(public)] id: u64 }"#,
    r#"#[wire(http = 404, message = "no {}", self)] struct E { #[wire(public)] id: u64 }"#,
    // A text is in quotes.
    "#[wire(http = 404, domain = a.example)] struct E;",
    "#[wire(http = 404, message = shop.example)] struct E;",
    "#[wire(http = 404, domain = a.)] struct E;",
    "#[wire(http = 404, message = b\"bytes\")] struct E;",
    "#[wire(http = 404, message = c\"text\")] struct E;",
    "#[wire(http = 404, message = 'c')] struct E;",
    "#[wire(http = 404, message = 5)] struct E;",
    "#[wire(http = 404, message = NAME)] struct E;",
    "#[wire(http = 404, message = concat!(\"a\", \"b\"))] struct E;",
    "#[wire(http = 404, help = concat!(\"a\", \"b\"))] struct E;",
    "#[wire(http = 404, title = a b, c d)] struct E;",
    "#[wire(http = 404, help = a!(b c, \"d\" e, -5))] struct E;",
    // A key whose text may be left out.
    "#[wire(http = 404)] struct E { #[wire(public \"a\")] a: u8 }",
    "#[wire(http = 404)] struct E { #[wire(public metadata = false)] a: u8 }",
    "#[wire(http = 404)] struct E { #[wire(public = name)] a: u8 }",
    "#[wire(http = 404)] struct E { #[wire(public = 5)] a: u8 }",
    // A number that is a whole one.
    "#[wire(http = 404.0)] struct E;",
    "#[wire(http = 404.5)] struct E;",
    "#[wire(http = 404, code = 1e9)] struct E;",
    "#[wire(http = 404, code = 999999999.0)] struct E;",
    "#[wire(http = 404, code = 1000000001.0)] struct E;",
    // A list under another name comes with the user's own values.
    "#[wire(http = 404, headers(\"A\", \"b\"))] struct E;",
    "#[wire(http = 404, codes(-32005..=-32001))] struct E;",
    "#[wire(http = 404, status = 404)] struct E;",
    "#[wire(http = 404, status(404))] struct E;",
];
