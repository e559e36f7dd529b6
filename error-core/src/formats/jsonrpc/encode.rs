//! Writes JSON-RPC 2.0 errors.

use alloc::vec::Vec;

use wire_error_shared::layout::{self, Around};
use wire_error_shared::{Pieces, PreparedBody};

use super::Id;
use crate::details::{self, error_info};
use crate::error::details::DataLayout;
use crate::error::disclosed::Disclosed;
use crate::error::left_out::LeftOut;
use crate::view::resolve::Resolved;
use crate::view::view::View;
use crate::write::json::{Body, Json, render};

/// A whole response, as [`write()`] writes it.
pub fn to_vec<'a>(id: impl Into<Id<'a>>, err: impl Into<Disclosed<'a>>) -> Vec<u8> {
    let mut buf = Vec::with_capacity(512);
    write(id, err, &mut buf);
    buf
}

/// Appends a whole response: `jsonrpc`, `id` and `error` (JSON-RPC 2.0, section 5).
///
/// What is written is shorter than 1 MiB and holds no line break. Where a `Display` panics, the
/// buffer is as it was.
///
/// # Examples
///
/// ```
/// use wire_error::{WireError, jsonrpc};
///
/// #[derive(Debug, WireError)]
/// #[wire(http = 404, code = -32001, message = "no such task")]
/// struct TaskNotFound;
///
/// let mut buf = Vec::new();
/// jsonrpc::write(2, &TaskNotFound, &mut buf);
/// assert_eq!(buf, br#"{"jsonrpc":"2.0","id":2,"error":{"code":-32001,"message":"no such task"}}"#);
/// ```
pub fn write<'a>(id: impl Into<Id<'a>>, err: impl Into<Disclosed<'a>>, buf: &mut Vec<u8>) {
    write_error(id.into(), &err.into(), buf);
}

/// The same, and what was left out.
pub(crate) fn write_error(id: Id<'_>, error: &Disclosed<'_>, buf: &mut Vec<u8>) -> LeftOut {
    render(error, buf, &Response(id))
}

/// Appends the error object alone: `code`, `message` and, where there is something to say, `data`
/// (JSON-RPC 2.0, section 5.1).
pub fn write_object<'a>(err: impl Into<Disclosed<'a>>, buf: &mut Vec<u8>) {
    write_error_object_of(&err.into(), buf);
}

/// The same, and what was left out.
pub(crate) fn write_error_object_of(error: &Disclosed<'_>, buf: &mut Vec<u8>) -> LeftOut {
    render(error, buf, &write_error_object)
}

/// The response to the request with this id.
pub(crate) struct Response<'i>(pub(crate) Id<'i>);

impl Body for Response<'_> {
    #[inline]
    fn prepared<'v>(&self, error: &Resolved<'v>) -> Pieces<'v> {
        let prepared = &error.spec.facts.prepared;
        if error.details.data_layout != prepared.data.into() {
            return Pieces::NONE;
        }
        prepared.body(PreparedBody::JsonRpc)
    }

    #[inline]
    fn write_start(&self, json: &mut Json<'_>) {
        json.raw(r#"{"jsonrpc":"2.0","id":"#);
        self.0.write(json);
    }

    fn write(&self, error: &View<'_>, json: &mut Json<'_>) {
        let message = |json: &mut Json<'_>| json.message(error);
        layout::jsonrpc::response(error.facts, json, message, |json| write_data(error, json));
    }
}

pub(crate) fn write_error_object(error: &View<'_>, json: &mut Json<'_>) {
    let message = |json: &mut Json<'_>| json.message(error);
    layout::jsonrpc::error(error.facts, json, message, |json| write_data(error, json));
}

/// Writes `data`, if there is anything to write, from the end of the message to that of the object.
fn write_data(error: &View<'_>, json: &mut Json<'_>) {
    if let Some(data) = data(error) {
        json.raw(Around::JSONRPC_ALONE.open);
        json.foreign(&data);
        return json.raw(Around::JSONRPC_ALONE.close);
    }
    match error.data_layout() {
        DataLayout::Details => details::write_all(error, &Around::JSONRPC, json),
        DataLayout::Alone => details::write_each(error, &Around::JSONRPC_ALONE, json),
        DataLayout::Info => error_info::write(error, &Around::JSONRPC_ALONE, json),
        DataLayout::None => json.raw(Around::JSONRPC_ALONE.none),
    }
}

/// What stands in place of the details, as JSON.
#[inline]
fn data(error: &View<'_>) -> Option<Vec<u8>> {
    let data = error.details.data.filter(|_| error.cut.says(LeftOut::DATA))?;
    data.to_json().filter(|json| json != b"null")
}
