//! The body of an HTTP request.

use std::time::Duration;

use axum::body::{Body, Bytes};
use futures_util::StreamExt as _;
use tokio::time::timeout;
use wire_error::FieldViolation;

/// The longest body that is kept, in bytes: as long as tonic's longest message.
pub(super) const MAX_BODY: usize = 4 << 20;

const MAX_TIME: Duration = Duration::from_secs(30);

/// Reads all of a body. The rest of one that is too long is read and dropped: a client that is
/// still writing would not see the answer.
///
/// # Errors
///
/// Where the body is too long, too slow, or broken off.
pub(super) async fn read(body: Body) -> Result<Bytes, FieldViolation> {
    let refused = |why: &str| FieldViolation::new("body", why);
    match timeout(MAX_TIME, collect(body)).await {
        Ok(Ok(Some(bytes))) => Ok(bytes.into()),
        Ok(Ok(None)) => Err(refused("is longer than 4 MiB")),
        Ok(Err(_)) => Err(refused("broke off")),
        Err(_) => Err(refused("took longer than 30 s")),
    }
}

async fn collect(body: Body) -> Result<Option<Vec<u8>>, axum::Error> {
    let mut kept = Some(Vec::new());
    let mut chunks = body.into_data_stream();
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk?;
        kept = kept.filter(|kept| kept.len() + chunk.len() <= MAX_BODY);
        if let Some(kept) = &mut kept {
            kept.extend_from_slice(&chunk);
        }
    }
    Ok(kept)
}
