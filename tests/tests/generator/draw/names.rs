//! The names that are drawn: those of the prelude and of this crate, keywords of each edition, letters of
//! other scripts, the shortest and long ones, and what generated code might call something itself.

#[rustfmt::skip]
pub(crate) const TYPES: &[&str] = &[
    "ShopError", "E", "Δ", "Größe", "HTTPError", "_A", "E_1__x", "__", "lower_case",
    // of the prelude, and the crates beside it
    "Option", "Some", "None", "Result", "Ok", "Err", "String", "Vec", "Box", "ToString", "Into", "From", "Iterator",
    "Default", "Clone", "Copy", "Send", "Sized", "Drop", "Fn", "u8", "i32", "usize", "str", "bool", "char", "core",
    "std", "alloc", "serde", "wire_error",
    // of this crate, and what its code names
    "Error", "WireError", "Disclose", "Disclosed", "ErrorSpec", "WireContract", "Table", "Style", "Text", "View",
    "Object", "Layout", "RemoteError", "DecodeError", "HttpBody", "DataShape", "Code", "Challenge", "Report",
    "Duration", "Formatter", "Debug", "Display", "Write", "Response", "Status",
    // keywords of one edition or another
    "r#try", "r#enum", "r#async", "r#await", "r#dyn", "r#gen", "r#abstract", "r#yield", "r#type", "union", "auto",
    "Self_", "self_", "macro_rules",
    "AnErrorWithANameThatIsAsLongAsNobodyWouldWriteOneButThatRustTakesAllTheSameAndSoMustWhateverIsMadeOfIt2",
];

#[rustfmt::skip]
pub(crate) const VARIANTS: &[&str] = &[
    "OrderNotFound", "OrderGone", "TooManyOrders", "NotYours", "HTTPError", "Io2Failed", "ABTest", "A1", "V2", "Xy",
    "X", "Ünbekannt", "Δ", "Delta", "lower_case", "_Hidden", "Two__Scores", "Ends_", "x9", "Формат", "名前",
    // of the prelude, and the crates beside it
    "Ok", "Err", "Some", "None", "Option", "Result", "String", "Vec", "Box", "Default", "Clone", "Send", "Into",
    "Iterator", "u8", "str", "bool", "core", "std", "alloc", "wire_error",
    // of this crate, and what its code names
    "Error", "Table", "CONTRACT", "Code", "Debug", "Display", "Formatter", "WireError", "Style", "Nested", "Client",
    "SPECS", "T", "N", "f", "e", "buf", "error", "this", "it", "record", "value",
    // keywords of one edition or another
    "r#Type", "r#match", "r#async", "r#gen", "r#dyn", "r#try", "r#fn", "union", "Self_", "self_",
    "AVariantWithANameThatIsAsLongAsNobodyWouldWriteOneButThatRustTakes",
];

#[rustfmt::skip]
pub(crate) const FIELDS: &[&str] = &[
    "id", "name", "order_id", "a_b_c", "field_0", "sum2total", "x", "e", "_hidden", "größe", "ключ", "Upper", "_1",
    "a_field_with_a_name_that_is_as_long_as_nobody_would_write_one_but_that_rust_takes",
    // of the prelude, and the crates beside it
    "String", "Ok", "Err", "Some", "None", "Vec", "Result", "Option", "Box", "option", "result", "u8", "str", "core",
    "std", "alloc", "serde", "wire_error",
    // what generated code might call something itself
    "f", "fmt", "buf", "formatter", "__formatter", "__private", "error", "err", "this", "other", "value", "visit",
    "message", "code", "spec", "table", "fields", "remote", "text", "record", "inner", "it", "self_", "Self_", "T", "N",
    "cause_", "source_", "r#source",
    // keywords of one edition or another
    "r#type", "r#match", "r#fn", "r#async", "r#await", "r#gen", "r#dyn", "r#try", "r#ref", "r#move", "r#static",
    "r#yield", "union", "auto",
];

pub(crate) const GENERICS: &[&str] =
    &["T", "E", "F", "W", "Error_", "__T", "r#type", "Ω", "Formatter_", "S"];
pub(crate) const LIFETIMES: &[&str] = &["'a", "'e", "'error", "'this", "'_f", "'de", "'wire"];
pub(crate) const NUMBERS: &[&str] = &["N", "LEN", "r#const", "n1", "M_"];

pub(crate) const CLIENTS: &[&str] =
    &["Client", "RemoteShopError", "r#gen", "Клиент", "Received", "C_"];
