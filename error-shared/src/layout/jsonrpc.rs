//! The error object of [JSON-RPC 2.0](https://www.jsonrpc.org/specification), section 5.1.

use super::out::Out;
use crate::Facts;

/// Writes the object, with what `message` and `data` write. The data end the object.
#[inline]
pub fn error<O: Out>(
    facts: &Facts<'_>,
    out: &mut O,
    message: impl FnOnce(&mut O),
    data: impl FnOnce(&mut O),
) {
    out.raw(r#"{"code":"#);
    out.number(facts.code);
    out.raw(r#","message":""#);
    message(out);
    data(out);
}

/// Writes a response (section 5) from the end of its id on.
#[inline]
pub fn response<O: Out>(
    facts: &Facts<'_>,
    out: &mut O,
    message: impl FnOnce(&mut O),
    data: impl FnOnce(&mut O),
) {
    out.raw(r#","error":"#);
    error(facts, out, message, data);
    out.raw("}");
}
