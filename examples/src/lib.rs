//! Three domain enums, and the servers and clients that use them.

pub mod klp;
