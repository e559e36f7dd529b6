//! The body of an HTTP request.

use axum::body::Body;
use wire_error::FieldViolation;

use super::fault::Fault;
use crate::serve::{self, Busy, Unread, Whole};

/// The longest body that is kept, in bytes: as long as tonic's longest message.
const MAX_BODY: usize = 4 << 20;

/// Reads all of a body.
///
/// # Errors
///
/// Where the body is too long, too slow, or broken off, or there is no room for it now.
pub(super) async fn read(body: Body) -> Result<Whole, Fault> {
    serve::read(body, MAX_BODY).await.map_err(|unread| {
        let refused = |why: &str| FieldViolation::new("body", why).into();
        match unread {
            Unread::TooLong => refused("is longer than 4 MiB"),
            Unread::TooSlow => refused("took longer than 10 s"),
            Unread::BrokeOff => refused("broke off"),
            Unread::NoRoom => Fault::Busy(Busy::Full),
        }
    })
}
