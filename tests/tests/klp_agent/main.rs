//! The KLP agent, by a peer of its own over a real Unix socket.

mod bad_input;
mod jobs;
mod kinds;
mod newer_agent;
mod peer;
mod redaction;
mod socket;
mod streams;
