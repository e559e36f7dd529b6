//! `google.rpc.RetryInfo`: when the same request may be sent again.

use core::time::Duration;

use crate::Disclosed;
#[cfg(feature = "grpc")]
use crate::grpc::Proto;
use crate::json::Json;

/// Writes the object, and says whether the error has one.
pub(crate) fn write(error: Disclosed<'_>, json: &mut Json<'_>) -> bool {
    let Some(delay) = error.retry_after() else { return false };
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
pub(crate) fn write_proto(error: Disclosed<'_>, proto: &mut Proto<'_>) {
    let Some(delay) = error.retry_after() else { return };
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
