//! `Retry-After`: when the same request may be sent again.

use core::time::Duration;

use ::http::header::{DATE, RETRY_AFTER};
use ::http::{HeaderMap, HeaderValue};

use crate::details::read::delay_within_bounds;

/// The delay that the header names (RFC 9110, section 10.2.3): in seconds, or as a date, which
/// counts from the answer's own `Date`. One that is past is no delay; one that cannot be read, or
/// has nothing to count from, is `None`. Of several the first that can be read counts.
pub(crate) fn of(headers: &HeaderMap) -> Option<Duration> {
    headers.get_all(RETRY_AFTER).iter().find_map(|value| read(value, headers))
}

fn read(value: &HeaderValue, headers: &HeaderMap) -> Option<Duration> {
    let value = value.to_str().ok()?.trim();
    if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        return delay_within_bounds(Duration::from_secs(value.parse().ok()?));
    }
    let date = |value: &str| httpdate::parse_http_date(value.trim()).ok();
    let (at, now) = (date(value)?, date(headers.get(DATE)?.to_str().ok()?)?);
    delay_within_bounds(at.duration_since(now).unwrap_or_default())
}
