//! The start of `google.rpc.ErrorInfo`, which every JSON layout has.

use super::Out;
use crate::Facts;

/// How the object starts.
pub const OPEN: &str = r#"{"@type":"type.googleapis.com/google.rpc.ErrorInfo""#;

/// `,"reason":"TASK_NOT_FOUND","domain":"a.example"`, as much of it as there is.
#[inline]
pub fn members(facts: &Facts<'_>, out: &mut impl Out) {
    if facts.prepared.is_empty() {
        write_members(facts, out);
    } else {
        out.raw(facts.prepared);
    }
}

/// The same of what is not prepared: what prepares it.
#[inline(never)]
pub fn write_members(facts: &Facts<'_>, out: &mut impl Out) {
    if let Some(reason) = facts.reason {
        out.raw(r#","reason":""#);
        out.string(reason);
        out.raw(r#"""#);
    }
    if let Some(domain) = facts.domain {
        out.raw(r#","domain":""#);
        out.string(domain);
        out.raw(r#"""#);
    }
}

/// The reason and the domain that stand in prepared members, of which the first is so many bytes
/// long.
#[must_use]
pub const fn split_members(prepared: &str, reason_len: usize) -> (&str, &str) {
    let (_, behind) = prepared.split_at(r#","reason":""#.len());
    let (reason, behind) = behind.split_at(reason_len);
    let (_, domain) = behind.split_at(r#"","domain":""#.len());
    (reason, domain.split_at(domain.len() - 1).0)
}
