//! Structs that derive `Serialize`, and `serde_json::to_writer`.

use std::hint::black_box;
use std::rc::Rc;

use serde::Serialize;

use super::PlainError;
use crate::Case;
use crate::rows::{
    AIP193_1_KEY, AIP193_4_KEYS, AIP193_16, ID, JSONRPC_1_KEY, JSONRPC_4_KEYS, JSONRPC_VEC, NUMBER,
    PROBLEM_1_KEY, PROBLEM_4_KEYS, PROBLEM_16, plain,
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
struct Aip193<'a, M> {
    error: Aip193Error<'a, M>,
}

#[derive(Serialize)]
struct Aip193Error<'a, M> {
    code: u16,
    message: String,
    status: &'static str,
    details: [ErrorInfo<'a, M>; 1],
}

#[derive(Serialize)]
struct Problem<'a, M> {
    r#type: &'static str,
    title: &'static str,
    status: u16,
    detail: String,
    reason: &'a str,
    domain: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    metadata: Option<M>,
}

impl<'a> FourKeys<'a> {
    fn new(text: &'a str) -> Self {
        let [task_id, context_id, holder] = [text; 3];
        Self { task_id, context_id, holder, version: black_box(NUMBER).to_string() }
    }
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

fn not_found<'a, M>(error: &PlainError, metadata: Option<M>) -> Aip193<'a, M> {
    let details = [info("TASK_NOT_FOUND", metadata)];
    let message = error.to_string();
    Aip193 { error: Aip193Error { code: 404, message, status: "NOT_FOUND", details } }
}

fn conflict<'a, M>(error: &PlainError, metadata: M) -> Aip193<'a, M> {
    let details = [info("TASK_CONFLICT", Some(metadata))];
    let message = error.to_string();
    Aip193 { error: Aip193Error { code: 409, message, status: "ABORTED", details } }
}

fn problem<'a, M>(error: &PlainError, metadata: Option<M>) -> Problem<'a, M> {
    Problem {
        r#type: "about:blank",
        title: "Not Found",
        status: 404,
        detail: error.to_string(),
        reason: "TASK_NOT_FOUND",
        domain: "a2a-protocol.org",
        metadata,
    }
}

fn conflict_problem<'a, M>(error: &PlainError, metadata: M) -> Problem<'a, M> {
    Problem {
        title: "Conflict",
        status: 409,
        reason: "TASK_CONFLICT",
        ..problem(error, Some(metadata))
    }
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

pub(super) fn others(error: &Rc<PlainError>) -> Vec<Case> {
    let vec = error.clone();
    let mut cases = vec![Case::returned(JSONRPC_VEC, WHO, move || {
        let mut buf = Vec::with_capacity(512);
        write_jsonrpc(black_box(&vec), &mut buf);
        buf
    })];
    let mut add = |row, write: fn(&PlainError, &str, &mut Vec<u8>)| {
        let (error, text) = (error.clone(), plain(16));
        cases.push(Case::into_buffer(row, WHO, move |buf| {
            write(black_box(&error), black_box(&text), buf);
        }));
    };
    add(JSONRPC_1_KEY, |error, task_id, buf| {
        write(&response(error, -32001, "TASK_NOT_FOUND", Some(OneKey { task_id })), buf);
    });
    add(JSONRPC_4_KEYS, |error, text, buf| {
        write(&response(error, -32002, "TASK_CONFLICT", Some(FourKeys::new(text))), buf);
    });
    add(AIP193_16, |error, _, buf| write(&not_found::<()>(error, None), buf));
    add(AIP193_1_KEY, |error, task_id, buf| {
        write(&not_found(error, Some(OneKey { task_id })), buf);
    });
    add(AIP193_4_KEYS, |error, text, buf| write(&conflict(error, FourKeys::new(text)), buf));
    add(PROBLEM_16, |error, _, buf| write(&problem::<()>(error, None), buf));
    add(PROBLEM_1_KEY, |error, task_id, buf| {
        write(&problem(error, Some(OneKey { task_id })), buf);
    });
    add(PROBLEM_4_KEYS, |error, text, buf| {
        write(&conflict_problem(error, FourKeys::new(text)), buf);
    });
    cases
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
    }

    #[test]
    fn with_metadata_the_bytes_are_the_same() {
        fn written(value: &impl Serialize) -> Vec<u8> {
            serde_json::to_vec(value).unwrap()
        }

        let text = plain(16);
        let error = super::super::not_found(text.clone());
        let one = || Some(OneKey { task_id: &text });
        let four = || FourKeys::new(&text);
        let ours = errors::keyed(text.clone());
        let rpc = written(&response(&error, -32001, "TASK_NOT_FOUND", one()));
        assert_eq!(rpc, wire_error::jsonrpc::to_vec(ID, &ours));
        assert_eq!(written(&not_found(&error, one())), wire_error::aip193::to_vec(&ours));
        assert_eq!(written(&problem(&error, one())), wire_error::problem::to_vec(&ours));
        let ours = errors::conflict(&text, NUMBER);
        let rpc = written(&response(&error, -32002, "TASK_CONFLICT", Some(four())));
        assert_eq!(rpc, wire_error::jsonrpc::to_vec(ID, &ours));
        assert_eq!(written(&conflict(&error, four())), wire_error::aip193::to_vec(&ours));
        assert_eq!(written(&conflict_problem(&error, four())), wire_error::problem::to_vec(&ours));
        let ours = errors::not_found(text.clone());
        assert_eq!(written(&not_found::<()>(&error, None)), wire_error::aip193::to_vec(&ours));
        assert_eq!(written(&problem::<()>(&error, None)), wire_error::problem::to_vec(&ours));
    }
}
