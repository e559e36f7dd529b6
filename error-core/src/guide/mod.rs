#![cfg_attr(docsrs, doc(auto_cfg = false))] // the pages are for whoever chooses a feature
//! A guide: each page opens with the problem that it solves.
//!
//! | page | the problem |
//! |---|---|
//! | [start] | your service has errors, and callers need to tell them apart |
//! | [shared_contract] | servers and clients keep their own lists of the same errors |
//! | [layers] | the error comes up through `anyhow` and other people's types |
//! | [own_body] | your clients read a body that none of the formats has |
//! | [batches] | one JSON-RPC request holds many calls, and some of them fail |
//! | [migrating] | there are errors already: `IntoResponse` by hand, thiserror, tonic-types, http-api-problem |
//! | [testing] | nobody may leak a private value, not even next year |
//! | [`contract::ci`](crate::contract::ci) | a changed error breaks clients that nobody asked |
//! | [troubleshooting] | the compiler refuses, and you want to know why |
//! | [versions] | you update this crate, and need to know what your clients will see |

#[doc = include_str!("start.md")]
pub mod start {}

#[doc = include_str!("shared_contract.md")]
pub mod shared_contract {}

#[doc = include_str!("layers.md")]
pub mod layers {}

#[doc = include_str!("own_body.md")]
pub mod own_body {}

#[doc = include_str!("batches.md")]
pub mod batches {}

#[doc = include_str!("migrating.md")]
pub mod migrating {}

#[doc = include_str!("testing.md")]
pub mod testing {}

#[doc = include_str!("troubleshooting.md")]
pub mod troubleshooting {}

#[doc = include_str!("versions.md")]
pub mod versions {}
