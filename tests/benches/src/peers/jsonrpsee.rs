//! jsonrpsee-types: an `ErrorObject` with data, in a `Response`.

use std::hint::black_box;
use std::rc::Rc;

use jsonrpsee_types::{ErrorObject, Id, Response, ResponsePayload};
use serde::Serialize;

use super::PlainError;
use crate::Case;
use crate::rows::ID;

#[derive(Serialize)]
struct ErrorInfo {
    #[serde(rename = "@type")]
    type_url: &'static str,
    reason: &'static str,
    domain: &'static str,
}

const INFO: ErrorInfo = ErrorInfo {
    type_url: "type.googleapis.com/google.rpc.ErrorInfo",
    reason: "TASK_NOT_FOUND",
    domain: "a2a-protocol.org",
};

fn write(error: &PlainError, buf: &mut Vec<u8>) {
    let error = ErrorObject::owned(-32001, error.to_string(), Some([INFO]));
    let payload = ResponsePayload::<()>::error(error);
    let response = Response::new(payload, Id::Number(ID.unsigned_abs()));
    serde_json::to_writer(buf, &response).expect("a Vec grows");
}

pub(super) fn jsonrpc(row: &'static str, error: &Rc<PlainError>) -> Case {
    let error = error.clone();
    Case::into_buffer(row, "jsonrpsee-types", move |buf| write(black_box(&error), buf))
}
