//! JSON from a peer.

pub(crate) mod details;
mod held;
pub(crate) mod members;
pub(crate) mod message;
pub(crate) mod parse;
pub(crate) mod violations;
