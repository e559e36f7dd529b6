//! [AIP-193](https://google.aip.dev/193).

use super::Out;
use crate::Facts;

/// What stands before the message.
#[inline]
pub fn head(facts: &Facts<'_>, out: &mut impl Out) {
    out.raw(r#"{"error":{"code":"#);
    out.status(facts.http_status);
    out.raw(r#","message":""#);
}

/// What stands between the message and the details, of which the first text ends the status.
#[inline]
pub fn tail(facts: &Facts<'_>, out: &mut impl Out) {
    out.raw(r#"","status":""#);
    out.raw(facts.grpc_code.as_str());
}
