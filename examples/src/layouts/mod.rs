//! Error bodies that other standards fix, each a [`Layout`](wire_error::Layout) of its own.
//!
//! A service that has such a body already declares one with `body = open_ai::OpenAi` and keeps it:
//! with `?` in handlers, for rejections and panics too. A layout is handed the public view of an
//! error, so none of them can leak what is private.

pub mod connect;
pub mod graphql;
pub mod json_api;
pub mod kubernetes;
pub mod oauth;
pub mod open_ai;
