//! The error object of [JSON-RPC 2.0](https://www.jsonrpc.org/specification), section 5.1.

use super::Out;
use crate::Facts;

/// What stands before the message.
#[inline]
pub fn head(facts: &Facts<'_>, out: &mut impl Out) {
    out.raw(r#"{"code":"#);
    out.number(facts.code);
    out.raw(r#","message":""#);
}
