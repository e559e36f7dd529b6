//! The error object of [JSON-RPC 2.0](https://www.jsonrpc.org/specification), section 5.1.

use super::Out;
use crate::Facts;

/// How the object starts.
pub const OPEN: &str = r#"{"code":"#;

/// How it starts in a response, behind the id.
pub const OPEN_IN_RESPONSE: &str = r#","error":{"code":"#;

/// What stands before the message, from one of the starts on.
#[inline]
pub fn head(open: &str, facts: &Facts<'_>, out: &mut impl Out) {
    out.raw(open);
    out.number(facts.code);
    out.raw(r#","message":""#);
}
