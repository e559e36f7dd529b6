//! What the derive makes of each form of error, seen from outside: whole outputs.

mod debug;
mod defaults;
mod disclosed;
mod forms;
mod forward;
mod generics;
mod internal_display;
mod message;
mod metadata;
mod nested;
mod no_debug;
mod opaque;
mod report;
mod same_as;
mod source;
mod transparent;

use wire_error::{Disclosed, jsonrpc};

/// The JSON-RPC error object: the format that shows every detail.
fn object<'a>(error: impl Into<Disclosed<'a>>) -> String {
    let mut buf = vec![];
    jsonrpc::write_object(error, &mut buf);
    String::from_utf8(buf).unwrap()
}
