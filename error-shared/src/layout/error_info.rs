//! The start of `google.rpc.ErrorInfo`, which every JSON layout has.

use super::Out;
use crate::Facts;

/// How the object starts.
pub const OPEN: &str = r#"{"@type":"type.googleapis.com/google.rpc.ErrorInfo""#;

/// `,"reason":"TASK_NOT_FOUND","domain":"a.example"`, as much of it as there is.
#[inline]
pub fn members(facts: &Facts<'_>, out: &mut impl Out) {
    if let Some(reason) = facts.reason {
        out.raw(r#","reason":""#);
        text(reason, facts.is_plain, out);
        out.raw(r#"""#);
    }
    if let Some(domain) = facts.domain {
        out.raw(r#","domain":""#);
        text(domain, facts.is_plain, out);
        out.raw(r#"""#);
    }
}

#[inline]
fn text(text: &str, is_plain: bool, out: &mut impl Out) {
    if is_plain {
        out.raw(text);
    } else {
        out.string(text);
    }
}
