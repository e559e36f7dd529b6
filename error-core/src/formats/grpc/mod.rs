//! gRPC: an encoded `google.rpc.Status`, the value of the header `grpc-status-details-bin`.
//!
//! The message travels twice, in the status and percent-encoded in the header `grpc-message`, and
//! peers refuse header blocks from 8 KiB. So the base64 of the status and the percent-encoded
//! message together stay under 7,168 bytes. What does not fit is left out, in this order: details for
//! people, the help link first; descriptions, shortened to 128 bytes; the message, shortened to 256;
//! entries of lists, from the last one on, field violations behind the others; details for programs,
//! such as the resource; metadata values, the longest first; the rest of the message. Texts are cut between
//! characters. The reason, the domain, the delay and the request's id are never cut. Where there is no
//! room for a reason and a domain by hand, and one is longer than any may be, neither is there.
//!
//! See [`google/rpc/status.proto`](https://github.com/googleapis/googleapis/blob/master/google/rpc/status.proto)
//! and [the richer error model](https://grpc.io/docs/guides/error/).

mod decode;
mod encode;
mod relay;

#[cfg(feature = "tonic")]
pub use crate::frameworks::tonic::{Response, from_status, spec_of, to_status};
pub use decode::decode;
pub(crate) use encode::{message, pushback, write_error};
pub use encode::{to_vec, write};
pub use relay::write_remote;
