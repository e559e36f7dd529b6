//! A domain is labels of letters, digits, `-` and `_`, with single dots between.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(domain = "shop..example", http = 404, reason)]
struct EmptyLabel;

#[derive(Debug, WireError)]
#[wire(domain = "-", http = 404, reason)]
struct Hyphen;

#[derive(Debug, WireError)]
#[wire(domain = ".shop.example.", http = 404, reason)]
struct DotsAround;

#[derive(Debug, WireError)]
#[wire(domain = "shop-.example", http = 404, reason)]
struct HyphenBehind;

#[derive(Debug, WireError)]
#[wire(domain = "café.example", http = 404, reason)]
struct OtherLetters;

#[derive(Debug, WireError)]
#[wire(domain = "*.shop.example", http = 404, reason)]
struct Wildcard;

const DOTS: &str = "shop..example";

#[derive(Debug, WireError)]
#[wire(domain = DOTS, http = 404, reason)]
struct Constant;

fn main() {}
