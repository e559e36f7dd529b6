//! Structs that derive `Serialize`, and `serde_json::to_writer`.

use std::hint::black_box;
use std::rc::Rc;

use serde::Serialize;

use super::PlainError;
use crate::Case;
use crate::rows::{
    AIP193_16, ID, JSONRPC_1_KEY, JSONRPC_4_KEYS, JSONRPC_VEC, NUMBER, PROBLEM_16, plain,
};

const WHO: &str = "serde structs";

#[derive(Serialize)]
struct Response<'a, M> {
    jsonrpc: &'static str,
    id: i64,
    error: ErrorObject<'a, M>,
}

#[derive(Serialize)]
struct ErrorObject<'a, M> {
    code: i32,
    message: String,
    data: [ErrorInfo<'a, M>; 1],
}

#[derive(Serialize)]
struct ErrorInfo<'a, M> {
    #[serde(rename = "@type")]
    type_url: &'static str,
    reason: &'a str,
    domain: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    metadata: Option<M>,
}

#[derive(Serialize)]
struct OneKey<'a> {
    task_id: &'a str,
}

#[derive(Serialize)]
struct FourKeys<'a> {
    task_id: &'a str,
    context_id: &'a str,
    holder: &'a str,
    version: String,
}

#[derive(Serialize)]
struct Aip193<'a> {
    error: Aip193Error<'a>,
}

#[derive(Serialize)]
struct Aip193Error<'a> {
    code: u16,
    message: String,
    status: &'static str,
    details: [ErrorInfo<'a, ()>; 1],
}

#[derive(Serialize)]
struct Problem<'a> {
    r#type: &'static str,
    title: &'static str,
    status: u16,
    detail: String,
    reason: &'a str,
    domain: &'static str,
}

fn info<M>(reason: &str, metadata: Option<M>) -> ErrorInfo<'_, M> {
    ErrorInfo {
        type_url: "type.googleapis.com/google.rpc.ErrorInfo",
        reason,
        domain: "a2a-protocol.org",
        metadata,
    }
}

fn response<'a, M>(
    error: &PlainError,
    code: i32,
    reason: &'a str,
    metadata: Option<M>,
) -> Response<'a, M> {
    let error = ErrorObject { code, message: error.to_string(), data: [info(reason, metadata)] };
    Response { jsonrpc: "2.0", id: ID, error }
}

fn write(value: &impl Serialize, buf: &mut Vec<u8>) {
    serde_json::to_writer(buf, value).expect("a Vec grows");
}

fn write_jsonrpc(error: &PlainError, buf: &mut Vec<u8>) {
    write(&response::<()>(error, -32001, "TASK_NOT_FOUND", None), buf);
}

pub(super) fn jsonrpc(row: &'static str, error: &Rc<PlainError>) -> Case {
    let error = error.clone();
    Case::into_buffer(row, WHO, move |buf| write_jsonrpc(black_box(&error), buf))
}

pub(super) fn others(error: &Rc<PlainError>) -> [Case; 5] {
    let [vec, one, four, aip193, problem] = std::array::from_fn(|_| error.clone());
    let text = plain(16);
    let same = text.clone();
    [
        Case::returned(JSONRPC_VEC, WHO, move || {
            let mut buf = Vec::with_capacity(512);
            write_jsonrpc(black_box(&vec), &mut buf);
            buf
        }),
        Case::into_buffer(JSONRPC_1_KEY, WHO, move |buf| {
            let keys = OneKey { task_id: black_box(&text) };
            write(&response(black_box(&one), -32001, "TASK_NOT_FOUND", Some(keys)), buf);
        }),
        Case::into_buffer(JSONRPC_4_KEYS, WHO, move |buf| {
            let [task_id, context_id, holder] = [black_box(&*same); 3];
            let version = black_box(NUMBER).to_string();
            let keys = FourKeys { task_id, context_id, holder, version };
            write(&response(black_box(&four), -32002, "TASK_CONFLICT", Some(keys)), buf);
        }),
        Case::into_buffer(AIP193_16, WHO, move |buf| {
            let error = Aip193Error {
                code: 404,
                message: black_box(&aip193).to_string(),
                status: "NOT_FOUND",
                details: [info("TASK_NOT_FOUND", None)],
            };
            write(&Aip193 { error }, buf);
        }),
        Case::into_buffer(PROBLEM_16, WHO, move |buf| {
            let problem = Problem {
                r#type: "about:blank",
                title: "Not Found",
                status: 404,
                detail: black_box(&problem).to_string(),
                reason: "TASK_NOT_FOUND",
                domain: "a2a-protocol.org",
            };
            write(&problem, buf);
        }),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::errors;
    use crate::rows::{ID, escapes};

    #[test]
    fn the_bytes_are_the_same() {
        for text in [plain(16), escapes(256)] {
            let mut buf = vec![];
            write_jsonrpc(&super::super::not_found(text.clone()), &mut buf);
            assert_eq!(buf, wire_error::jsonrpc::to_vec(ID, &errors::not_found(text)));
        }
        let error = errors::conflict(&plain(16), NUMBER);
        let text = plain(16);
        let [task_id, context_id, holder] = [&*text; 3];
        let keys = FourKeys { task_id, context_id, holder, version: NUMBER.to_string() };
        let mut buf = vec![];
        let plain_error = super::super::not_found(plain(16));
        write(&response(&plain_error, -32002, "TASK_CONFLICT", Some(keys)), &mut buf);
        assert_eq!(buf, wire_error::jsonrpc::to_vec(ID, &error));
    }
}
