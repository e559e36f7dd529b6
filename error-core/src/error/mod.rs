//! What an error says of itself. It knows no format.

#[cfg(feature = "alloc")]
pub(crate) mod challenge;
pub(crate) mod escape;
pub(crate) mod report;
#[cfg(feature = "alloc")]
pub(crate) mod rpc_details;
