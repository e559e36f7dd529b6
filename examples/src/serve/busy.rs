//! What a server says that has no room for a request now.

use wire_error::WireError;

/// The server is busy: the same request may be sent again after a second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, WireError)]
#[wire(into(axum, tonic))]
pub enum Busy {
    /// As many requests run as may.
    #[wire(grpc = Unavailable, message = "the server is busy", retry_after = "1s")]
    Full,
    /// Its turn at the database did not come in time.
    #[wire(same_as = Full)]
    Queue,
    /// Another process holds the database.
    #[wire(same_as = Full)]
    Locked,
    /// The server is about to end.
    #[wire(same_as = Full)]
    Stopping,
}
