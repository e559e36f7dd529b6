//! The counter of the errors that are sent.

use crate::ErrorSpec;

/// Counts one error in `wire_errors_total`. All labels are known before any error happens.
#[cfg(feature = "metrics")]
pub(crate) fn count(spec: &ErrorSpec, protocol: &'static str) {
    let domain = spec.domain().unwrap_or_default();
    let reason = spec.reason().unwrap_or_default();
    ::metrics::counter!(
        "wire_errors_total",
        "domain" => domain,
        "reason" => reason,
        "protocol" => protocol,
    )
    .increment(1);
}

/// Counts nothing.
#[cfg(not(feature = "metrics"))]
pub(crate) fn count(_: &ErrorSpec, _: &'static str) {}
