//! `serde_json::json!`, then `to_vec`: as the published `A2aError` does it.

use std::hint::black_box;
use std::rc::Rc;

use serde_json::{Value, json};

use super::PlainError;
use crate::Case;
use crate::rows::{AIP193_16, ID, JSONRPC_1_KEY, JSONRPC_VEC, PROBLEM_16, plain};

const WHO: &str = "by hand with Value";

fn info() -> Value {
    json!({
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        "reason": "TASK_NOT_FOUND",
        "domain": "a2a-protocol.org",
    })
}

fn response(error: &PlainError, info: &Value) -> Vec<u8> {
    let response = json!({
        "jsonrpc": "2.0",
        "id": ID,
        "error": { "code": -32001, "message": error.to_string(), "data": [info] },
    });
    serde_json::to_vec(&response).expect("a Value serializes")
}

fn aip193(error: &PlainError) -> Vec<u8> {
    let body = json!({
        "error": {
            "code": 404,
            "message": error.to_string(),
            "status": "NOT_FOUND",
            "details": [info()],
        },
    });
    serde_json::to_vec(&body).expect("a Value serializes")
}

fn problem(error: &PlainError) -> Vec<u8> {
    let body = json!({
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": error.to_string(),
        "reason": "TASK_NOT_FOUND",
        "domain": "a2a-protocol.org",
    });
    serde_json::to_vec(&body).expect("a Value serializes")
}

pub(super) fn jsonrpc(row: &'static str, error: &Rc<PlainError>) -> Case {
    let error = error.clone();
    Case::returned(row, WHO, move || response(black_box(&error), &info()))
}

pub(super) fn others(error: &Rc<PlainError>) -> [Case; 4] {
    let [vec, one, http, details] = std::array::from_fn(|_| error.clone());
    let text = plain(16);
    [
        jsonrpc(JSONRPC_VEC, &vec),
        Case::returned(JSONRPC_1_KEY, WHO, move || {
            let mut info = info();
            info["metadata"] = json!({ "task_id": black_box(&text) });
            response(black_box(&one), &info)
        }),
        Case::returned(AIP193_16, WHO, move || aip193(black_box(&http))),
        Case::returned(PROBLEM_16, WHO, move || problem(black_box(&details))),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::errors;

    fn parsed(json: &[u8]) -> Value {
        serde_json::from_slice(json).unwrap()
    }

    #[test]
    fn the_values_are_the_same() {
        let (error, ours) = (super::super::not_found(plain(16)), errors::not_found(plain(16)));
        let jsonrpc = wire_error::jsonrpc::to_vec(ID, &ours);
        assert_eq!(parsed(&response(&error, &info())), parsed(&jsonrpc));
        assert_eq!(parsed(&aip193(&error)), parsed(&wire_error::aip193::to_vec(&ours)));
        assert_eq!(parsed(&problem(&error)), parsed(&wire_error::problem::to_vec(&ours)));
    }
}
