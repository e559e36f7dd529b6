//! What the derive asks of constants, asked at run time: a fault is then a panic with the text that rustc
//! would show. The cases in `ui` say where it shows it.

use std::panic::{AssertUnwindSafe, catch_unwind};

use wire_error::__private::check;
use wire_error::{ErrorSpec, FieldSpec, Format, Identity, SpecOptions, Table};

const E: ErrorSpec = ErrorSpec::new("E");

/// What the check says, or nothing where it is content.
fn fault(check: &dyn Fn()) -> String {
    let Err(fault) = catch_unwind(AssertUnwindSafe(check)) else { return String::new() };
    *fault.downcast::<String>().expect("a text")
}

/// Each check says this.
#[track_caller]
fn say(checks: &[(&dyn Fn(), &str)]) {
    for (at, (check, text)) in checks.iter().enumerate() {
        assert_eq!(fault(check), *text, "the check {at}");
    }
}

#[test]
fn what_a_constant_is_refused_for_is_said() {
    let code = |code| ErrorSpec::new("OrderNotFound").with_code(code);
    let http = |status| ErrorSpec::new("OrderNotFound").with_http(status);
    let reason = |reason| E.with_reason("shop.example", reason);
    let shared = &[(-31001, -31001)][..];
    say(&[
        (&|| check::internal_display::<u8>(), ""),
        (&|| check::code(&code(-31001), &[]), ""),
        (
            &|| check::code(&code(-32604), &[]),
            "`code` is -32604 on `OrderNotFound`; JSON-RPC 2.0 reserves -32768 to -32000 (section 5.1)\n= help: write one of -32700, -32600 to -32603, -32099 to -32000, or a code outside -32768 to -32000; one that another standard assigned stands in `reserved_codes(...)` on the enum",
        ),
        (&|| check::code(&code(-32604), &[(-32604, -32604)]), ""),
        (&|| check::code_kept(&code(-32050), (-32049, -32020)), ""),
        (
            &|| check::code_kept(&code(-32050), (-32099, -32020)),
            "`code` is -32050 on `OrderNotFound`; MCP keeps -32099 to -32020 for itself, and `into(rmcp)` speaks MCP\n= help: write a code outside -32768 to -32000, such as `code = -31001`",
        ),
        (&|| check::code_alone(&code(-32603)), ""),
        (
            &|| check::code_alone(&code(-31001)),
            "`code` is -31001 on `OrderNotFound`; an application code alone says nothing to HTTP and gRPC\n= help: add `http = 404` or `grpc = NotFound` beside it",
        ),
        (&|| check::code_in_range(&code(-31001), shared), ""),
        (
            &|| check::code_in_range(&code(-31002), shared),
            "`code` is -31002 on `OrderNotFound`; the enum's `code_range` does not have it\n= help: write a `code` within the range, or one of -32700, -32600 to -32603",
        ),
        (&|| check::derived_code_in_range(&http(404), &[(-32000, -32000)]), ""),
        (
            &|| check::derived_code_in_range(&http(404), shared),
            "the code of `OrderNotFound` follows from its status: -32000, which the enum's `code_range` does not have\n= help: write a `code` within the range",
        ),
        (&|| check::http(&http(400)), ""),
        (
            &|| check::http(&http(200)),
            "`http` is 200 on `OrderNotFound`; an error status is 400 to 599\n= help: write a status from 400 to 599",
        ),
        (&|| check::challenge(&http(401), true), ""),
        (
            &|| check::challenge(&http(401), false),
            "`http` is 401 on `OrderNotFound`; a 401 has a challenge (RFC 9110, section 11.6.1)\n= help: add `www_authenticate = \"Bearer\"`; for cookies or forms use `http = 403`",
        ),
        (&|| check::header_demanded(&http(405), &["Allow"]), ""),
        (
            &|| check::header_demanded(&http(405), &["Vary"]),
            "`http` is 405 on `OrderNotFound`; a 405 has the header `Allow` (RFC 9110, section 15.5.6)\n= help: add `header(\"Allow\", \"GET, POST\")`",
        ),
        (&|| check::reason(&reason("GONE")), ""),
        (
            &|| check::reason(&reason("gone")),
            "`reason` is \"gone\" on `E`; a reason is UPPER_SNAKE_CASE (AIP-193)\n= help: write 3 to 63 of `A` to `Z`, `0` to `9` and `_`, a letter first and no `_` last",
        ),
        (
            &|| check::reason(&E),
            "`reason` is \"\" on `E`; a reason is UPPER_SNAKE_CASE (AIP-193)\n= help: write 3 to 63 of `A` to `Z`, `0` to `9` and `_`, a letter first and no `_` last",
        ),
        (&|| check::help(&E.with_help("https://shop.example")), ""),
        (
            &|| check::help(&E.with_help("see the manual")),
            "`help` is \"see the manual\" on `E`; a help link is an absolute http or https URL\n= help: write `help = \"https://shop.example/errors\"`",
        ),
        (
            &|| check::help(&E),
            "`help` is \"\" on `E`; a help link is an absolute http or https URL\n= help: write `help = \"https://shop.example/errors\"`",
        ),
        (&|| check::domain("shop.example", "ShopError"), ""),
        (
            &|| check::domain("shop..example", "ShopError"),
            "`domain` is \"shop..example\" on `ShopError`; a domain is a host name such as `shop.example` (AIP-193)\n= help: write 1 to 253 letters, digits, `-` and `_`, with single dots between and no `-` at either end: `domain = \"shop.example\"`",
        ),
        (&|| check::type_base("urn:shop:", "ShopError"), ""),
        (
            &|| check::type_base("/errors/", "ShopError"),
            "`type_base` is \"/errors/\" on `ShopError`; a `type_base` is the start of an absolute URI, and ends in `/`, `#`, `:` or `=`\n= help: write `type_base = \"https://errors.shop.example/\"`",
        ),
    ]);
}

#[test]
fn a_shared_code_has_a_reason_and_no_data() {
    let spec = |code| E.with_code(code);
    let shared = &[(-31001, -31001)][..];
    say(&[
        (&|| check::code_shared(&spec(-31002), shared, true), ""),
        (&|| check::code_shared(&spec(-32603), &[(-32700, -32600)], true), ""),
        (&|| check::code_shared(&spec(-31001).with_reason("a.example", "GONE"), shared, false), ""),
        (
            &|| check::code_shared(&spec(-31001).with_reason("a.example", "GONE"), shared, true),
            "`data` takes the place of the reason, which tells `E` from others of its shared code\n= help: remove `data`, or write a code of its own",
        ),
        (
            &|| check::code_shared(&spec(-31001), shared, false),
            "`E` has a shared code and no `reason`, so that nothing tells it apart\n= help: write `reason` on it",
        ),
    ]);
}

#[test]
fn a_code_and_a_reason_stand_once_in_an_enum() {
    let named = |name, code| ErrorSpec::new(name).with_code(code);
    let codes = [
        named("A", -31001),
        E.with_http(404),
        named("B", -31001),
        named("C", -32603),
        named("D", -32603),
    ];
    let derived = [ErrorSpec::new("A").with_http(404), named("B", -32000)];
    let reasons =
        ["ABCD", "XBCD", "ABCX", "ABC", "ABCD"].map(|reason| E.with_reason("a.example", reason));
    let some = [
        E,
        E.with_reason("a.example", "GONE"),
        E,
        ErrorSpec::new("F").with_reason("a.example", "GONE"),
    ];
    say(&[
        (&|| check::code_is_new(&codes, 0, &[]), ""),
        (&|| check::code_is_new(&codes, 1, &[]), ""),
        (
            &|| check::code_is_new(&codes, 2, &[]),
            "`A` already has this code\n= help: write another code",
        ),
        (&|| check::code_is_new(&codes, 2, &[(-31001, -31001)]), ""),
        (&|| check::code_is_new(&codes, 4, &[]), ""),
        (&|| check::code_is_new(&derived, 1, &[]), ""),
        (&|| check::reason_is_new(&reasons, 0), ""),
        (&|| check::reason_is_new(&reasons, 1), ""),
        (&|| check::reason_is_new(&reasons, 2), ""),
        (&|| check::reason_is_new(&reasons, 3), ""),
        (
            &|| check::reason_is_new(&reasons, 4),
            "`E` already has this reason\n= help: write another reason",
        ),
        (&|| check::reason_is_new(&some, 0), ""),
        (&|| check::reason_is_new(&some, 1), ""),
        (&|| check::reason_is_new(&some, 2), ""),
        (
            &|| check::reason_is_new(&some, 3),
            "`E` already has this reason\n= help: write another reason",
        ),
    ]);
}

static STOCK: Table =
    Table::new("Stock", &[E.with_code(-31001).with_reason("a.example", "SOLD_OUT")])
        .with_identity(Identity::new("shop::stock", 1, 2));
static DEEP: Table = Table::new("Deep", &[]).with_transparent(&[&STOCK]);
static CARD: Table = Table::new("Card", &[E.with_http(404), E.with_code(-32050)]);

#[test]
fn the_codes_of_a_nested_type_keep_the_rules_of_the_enum() {
    say(&[
        (&|| check::codes_in_range(&STOCK, &[(-31001, -31001)], "Nested"), ""),
        (
            &|| check::codes_in_range(&STOCK, &[(-31099, -31002)], "Nested"),
            "`Nested` brings `E`: `code` is -31001 on `E`; the enum's `code_range` does not have it\n= help: write a `code` within the range, or one of -32700, -32600 to -32603",
        ),
        (
            &|| check::codes_in_range(&DEEP, &[(-31099, -31002)], "Nested"),
            "`Nested` brings `E`: `code` is -31001 on `E`; the enum's `code_range` does not have it\n= help: write a `code` within the range, or one of -32700, -32600 to -32603",
        ),
        (&|| check::codes_kept(&CARD, (-32099, -32051), "Nested"), ""),
        (
            &|| check::codes_kept(&CARD, (-32099, -32050), "Nested"),
            "`Nested` brings `E`: `code` is -32050 on `E`; MCP keeps -32099 to -32020 for itself, and `into(rmcp)` speaks MCP\n= help: write a code outside -32768 to -32000, such as `code = -31001`",
        ),
    ]);
}

#[test]
fn every_nested_type_is_asked() {
    static BOTH: Table = Table::new("Both", &[]).with_transparent(&[&STOCK, &CARD]);
    let fault = "`Nested` brings `E`: `code` is -32050 on `E`; MCP keeps -32099 to -32020 for itself, and \
                 `into(rmcp)` speaks MCP\n= help: write a code outside -32768 to -32000, such as \
                 `code = -31001`";
    say(&[
        (&|| check::codes_in_range(&DEEP, &[(-31001, -31001)], "Nested"), ""),
        (&|| check::codes_kept(&BOTH, (-32099, -32051), "Nested"), ""),
        (&|| check::codes_kept(&BOTH, (-32099, -32050), "Nested"), fault),
    ]);
}

#[test]
fn a_nested_type_has_the_headers_that_its_statuses_demand() {
    static ALLOW: SpecOptions =
        SpecOptions::NONE.with_fixed_headers(&[("Vary", "A"), ("allow", "GET")]);
    static OTHER: SpecOptions = SpecOptions::NONE.with_fixed_headers(&[("Vary", "A")]);
    static FIELD: SpecOptions = SpecOptions::NONE.with_headers(&["Allow"]);
    static CHALLENGED: SpecOptions = SpecOptions::NONE.with_challenges();
    static GOOD: Table = Table::new(
        "Good",
        &[
            E.with_http(405).with_options(&ALLOW),
            E.with_http(405).with_options(&FIELD),
            E.with_http(401).with_options(&CHALLENGED),
            E.with_http(401).with_www_authenticate("Bearer"),
        ],
    );
    static BAD: Table =
        Table::new("Bad", &[E.with_http(404), E.with_http(405).with_options(&OTHER)]);
    static BARE: Table = Table::new("Bare", &[E.with_http(401)]);
    static BOTH: Table = Table::new("Both", &[]).with_transparent(&[&GOOD, &BAD]);
    say(&[
        (&|| check::demanded_headers(&GOOD, "Nested"), ""),
        (
            &|| check::demanded_headers(&BAD, "Nested"),
            "`Nested` brings `E`; a 405 has the header `Allow` (RFC 9110, section 15.5.6)\n= help: add `header(\"Allow\", \"GET, POST\")`",
        ),
        (
            &|| check::demanded_headers(&BARE, "Nested"),
            "`Nested` brings `E`; a 401 has a challenge (RFC 9110, section 11.6.1)\n= help: add `www_authenticate = \"Bearer\"`; for cookies or forms use `http = 403`",
        ),
        (
            &|| check::demanded_headers(&BOTH, "Nested"),
            "`Nested` brings `E`; a 405 has the header `Allow` (RFC 9110, section 15.5.6)\n= help: add `header(\"Allow\", \"GET, POST\")`",
        ),
    ]);
}

#[test]
fn the_reasons_of_nested_types_are_new() {
    const OURS: ErrorSpec = E.with_reason("a.example", "SOLD_OUT");
    static AGAIN: Table =
        Table::new("Stock", &[OURS]).with_identity(Identity::new("shop::stock", 1, 2));
    static NAMED: Table =
        Table::new("Named", &[OURS]).with_identity(Identity::new("shop::stock", 1, 2));
    static LINE: Table =
        Table::new("Stock", &[OURS]).with_identity(Identity::new("shop::stock", 2, 2));
    static COLUMN: Table =
        Table::new("Stock", &[OURS]).with_identity(Identity::new("shop::stock", 1, 3));
    static MODULE: Table =
        Table::new("Stock", &[OURS]).with_identity(Identity::new("shop::other", 1, 2));
    static BY_HAND: Table = Table::new("Stock", &[OURS]);
    static OTHER: Table = Table::new(
        "Other",
        &[E, E.with_reason("a.example", "LOST"), E.with_reason("b.example", "SOLD_OUT")],
    );
    static AROUND: Table = Table::new("Around", &[E.with_reason("a.example", "AROUND")])
        .with_transparent(&[&OTHER, &LINE]);
    let new = |table: &Table, own: &[ErrorSpec], before: &[&Table]| {
        check::reasons_are_new(table, own, before, "`Stock` brings a reason twice");
    };
    let checks: [&dyn Fn(); 18] = [
        &|| new(&STOCK, &[], &[]),
        &|| new(&STOCK, &[E, E.with_reason("a.example", "LOST")], &[]),
        &|| new(&STOCK, &[E.with_reason("b.example", "SOLD_OUT")], &[]),
        &|| new(&STOCK, &[], &[&AGAIN]),
        &|| new(&STOCK, &[], &[&OTHER]),
        &|| new(&DEEP, &[], &[&AGAIN]),
        // From here on one stands twice.
        &|| new(&STOCK, &[E, OURS], &[]),
        &|| new(&DEEP, &[E, OURS], &[]),
        &|| new(&STOCK, &[], &[&NAMED]),
        &|| new(&STOCK, &[], &[&LINE]),
        &|| new(&STOCK, &[], &[&COLUMN]),
        &|| new(&STOCK, &[], &[&MODULE]),
        &|| new(&STOCK, &[], &[&BY_HAND]),
        &|| new(&BY_HAND, &[], &[&BY_HAND]),
        &|| new(&STOCK, &[], &[&LINE, &OTHER]),
        &|| new(&STOCK, &[], &[&AROUND]),
        &|| new(&AROUND, &[], &[&STOCK]),
        &|| new(&DEEP, &[], &[&OTHER, &AROUND]),
    ];
    for (at, check) in checks.into_iter().enumerate() {
        let expected = if at < 6 { "" } else { "`Stock` brings a reason twice" };
        assert_eq!(fault(check), expected, "the check {at}");
    }
}

#[test]
fn the_fields_of_a_same_as_variant_read_as_those_of_its_target() {
    const FORMATS: [Format; 5] =
        [Format::String, Format::Integer, Format::Number, Format::Boolean, Format::Json];
    static FIELDS: [[FieldSpec; 1]; 10] = {
        let mut fields = [[FieldSpec::new("id")]; 10];
        let mut at = 0;
        while at < 10 {
            fields[at][0] = fields[at][0].with_format(FORMATS[at / 2]);
            if at % 2 == 1 {
                fields[at][0] = fields[at][0].optional();
            }
            at += 1;
        }
        fields
    };
    static TWO: [FieldSpec; 2] = [FieldSpec::new("id"), FieldSpec::new("left").optional()];
    static OTHER: [FieldSpec; 2] =
        [FieldSpec::new("id"), FieldSpec::new("left").with_format(Format::Integer)];
    let ours = ErrorSpec::new("Hidden");
    let theirs = ErrorSpec::new("Target").with_fields(&FIELDS[0]);
    let kinds = [
        "a text",
        "an optional text",
        "an integer",
        "an optional integer",
        "a number",
        "an optional number",
        "a boolean",
        "an optional boolean",
        "a text",
        "an optional text",
    ];
    for (fields, kind) in FIELDS.iter().zip(kinds) {
        let text = format!(
            "`id` of `Hidden` is {kind}, and that of `Target` is a text; `same_as` sends exactly what \
             `Target` sends\n= help: give the field the same type in both variants"
        );
        let expected = if fields == &FIELDS[0] { "" } else { &text };
        say(&[(&|| check::same_fields(&ours.with_fields(fields), &theirs), expected)]);
    }
    let two = ours.with_fields(&TWO);
    say(&[
        (&|| check::same_fields(&ours, &theirs), ""),
        (&|| check::same_fields(&two, &theirs), ""),
        (&|| check::same_fields(&two, &theirs.with_fields(&TWO)), ""),
        (
            &|| check::same_fields(&two, &theirs.with_fields(&OTHER)),
            "`left` of `Hidden` is an optional text, and that of `Target` is an integer; `same_as` sends exactly what `Target` sends\n= help: give the field the same type in both variants",
        ),
        (&|| check::same_type("left", "Target", true), ""),
        (
            &|| check::same_type("left", "Target", false),
            "`left` has another type in `Target`; `same_as` sends exactly what `Target` sends\n= help: give the field the same type in both variants",
        ),
        (&|| check::detail_is_new("QuotaFailure", "ResourceInfo"), ""),
        (&|| check::detail_is_new("", ""), ""),
        (
            &|| check::detail_is_new("QuotaFailure", "QuotaFailure"),
            "a second `QuotaFailure`\n= help: keep one of the two",
        ),
    ]);
}
