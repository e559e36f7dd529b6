//! JSON from a peer.

pub(crate) mod details;
pub(crate) mod members;
pub(crate) mod message;
pub(crate) mod parse;
pub(crate) mod violations;
