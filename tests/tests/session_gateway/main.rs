//! The session gateway over real sockets: what it answers, and what it keeps to itself.

mod bad_input;
mod catalogue;
mod gateway;
mod limits;
mod mcp;
mod oracle;
mod redaction;
mod variants;
