//! The A2A server, over real sockets, as the clients that people use see it.

mod bad_input;
mod documents;
mod grpc;
mod http;
mod jsonrpc;
mod load;
mod operation;
mod redaction;
mod request_id;
mod server;
mod sizes;
mod vectors;
