//! `google.rpc.RetryInfo`: when the same request may be sent again.

use core::time::Duration;

use super::fields::Fields;
use super::read::{Read, delay_within_bounds, each};
use crate::read::fields::Value;
use crate::read::remote::RemoteError;
use crate::view::view::View;
use crate::write::object::Object;

/// Whether the error has one.
#[inline]
pub(crate) fn is_said(error: &View<'_>) -> bool {
    error.details.delay.is_some()
}

/// Writes the fields.
pub(crate) fn write(error: &View<'_>, to: &mut impl Fields) {
    write_delay("retryDelay", error, to);
}

/// Writes the member of a problem.
pub(crate) fn write_member(error: &View<'_>, problem: &mut Object<'_>) {
    write_delay("retry_delay", error, problem);
}

fn write_delay(name: &str, error: &View<'_>, to: &mut impl Fields) {
    if let Some(delay) = error.details.delay {
        to.duration(1, name, delay);
    }
}

/// Takes what a peer encoded, unless it cannot be read or says nothing.
pub(crate) fn read_proto(message: &[u8], error: &mut RemoteError) -> Option<Read> {
    let mut delay = None;
    let read = each(message, |number, value| {
        let (1, Value::Bytes(message)) = (number, value) else { return Some(false) };
        delay = Some(duration(message)?);
        Some(true)
    })?;
    error.retry_after = delay;
    delay.map(|_| read)
}

/// A `google.protobuf.Duration` that is not negative.
fn duration(message: &[u8]) -> Option<Duration> {
    let (mut seconds, mut nanos) = (0, 0);
    each(message, |number, value| {
        match (number, value) {
            (1, Value::Number(number)) => seconds = number,
            (2, Value::Number(number)) => nanos = u32::try_from(number).ok()?,
            _ => return None,
        }
        Some(true)
    })?;
    if nanos >= 1_000_000_000 {
        return None;
    }
    delay_within_bounds(Duration::new(seconds, nanos))
}
