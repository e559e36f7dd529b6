//! `google.rpc.RetryInfo`: when the same request may be sent again.

use core::fmt;
use core::time::Duration;

#[cfg(feature = "json")]
use super::json::Detail;
#[cfg(feature = "grpc")]
use super::read::{Read, delay_within_bounds};
#[cfg(feature = "_peer")]
use crate::read::remote::RemoteError;
use crate::view::details::MAX_DELAY_SECONDS;
use crate::view::view::View;
use crate::write::object::Object;
#[cfg(feature = "grpc")]
use crate::{
    read::fields::{Fields, Value},
    write::proto::Proto,
};

/// Whether the error has one.
#[inline]
pub(crate) fn is_said(error: &View<'_>) -> bool {
    error.details.delay.is_some()
}

/// Writes the members of the object.
pub(crate) fn write(error: &View<'_>, object: &mut Object<'_>) {
    write_delay("retryDelay", error, object);
}

/// Writes the member of a problem.
pub(crate) fn write_member(error: &View<'_>, problem: &mut Object<'_>) {
    write_delay("retry_delay", error, problem);
}

fn write_delay(name: &str, error: &View<'_>, object: &mut Object<'_>) {
    if let Some(delay) = error.details.delay {
        object.display(name, &ProtoDuration(delay));
    }
}

/// `3s`, `1.500s`: a `google.protobuf.Duration` as JSON has it, with 0, 3, 6 or 9 digits.
struct ProtoDuration(Duration);

impl fmt::Display for ProtoDuration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (seconds, nanos) = parts(self.0);
        match nanos {
            0 => write!(f, "{seconds}s"),
            nanos if nanos % 1_000_000 == 0 => write!(f, "{seconds}.{:03}s", nanos / 1_000_000),
            nanos if nanos % 1_000 == 0 => write!(f, "{seconds}.{:06}s", nanos / 1_000),
            nanos => write!(f, "{seconds}.{nanos:09}s"),
        }
    }
}

/// Writes the message.
#[cfg(feature = "grpc")]
pub(crate) fn write_proto(error: &View<'_>, proto: &mut Proto<'_>) {
    let Some(delay) = error.details.delay else { return };
    let (seconds, nanos) = parts(delay);
    proto.message(1, |proto| {
        proto.number(1, seconds);
        proto.number(2, nanos.into());
    });
}

/// Seconds and nanoseconds, within what `google.protobuf.Duration` holds.
fn parts(delay: Duration) -> (u64, u32) {
    if delay.as_secs() >= MAX_DELAY_SECONDS {
        return (MAX_DELAY_SECONDS, 0);
    }
    (delay.as_secs(), delay.subsec_nanos())
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
    delay_within_bounds(Duration::new(seconds, nanos))
}
