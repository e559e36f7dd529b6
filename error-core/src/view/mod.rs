//! What a layout is given of an error: ours, or a peer's.

pub(crate) mod cut;
mod few;
#[cfg(feature = "json")]
mod json;
pub(crate) mod message;
pub(crate) mod metadata;
pub(crate) mod origin;
pub(crate) mod prose;
pub(crate) mod resolve;
pub(crate) mod room;
#[allow(clippy::module_inception, reason = "the folder is named for it")]
pub(crate) mod view;
