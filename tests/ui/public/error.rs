//! What an error says was written for logs, so it is not public.

use std::error::Error;
use std::rc::Rc;
use std::sync::Arc;

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 500, metadata = false)]
enum ShopError {
    Plain(#[wire(public)] std::num::ParseIntError),
    Optional(#[wire(public)] Option<std::fmt::Error>),
    Boxed(#[wire(public)] Box<dyn Error + Send + Sync>),
    Shared(#[wire(public)] Arc<std::io::Error>),
    Counted(#[wire(public)] Rc<std::io::Error>),
    OptionalBox(#[wire(public)] Option<Box<dyn Error>>),
    Header(#[wire(header = "X-Cause")] std::net::AddrParseError),
    Ours(#[wire(public)] wire_error::jsonrpc::ProtocolError),
    Text(#[wire(public)] String),
}

fn main() {}
