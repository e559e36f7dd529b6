//! Panics where a constant breaks a rule: in a `const` that is a compile error.

use wire_error_shared::rules;

use crate::{ErrorSpec, Table};

#[track_caller]
const fn assert(fault: Option<&'static str>) {
    if let Some(fault) = fault {
        panic!("{}", fault);
    }
}

/// Each function is tracked to its caller, so that the error stands there and shows none of them.
macro_rules! checks {
    ($($rule:ident($($arg:ident: $ty:ty),*))*) => {$(
        #[doc = concat!("See `rules::", stringify!($rule), "`.")]
        #[track_caller]
        pub const fn $rule($($arg: $ty),*) {
            assert(rules::$rule($($arg),*));
        }
    )*};
}

checks! {
    code(code: i32)
    code_in_range(code: i32, first: i32, last: i32)
    code_alone(code: i32)
    http(status: u16)
    domain(domain: &str)
    type_base(base: &str)
    challenge(status: u16, is_given: bool)
}

/// See `rules::reason`. A record has no empty reason.
#[track_caller]
pub const fn reason(reason: Option<&str>) {
    assert(rules::reason(match reason {
        Some(reason) => reason,
        None => "",
    }));
}

/// See `rules::help`. A record has no empty link.
#[track_caller]
pub const fn help(url: Option<&str>) {
    assert(rules::help(match url {
        Some(url) => url,
        None => "",
    }));
}

/// A code that follows from `http` or `grpc` is in the range, too.
#[track_caller]
pub const fn derived_code_in_range(code: i32, first: i32, last: i32) {
    if rules::code_in_range(code, first, last).is_some() {
        assert(Some(
            "the code that follows from `http` and `grpc`, -32000, is outside the enum's `code_range`\n\
             = help: write a `code` within the range",
        ));
    }
}

/// What a `transparent` type answers with 401 has a challenge, as what the enum itself does.
#[track_caller]
pub const fn challenges(table: &Table, fault: &'static str) {
    let mut at = 0;
    while at < table.errors.len() {
        let spec = &table.errors[at];
        if rules::challenge(spec.http_status(), spec.www_authenticate().is_some()).is_some() {
            assert(Some(fault));
        }
        at += 1;
    }
    let mut at = 0;
    while at < table.transparent.len() {
        challenges(table.transparent[at], fault);
        at += 1;
    }
}

/// An application code stands once in an enum.
#[track_caller]
pub const fn code_is_new(table: &[ErrorSpec], row: usize) {
    let spec = &table[row];
    let mut before = 0;
    while before < row {
        let first = &table[before];
        if first.code_is_given()
            && first.code() == spec.code()
            && !rules::is_predefined(spec.code())
        {
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

/// Panics with the name of the first variant and `fault`.
#[track_caller]
const fn refuse_second(first: &str, fault: &str) {
    let mut text = [b'`'; 512];
    let mut len = 1;
    let parts = [first.as_bytes(), fault.as_bytes()];
    let mut part = 0;
    while part < parts.len() {
        let mut at = 0;
        while at < parts[part].len() && len < text.len() {
            text[len] = parts[part][at];
            (at, len) = (at + 1, len + 1);
        }
        part += 1;
    }
    if let Ok(text) = core::str::from_utf8(text.split_at(len).0) {
        panic!("{}", text);
    }
    panic!("a variant before this one already has this code or reason");
}

/// The reasons of a `transparent` type stand neither in the enum nor in the types before.
#[track_caller]
pub const fn reasons_are_new(
    table: &Table,
    own: &[ErrorSpec],
    before: &[&Table],
    fault: &'static str,
) {
    let mut clash = has_any(own, table);
    let mut at = 0;
    while at < before.len() {
        clash = clash || share_any(before[at], table);
        at += 1;
    }
    if clash {
        assert(Some(fault));
    }
}

const fn share_any(one: &Table, other: &Table) -> bool {
    let mut shared = has_any(one.errors, other);
    let mut at = 0;
    while at < one.transparent.len() {
        shared = shared || share_any(one.transparent[at], other);
        at += 1;
    }
    shared
}

/// Whether a reason of `specs` stands in the table, or in one below it.
const fn has_any(specs: &[ErrorSpec], table: &Table) -> bool {
    let mut at = 0;
    while at < specs.len() {
        if let Some(reason) = specs[at].reason() {
            if has(reason, table) {
                return true;
            }
        }
        at += 1;
    }
    false
}

const fn has(reason: &str, table: &Table) -> bool {
    let mut at = 0;
    while at < table.errors.len() {
        if let Some(theirs) = table.errors[at].reason() {
            if same(reason, theirs) {
                return true;
            }
        }
        at += 1;
    }
    let mut at = 0;
    while at < table.transparent.len() {
        if has(reason, table.transparent[at]) {
            return true;
        }
        at += 1;
    }
    false
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
