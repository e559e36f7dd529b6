//! [AIP-193](https://google.aip.dev/193).

use super::out::Out;
use crate::Facts;

/// Writes the body, with what `message` and `details` write. The details end the object.
#[inline]
pub fn body<O: Out>(
    facts: &Facts<'_>,
    out: &mut O,
    message: impl FnOnce(&mut O),
    details: impl FnOnce(&mut O),
) {
    out.raw(r#"{"error":{"code":"#);
    out.status(facts.http_status);
    out.raw(r#","message":""#);
    message(out);
    out.raw(r#"","status":""#);
    out.raw(facts.grpc_code.as_str());
    details(out);
}
