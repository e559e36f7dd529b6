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
    CountedOurs(#[wire(public)] Rc<Storage>),
    SharedBox(#[wire(public)] Arc<Box<dyn Error + Send + Sync>>),
    BoxedBox(#[wire(public)] Box<Box<Box<dyn Error>>>),
    FourPointers(#[wire(public)] Box<Box<Box<Box<dyn Error + Send + Sync>>>>),
    OptionalPointers(#[wire(public)] Option<Arc<Box<Rc<std::io::Error>>>>),
    List(#[wire(public)] Vec<std::io::Error>),
    ShownList(#[wire(public, fmt = wire_error::show::list)] Vec<std::io::Error>),
    ShownOurs(#[wire(public, fmt = wire_error::show::list)] [Storage; 2]),
    Alias(#[wire(public)] AnyError),
    Text(#[wire(public)] String),
}

type AnyError = Box<dyn Error>;

#[derive(Debug, WireError)]
#[wire(http = 500)]
struct Unsized(#[wire(public = "cause")] AnError);

type AnError = dyn Error;

#[derive(Debug, WireError)]
#[wire(internal_display, opaque)]
struct Storage {
    host: String,
}

impl std::fmt::Display for Storage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} is down", self.host)
    }
}

impl Error for Storage {}

#[derive(Debug, WireError)]
#[wire(http = 500, metadata = false)]
struct Reported<'a>(#[wire(public)] wire_error::Report<'a>);

fn main() {}
