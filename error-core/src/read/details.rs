//! The details of a peer's error in protobuf.

use crate::details::read::{Read, TYPE_PREFIX, split_type_url};
use crate::details::{self, DETAILS, PROTO};
use crate::read::remote::RemoteError;

/// Puts what a peer encoded where it belongs, and says how much of it.
pub(crate) fn read_proto(type_url: &str, value: &[u8], error: &mut RemoteError) -> Read {
    let (prefix, name) = split_type_url(type_url);
    let Some(at) = details::find(name) else { return Read::Not };
    if (DETAILS[at].is_known)(error) {
        return Read::Not;
    }
    match (PROTO[at].read)(value, error) {
        Some(Read::Whole) if prefix != TYPE_PREFIX => Read::Part,
        Some(read) => read,
        None => Read::Not,
    }
}
