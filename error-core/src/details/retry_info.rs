//! `google.rpc.RetryInfo`: when the same request may be sent again.

use core::time::Duration;

#[cfg(feature = "grpc")]
use super::Read;
#[cfg(feature = "json")]
use super::json::Detail;
use crate::Disclosed;
#[cfg(any(feature = "json", feature = "grpc"))]
use crate::RemoteError;
#[cfg(feature = "grpc")]
use crate::grpc::{Fields, Proto, Value};
use crate::write::json::Json;

/// Writes the object, and says whether the error has one.
pub(crate) fn write(error: Disclosed<'_>, json: &mut Json<'_>) -> bool {
    write_object(error.retry_after(), json)
}

/// Writes the object of a peer's error again.
#[cfg(feature = "json")]
pub(crate) fn write_remote(error: &RemoteError, json: &mut Json<'_>) -> bool {
    write_object(error.retry_after, json)
}

fn write_object(delay: Option<Duration>, json: &mut Json<'_>) -> bool {
    let Some(delay) = delay else { return false };
    json.raw(r#"{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":""#);
    write_delay(delay, json);
    json.raw(r#""}"#);
    true
}

/// `3s`, `1.500s`: a `google.protobuf.Duration` as JSON has it, with 0, 3, 6 or 9 digits.
pub(crate) fn write_delay(delay: Duration, json: &mut Json<'_>) {
    let (seconds, nanos) = parts(delay);
    match nanos {
        0 => json.display(format_args!("{seconds}s")),
        n if n % 1_000_000 == 0 => json.display(format_args!("{seconds}.{:03}s", n / 1_000_000)),
        n if n % 1_000 == 0 => json.display(format_args!("{seconds}.{:06}s", n / 1_000)),
        n => json.display(format_args!("{seconds}.{n:09}s")),
    }
}

/// Writes the detail, if the error has one.
#[cfg(feature = "grpc")]
#[inline]
pub(crate) fn write_proto(error: Disclosed<'_>, proto: &mut Proto<'_>) {
    write_delay_proto(error.retry_after(), proto);
}

/// Writes the detail, if there is a delay.
#[cfg(feature = "grpc")]
#[inline]
pub(crate) fn write_delay_proto(delay: Option<Duration>, proto: &mut Proto<'_>) {
    let Some(delay) = delay else { return };
    let (seconds, nanos) = parts(delay);
    proto.detail("type.googleapis.com/google.rpc.RetryInfo", |proto| {
        proto.message(1, |proto| {
            proto.number(1, seconds);
            proto.number(2, nanos.into());
        });
    });
}

/// The most that `google.protobuf.Duration` holds: 10,000 years, in seconds.
const MAX_SECONDS: u64 = 315_576_000_000;

/// Seconds and nanoseconds, within what `google.protobuf.Duration` holds.
pub(crate) fn parts(delay: Duration) -> (u64, u32) {
    if delay.as_secs() >= MAX_SECONDS {
        return (MAX_SECONDS, 0);
    }
    (delay.as_secs(), delay.subsec_nanos())
}

/// The `Retry-After` header: whole seconds, rounded up (RFC 9110, section 10.2.3).
#[cfg(any(feature = "http", feature = "actix-web"))]
pub(crate) fn whole_seconds(delay: Duration) -> u64 {
    let (seconds, nanos) = parts(delay);
    seconds + u64::from(nanos > 0)
}

/// Takes the delay that a peer asks for, and says whether there was one.
#[cfg(feature = "json")]
pub(crate) fn read(detail: &mut Detail<'_>, error: &mut RemoteError) -> bool {
    if error.retry_after.is_some() || detail.retry_delay.is_none() {
        return false;
    }
    error.retry_after = detail.retry_delay.take().map(|delay| delay.0);
    true
}

/// A `google.protobuf.Duration` as JSON has it, which is not negative: `3s`, `1.5s`.
#[cfg(feature = "json")]
pub(crate) fn read_delay(text: &str) -> Option<Duration> {
    let number = text.strip_suffix('s')?;
    let (seconds, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(seconds) || !digits(fraction) || fraction.len() > 9 {
        return None;
    }
    let nanos = fraction.bytes().chain([b'0'; 9]).take(9);
    let nanos = nanos.fold(0, |nanos, digit| nanos * 10 + u32::from(digit - b'0'));
    within_bounds(Duration::new(seconds.parse().ok()?, nanos))
}

/// A delay that `google.protobuf.Duration` can hold.
#[cfg(any(feature = "json", feature = "grpc"))]
pub(crate) fn within_bounds(delay: Duration) -> Option<Duration> {
    (delay <= Duration::from_secs(MAX_SECONDS)).then_some(delay)
}

/// Takes what a peer encoded, unless it cannot be read or an error has it already.
#[cfg(feature = "grpc")]
pub(crate) fn read_proto(message: &[u8], error: &mut RemoteError) -> Option<Read> {
    let (mut delay, mut read) = (None, Read::Whole);
    for field in Fields::of(message) {
        match field? {
            (1, Value::Bytes(bytes)) => delay = Some(read_duration(bytes)?),
            _ => read = Read::Part,
        }
    }
    if error.retry_after.is_some() || delay.is_none() {
        return None;
    }
    error.retry_after = delay;
    Some(read)
}

/// A `google.protobuf.Duration` that is not negative.
#[cfg(feature = "grpc")]
fn read_duration(message: &[u8]) -> Option<Duration> {
    let (mut seconds, mut nanos) = (0, 0);
    for field in Fields::of(message) {
        match field? {
            (1, Value::Number(number)) => seconds = number,
            (2, Value::Number(number)) => nanos = u32::try_from(number).ok()?,
            _ => return None,
        }
    }
    if nanos >= 1_000_000_000 {
        return None;
    }
    within_bounds(Duration::new(seconds, nanos))
}
