//! The `google.rpc` details, one file each: is it said, how it is written, in JSON and in protobuf by
//! one function, and how it is read from protobuf. How they are read from JSON is in `json`.

pub(crate) mod bad_request;
pub(crate) mod error_info;
pub(crate) mod fields;
pub(crate) mod help;
#[cfg(feature = "json")]
pub(crate) mod json;
pub(crate) mod localized_message;
pub(crate) mod precondition_failure;
pub(crate) mod quota_failure;
pub(crate) mod read;
pub(crate) mod request_info;
pub(crate) mod resource_info;
pub(crate) mod retry_info;
pub(crate) mod table;
