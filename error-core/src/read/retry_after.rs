//! `Retry-After`: when the same request may be sent again.

use core::time::Duration;
use std::time::SystemTime;

use ::http::HeaderMap;
use ::http::header::{AsHeaderName, DATE, RETRY_AFTER};

use crate::details::read::delay_within_bounds;

/// The delay that the header names (RFC 9110, section 10.2.3): in seconds, or as a date, which
/// counts from the answer's own `Date`. One that is past is no delay; one that cannot be read, or
/// has nothing to count from, is `None`.
pub(crate) fn of(headers: &HeaderMap) -> Option<Duration> {
    let value = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        return delay_within_bounds(Duration::from_secs(value.parse().ok()?));
    }
    let (at, now) = (date(headers, RETRY_AFTER)?, date(headers, DATE)?);
    delay_within_bounds(at.duration_since(now).unwrap_or_default())
}

fn date(headers: &HeaderMap, name: impl AsHeaderName) -> Option<SystemTime> {
    httpdate::parse_http_date(headers.get(name)?.to_str().ok()?.trim()).ok()
}
