//! What an error says of itself. It knows no format.

#[cfg(feature = "std")]
pub(crate) mod catch;
pub(crate) mod challenge;
pub(crate) mod cut;
pub(crate) mod data;
pub(crate) mod details;
pub(crate) mod disclose;
pub(crate) mod disclosed;
pub(crate) mod dyn_error;
pub(crate) mod escape;
pub(crate) mod field_spec;
pub(crate) mod find;
pub(crate) mod http_body;
#[cfg(feature = "json")]
mod json;
pub(crate) mod left_out;
pub(crate) mod report;
pub(crate) mod request;
pub(crate) mod row;
pub(crate) mod rpc_details;
pub(crate) mod spec;
pub(crate) mod spec_options;
pub(crate) mod style;
pub(crate) mod table;
pub(crate) mod template;
pub(crate) mod text;
pub(crate) mod violation;
