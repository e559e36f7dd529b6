//! Panics where a constant breaks a rule: in a `const` that is a compile error.

use core::fmt::Display;

use wire_error_shared::rules::{self, Fault, Range};

use crate::{ErrorSpec, FieldSpec, Format, Table};

/// Each function is tracked to its caller, so that the error stands there and shows none of them.
#[track_caller]
const fn refuse(fault: &Fault) -> ! {
    panic!("{}", fault.as_str())
}

/// What a type must be under `internal_display`.
#[diagnostic::on_unimplemented(
    message = "`internal_display` expects `Display` and `Error` from thiserror or by hand, and `{Self}` has no `Display`",
    label = "`Display` is not implemented for this type",
    note = "add `thiserror::Error` to the derives, write both impls by hand, or remove `internal_display`"
)]
pub trait InternalDisplay: Display {}

#[diagnostic::do_not_recommend]
impl<T: Display> InternalDisplay for T {}

/// Under `internal_display` there is a `Display` of one's own.
pub const fn internal_display<T: InternalDisplay>() {}

/// A number of the record.
#[track_caller]
const fn number(key: &str, value: i32, name: &str, rule: Option<&str>) {
    if let Some(rule) = rule {
        refuse(&Fault::of_number(key, value, name, rule));
    }
}

/// A text of the record, or of the enum.
#[track_caller]
const fn text(key: &str, value: &str, name: &str, rule: Option<&str>) {
    if let Some(rule) = rule {
        refuse(&Fault::of_text(key, value, name, rule));
    }
}

/// See `rules::code`.
#[track_caller]
pub const fn code(spec: &ErrorSpec, reserved: &[Range]) {
    number("code", spec.code(), spec.name(), rules::code(spec.code(), reserved));
}

/// See `rules::code_kept`.
#[track_caller]
pub const fn code_kept(spec: &ErrorSpec, kept: Range) {
    number("code", spec.code(), spec.name(), rules::code_kept(spec.code(), kept));
}

/// See `rules::code_alone`.
#[track_caller]
pub const fn code_alone(spec: &ErrorSpec) {
    number("code", spec.code(), spec.name(), rules::code_alone(spec.code()));
}

/// See `rules::code_in_range`.
#[track_caller]
pub const fn code_in_range(spec: &ErrorSpec, ranges: &[Range]) {
    number("code", spec.code(), spec.name(), rules::code_in_range(spec.code(), ranges));
}

/// A code that follows from `http` or `grpc` is in the range, too.
#[track_caller]
pub const fn derived_code_in_range(spec: &ErrorSpec, ranges: &[Range]) {
    if rules::code_in_range(spec.code(), ranges).is_some() {
        refuse(&Fault::of(&[
            "the code of `",
            spec.name(),
            "` follows from its status: -32000, which the enum's `code_range` does not have\n\
             = help: write a `code` within the range",
        ]));
    }
}

/// See `rules::http`.
#[track_caller]
pub const fn http(spec: &ErrorSpec) {
    let status = spec.http_status() as i32;
    number("http", status, spec.name(), rules::http(status));
}

/// See `rules::challenge`.
#[track_caller]
pub const fn challenge(spec: &ErrorSpec, is_given: bool) {
    let rule = rules::challenge(spec.http_status(), is_given);
    number("http", spec.http_status() as i32, spec.name(), rule);
}

/// See `rules::header_demanded`.
#[track_caller]
pub const fn header_demanded(spec: &ErrorSpec, names: &[&str]) {
    let rule = rules::header_demanded(spec.http_status(), names);
    number("http", spec.http_status() as i32, spec.name(), rule);
}

/// See `rules::reason`. A record has no empty reason.
#[track_caller]
pub const fn reason(spec: &ErrorSpec) {
    let value = match spec.reason() {
        Some(reason) => reason,
        None => "",
    };
    text("reason", value, spec.name(), rules::reason(value));
}

/// See `rules::help`. A record has no empty link.
#[track_caller]
pub const fn help(spec: &ErrorSpec) {
    let value = match spec.help() {
        Some(url) => url,
        None => "",
    };
    text("help", value, spec.name(), rules::help(value));
}

/// See `rules::domain`.
#[track_caller]
pub const fn domain(domain: &str, name: &str) {
    text("domain", domain, name, rules::domain(domain));
}

/// See `rules::type_base`.
#[track_caller]
pub const fn type_base(base: &str, name: &str) {
    text("type_base", base, name, rules::type_base(base));
}

/// The codes that a `transparent` type brings lie in the enum's range.
#[track_caller]
pub const fn codes_in_range(table: &Table, ranges: &[Range], name: &str) {
    nested_codes(table, &CodeRule::InRange(ranges), name);
}

/// The codes that a `transparent` type brings are none that a protocol keeps for itself.
#[track_caller]
pub const fn codes_kept(table: &Table, kept: Range, name: &str) {
    nested_codes(table, &CodeRule::NotKept(kept), name);
}

/// What the codes of nested errors must be: a constant function calls no closure.
enum CodeRule<'a> {
    InRange(&'a [Range]),
    NotKept(Range),
}

impl CodeRule<'_> {
    const fn fault(&self, code: i32) -> Option<&'static str> {
        match self {
            Self::InRange(ranges) => rules::code_in_range(code, ranges),
            Self::NotKept(kept) => rules::code_kept(code, *kept),
        }
    }
}

/// Asks the rule of each error in the table, and in those that it nests.
#[track_caller]
const fn nested_codes(table: &Table, rule: &CodeRule<'_>, name: &str) {
    let mut at = 0;
    while at < table.errors.len() {
        let spec = &table.errors[at];
        if let Some(rule) = rule.fault(spec.code()) {
            refuse(&Fault::of(&[
                "`",
                name,
                "` brings `",
                spec.name(),
                "`: ",
                Fault::of_number("code", spec.code(), spec.name(), rule).as_str(),
            ]));
        }
        at += 1;
    }
    let mut at = 0;
    while at < table.transparent.len() {
        nested_codes(table.transparent[at], rule, name);
        at += 1;
    }
}

/// Where the code is shared, the reason tells a variant apart, and no `data` takes its place.
#[track_caller]
pub const fn code_shared(spec: &ErrorSpec, shared: &[Range], has_data: bool) {
    if rules::is_predefined(spec.code()) || !rules::is_within(spec.code(), shared) {
        return;
    }
    if spec.reason().is_none() {
        refuse(&Fault::of(&[
            "`",
            spec.name(),
            "` has a shared code and no `reason`, so that nothing tells it apart\n= help: write `reason` on it",
        ]));
    }
    if has_data {
        refuse(&Fault::of(&[
            "`data` takes the place of the reason, which tells `",
            spec.name(),
            "` from others of its shared code\n= help: remove `data`, or write a code of its own",
        ]));
    }
}

/// What a `transparent` type answers with 401, 405, 407 or 426 has the header that RFC 9110 demands, as
/// what the enum itself does.
#[track_caller]
pub const fn demanded_headers(table: &Table, name: &str) {
    let mut at = 0;
    while at < table.errors.len() {
        let spec = &table.errors[at];
        let is_given = spec.www_authenticate().is_some() || spec.has_challenges();
        let rule = match rules::challenge(spec.http_status(), is_given) {
            Some(rule) => Some(rule),
            None => header_missing(spec),
        };
        if let Some(rule) = rule {
            refuse(&Fault::of(&["`", name, "` brings `", spec.name(), "`; ", rule]));
        }
        at += 1;
    }
    let mut at = 0;
    while at < table.transparent.len() {
        demanded_headers(table.transparent[at], name);
        at += 1;
    }
}

/// The texts of a `same_as` variant read as those of its target.
#[track_caller]
pub const fn same_fields(ours: &ErrorSpec, theirs: &ErrorSpec) {
    let mut at = 0;
    while at < ours.fields().len() && at < theirs.fields().len() {
        let (one, other) = (&ours.fields()[at], &theirs.fields()[at]);
        let is_same =
            one.format() as u8 == other.format() as u8 && one.is_optional() == other.is_optional();
        if !is_same {
            refuse(&Fault::of(&[
                "`",
                one.name(),
                "` of `",
                ours.name(),
                "` is ",
                described(one),
                ", and that of `",
                theirs.name(),
                "` is ",
                described(other),
                "; `same_as` sends exactly what `",
                theirs.name(),
                "` sends",
                SAME_TYPE,
            ]));
        }
        at += 1;
    }
}

const SAME_TYPE: &str = "\n= help: give the field the same type in both variants";

const fn described(field: &FieldSpec) -> &'static str {
    match (field.format(), field.is_optional()) {
        (Format::Integer, false) => "an integer",
        (Format::Integer, true) => "an optional integer",
        (Format::Number, false) => "a number",
        (Format::Number, true) => "an optional number",
        (Format::Boolean, false) => "a boolean",
        (Format::Boolean, true) => "an optional boolean",
        (_, false) => "a text",
        (_, true) => "an optional text",
    }
}

/// Two types: `SameType::<A, B>::IS_SAME`.
pub struct SameType<A, B>(core::marker::PhantomData<(A, B)>);

impl<T> SameType<T, T> {
    /// They are one.
    pub const IS_SAME: bool = true;
}

/// Any other two.
pub trait DifferentTypes {
    /// They are not one.
    const IS_SAME: bool = false;
}

impl<A, B> DifferentTypes for SameType<A, B> {}

/// A field of a `same_as` variant that is sent otherwise than as a text has the type that it has in the target.
#[track_caller]
pub const fn same_type(field: &str, target: &str, is_same: bool) {
    if !is_same {
        refuse(&Fault::of(&[
            "`",
            field,
            "` has another type in `",
            target,
            "`; `same_as` sends exactly what `",
            target,
            "` sends",
            SAME_TYPE,
        ]));
    }
}

/// A variant has each `rpc_detail` once.
#[track_caller]
pub const fn detail_is_new(first: &str, second: &str) {
    if !first.is_empty() && same(first, second) {
        refuse(&Fault::of(&["a second `", second, "`\n= help: keep one of the two"]));
    }
}

/// See `rules::header_demanded`: of what every value sends, and of the fields.
const fn header_missing(spec: &ErrorSpec) -> Option<&'static str> {
    let mut at = 0;
    while at < spec.fixed_headers().len() {
        if rules::header_demanded(spec.http_status(), &[spec.fixed_headers()[at].0]).is_none() {
            return None;
        }
        at += 1;
    }
    rules::header_demanded(spec.http_status(), spec.headers())
}

/// An application code stands once in an enum, unless it is shared.
#[track_caller]
pub const fn code_is_new(table: &[ErrorSpec], row: usize, shared: &[Range]) {
    let spec = &table[row];
    if rules::is_predefined(spec.code()) || rules::is_within(spec.code(), shared) {
        return;
    }
    let mut before = 0;
    while before < row {
        let first = &table[before];
        if first.code_is_given() && first.code() == spec.code() {
            refuse_second(first.name(), "` already has this code\n= help: write another code");
        }
        before += 1;
    }
}

/// A reason stands once in an enum.
#[track_caller]
pub const fn reason_is_new(table: &[ErrorSpec], row: usize) {
    let Some(reason) = table[row].reason() else { return };
    let mut before = 0;
    while before < row {
        if let Some(first) = table[before].reason() {
            if same(reason, first) {
                refuse_second(
                    table[before].name(),
                    "` already has this reason\n= help: write another reason",
                );
            }
        }
        before += 1;
    }
}

/// The two rules above, with the name of the first variant.
#[track_caller]
const fn refuse_second(first: &str, fault: &str) {
    refuse(&Fault::of(&["`", first, fault]));
}

/// The reasons of a `transparent` type stand neither in the enum nor in the types before, in the same
/// domain. One and the same type may come by several ways.
#[track_caller]
pub const fn reasons_are_new(table: &Table, own: &[ErrorSpec], before: &[&Table], fault: &str) {
    let mut clash = has_any(own, None, table);
    let mut at = 0;
    while at < before.len() {
        clash = clash || share_any(before[at], table);
        at += 1;
    }
    if clash {
        refuse(&Fault::of(&[fault]));
    }
}

const fn share_any(one: &Table, other: &Table) -> bool {
    let mut shared = has_any(one.errors, Some(one), other);
    let mut at = 0;
    while at < one.transparent.len() {
        shared = shared || share_any(one.transparent[at], other);
        at += 1;
    }
    shared
}

/// Whether a reason of `specs`, which are of the type `of`, stands in the table, or in one below it.
const fn has_any(specs: &[ErrorSpec], of: Option<&Table>, table: &Table) -> bool {
    let mut at = 0;
    while at < specs.len() {
        if has(&specs[at], of, table) {
            return true;
        }
        at += 1;
    }
    false
}

const fn has(spec: &ErrorSpec, of: Option<&Table>, table: &Table) -> bool {
    if let Some(of) = of {
        if is_same_type(of, table) {
            return false;
        }
    }
    let mut at = 0;
    while at < table.errors.len() {
        if is_same(spec.reason(), table.errors[at].reason())
            && is_same(spec.domain(), table.errors[at].domain())
        {
            return true;
        }
        at += 1;
    }
    let mut at = 0;
    while at < table.transparent.len() {
        if has(spec, of, table.transparent[at]) {
            return true;
        }
        at += 1;
    }
    false
}

/// Whether both tables are of one type. Of a table by hand that may not be known.
///
/// What one call of a `macro_rules!` macro declares stands in one place: the name tells it apart.
const fn is_same_type(one: &Table, other: &Table) -> bool {
    let (name, other_name) = (Some(one.name), Some(other.name));
    let (one, other) = (&one.identity, &other.identity);
    !one.module.is_empty()
        && is_same(name, other_name)
        && one.line == other.line
        && one.column == other.column
        && same(one.module, other.module)
}

/// Whether there are two texts, and one is the other.
const fn is_same(one: Option<&str>, other: Option<&str>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => same(one, other),
        _ => false,
    }
}

const fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() {
        return false;
    }
    let mut at = one.len();
    while at > 0 {
        at -= 1; // from the end: names start alike more often than they end alike
        if one[at] != other[at] {
            return false;
        }
    }
    true
}
