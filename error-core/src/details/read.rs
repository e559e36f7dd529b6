//! How much of a peer's detail is understood.

use core::time::Duration;

use crate::view::details::MAX_DELAY_SECONDS;

/// What stands before the full name of a type in `@type`, and in the `type_url` of an `Any`.
pub(crate) const TYPE_PREFIX: &str = "type.googleapis.com/";

/// How much of a peer's detail went where it belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Read {
    /// All of it.
    Whole,
    /// What is modelled; there is more.
    Part,
    /// Nothing: it is of an unknown type, or cannot be read, or is the second of its type.
    Not,
}

/// The prefix of a type's URL, and the full name of the type.
pub(crate) fn split_type_url(type_url: &str) -> (&str, &str) {
    type_url.split_at(type_url.rfind('/').map_or(0, |slash| slash + 1))
}

/// A delay that `google.protobuf.Duration` can hold.
pub(crate) fn delay_within_bounds(delay: Duration) -> Option<Duration> {
    (delay <= Duration::from_secs(MAX_DELAY_SECONDS)).then_some(delay)
}
