//! A peer's error as protobuf carries it.

use alloc::vec::Vec;

use super::{Beside, rest};
use crate::read::details::read_proto;
use crate::read::remote::{OtherDetail, RemoteError};
use crate::view::origin::Other;
use crate::view::room;
use crate::view::view::View;

/// Calls `write` with the view of a peer's error that a `google.rpc.Status` carries.
pub(crate) fn with_view(error: &RemoteError, write: &mut dyn FnMut(&View<'_>)) {
    let any: Vec<(&str, &[u8])> = error.other.iter().filter_map(as_any).collect();
    let beside = Beside {
        rest: rest(
            error,
            false,
            |(type_url, value), error| read_proto(type_url, value, error),
            |take| any.iter().for_each(|&detail| take(detail)),
        ),
        problem: None,
        other: if any.is_empty() { Other::None } else { Other::Any(&any) },
        room: room::GRPC,
    };
    super::with_view(error, &beside, write);
}

fn as_any(other: &OtherDetail) -> Option<(&str, &[u8])> {
    match other {
        OtherDetail::Any { type_url, value } => Some((type_url, value)),
        OtherDetail::Json(_) => None,
    }
}
