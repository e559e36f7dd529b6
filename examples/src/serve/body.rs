//! The body of an HTTP request, read to its end.

use std::time::Duration;

use axum::body::{Body, Bytes};
use futures_util::StreamExt as _;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::timeout;

/// How long a body may take.
const MAX_TIME: Duration = Duration::from_secs(10);

/// Bodies share this much memory, in pages: as many of the longest as requests may run at once.
static ROOM: Semaphore = Semaphore::const_new(64 * (4 << 20) / PAGE);

const PAGE: usize = 4 << 10;

/// A body, and its share of the room.
#[derive(Debug)]
pub(crate) struct Whole {
    pub(crate) bytes: Bytes,
    pub(crate) room: Room,
}

/// Memory that no other body has. Ends with the request.
#[derive(Debug)]
pub(crate) struct Room(Option<SemaphorePermit<'static>>);

/// Why there is no body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unread {
    TooLong,
    TooSlow,
    BrokeOff,
    /// Other bodies have all the room.
    NoRoom,
}

/// Reads all of a body. The rest of one that is refused is read and dropped: a client that is
/// still writing would not see the answer.
pub(crate) async fn read(body: Body, max: usize) -> Result<Whole, Unread> {
    timeout(MAX_TIME, collect(body, max)).await.unwrap_or(Err(Unread::TooSlow))
}

async fn collect(body: Body, max: usize) -> Result<Whole, Unread> {
    let mut room = Room(None);
    let mut kept = Ok(Vec::new());
    let mut chunks = body.into_data_stream();
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|_| Unread::BrokeOff)?;
        kept = kept.and_then(|mut kept| {
            let len = kept.len() + chunk.len();
            if len > max {
                return Err(Unread::TooLong);
            }
            room.grow(len)?;
            kept.extend_from_slice(&chunk);
            Ok(kept)
        });
        if kept.is_err() {
            room = Room(None);
        }
    }
    kept.map(|kept| Whole { bytes: kept.into(), room })
}

impl Room {
    /// Takes room for a body of `len` bytes in all.
    fn grow(&mut self, len: usize) -> Result<(), Unread> {
        let taken = self.0.as_ref().map_or(0, SemaphorePermit::num_permits);
        let more = len.div_ceil(PAGE).saturating_sub(taken);
        let more = u32::try_from(more).map_err(|_| Unread::NoRoom)?;
        let more = ROOM.try_acquire_many(more).map_err(|_| Unread::NoRoom)?;
        match &mut self.0 {
            Some(taken) => taken.merge(more),
            none => *none = Some(more),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use futures_util::stream;
    use std::convert::Infallible;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_body_that_stalls_is_given_up() {
        let stalled = stream::pending::<Result<Bytes, Infallible>>();
        let read = read(Body::from_stream(stalled), 9).await;
        assert_eq!(read.unwrap_err(), Unread::TooSlow);
    }

    #[tokio::test]
    async fn a_body_is_kept_up_to_its_bound_and_gives_back_its_room() {
        let longest = vec![b'x'; 3 * PAGE];
        let whole = read(longest.clone().into(), longest.len()).await.unwrap();
        assert_eq!(whole.bytes, longest);
        let mut all = Room(None);
        assert_eq!(all.grow(64 * (4 << 20)), Err(Unread::NoRoom));
        let refused = read(longest.into(), 3 * PAGE - 1).await;
        assert_eq!(refused.unwrap_err(), Unread::TooLong);
        drop(whole);
        assert_eq!(all.grow(64 * (4 << 20)), Ok(()));
        assert_eq!(read("x".into(), 9).await.unwrap_err(), Unread::NoRoom);
    }
}
