//! Every row by this project.

use std::fmt::Write as _;
use std::hint::black_box;
use std::rc::Rc;

use wire_error::{aip193, grpc, jsonrpc, problem};

use crate::errors::{A2aError, PublishedError, conflict, keyed, not_found};
use crate::rows::{
    AIP193_1_KEY, AIP193_4_KEYS, AIP193_16, AIP193_DISPLAY, AIP193_VEC, DISPLAY_16, DISPLAY_NUMBER,
    DISPLAY_OPAQUE, GRPC_1_KEY, GRPC_16, GRPC_VEC, ID, JSONRPC_1_KEY, JSONRPC_4_KEYS, JSONRPC_16,
    JSONRPC_64K, JSONRPC_256, JSONRPC_ESCAPES, JSONRPC_INFO, JSONRPC_OPAQUE, JSONRPC_VEC, NUMBER,
    PROBLEM_1_KEY, PROBLEM_4_KEYS, PROBLEM_16, PROBLEM_DISPLAY, PROBLEM_VEC, escapes, plain,
};
use crate::{Case, rows};

pub const WHO: &str = "wire-error";

pub fn cases() -> Vec<Case> {
    let mut cases = vec![];
    for (row, text) in [
        (JSONRPC_16, plain(16)),
        (JSONRPC_256, plain(256)),
        (JSONRPC_64K, plain(64 << 10)),
        (JSONRPC_ESCAPES, escapes(256)),
    ] {
        let error = not_found(text);
        cases.push(Case::into_buffer(row, WHO, move |buf| {
            jsonrpc::write(ID, black_box(&error), buf);
        }));
    }
    let published = PublishedError::TaskNotFound { task_id: plain(16) };
    let opaque = A2aError::Internal(std::io::Error::other("disk full"));
    let error = not_found(plain(16));
    cases.extend([
        Case::into_buffer(JSONRPC_INFO, WHO, move |buf| {
            jsonrpc::write(ID, black_box(&published), buf);
        }),
        Case::into_buffer(JSONRPC_OPAQUE, WHO, move |buf| {
            jsonrpc::write(ID, black_box(&opaque), buf);
        }),
        Case::returned(JSONRPC_VEC, WHO, move || jsonrpc::to_vec(ID, black_box(&error))),
    ]);
    for (jsonrpc, aip193, problem, error) in [
        (JSONRPC_1_KEY, AIP193_1_KEY, PROBLEM_1_KEY, keyed(plain(16))),
        (JSONRPC_4_KEYS, AIP193_4_KEYS, PROBLEM_4_KEYS, conflict(&plain(16), NUMBER)),
    ] {
        let error = Rc::new(error);
        let [one, two] = [error.clone(), error.clone()];
        cases.extend([
            Case::into_buffer(jsonrpc, WHO, move |buf| {
                jsonrpc::write(ID, black_box(&*error), buf);
            }),
            Case::into_buffer(aip193, WHO, move |buf| aip193::write(black_box(&*one), buf)),
            Case::into_buffer(problem, WHO, move |buf| problem::write(black_box(&*two), buf)),
        ]);
    }
    let [one, two, three] = std::array::from_fn(|_| not_found(plain(16)));
    cases.extend([
        Case::returned(AIP193_VEC, WHO, move || aip193::to_vec(black_box(&one))),
        Case::returned(PROBLEM_VEC, WHO, move || problem::to_vec(black_box(&two))),
        Case::returned(GRPC_VEC, WHO, move || grpc::to_vec(black_box(&three))),
    ]);
    for (aip193, problem, error) in [
        (AIP193_16, PROBLEM_16, not_found(plain(16))),
        (AIP193_DISPLAY, PROBLEM_DISPLAY, A2aError::NumberNotFound { number: NUMBER }),
    ] {
        let error = Rc::new(error);
        let same = error.clone();
        cases.extend([
            Case::into_buffer(aip193, WHO, move |buf| aip193::write(black_box(&*error), buf)),
            Case::into_buffer(problem, WHO, move |buf| problem::write(black_box(&*same), buf)),
        ]);
    }
    let error = not_found(plain(16));
    let one = keyed(plain(16));
    cases.extend([
        Case::into_buffer(GRPC_16, WHO, move |buf| grpc::write(black_box(&error), buf)),
        Case::into_buffer(GRPC_1_KEY, WHO, move |buf| grpc::write(black_box(&one), buf)),
    ]);
    for (row, error) in [
        (DISPLAY_16, not_found(plain(16))),
        (DISPLAY_NUMBER, A2aError::NumberNotFound { number: NUMBER }),
        (DISPLAY_OPAQUE, A2aError::PushNotificationNotSupported),
    ] {
        cases.push(display(row, WHO, error));
    }
    cases.sort_by_key(|case| rows::ALL.iter().position(|row| *row == case.row));
    cases
}

/// The error by its `Display`, into one string.
pub fn display(
    row: &'static str,
    who: &'static str,
    error: impl std::fmt::Display + 'static,
) -> Case {
    let mut text = String::with_capacity(1024);
    Case::new(row, who, move || {
        text.clear();
        write!(black_box(&mut text), "{}", black_box(&error)).expect("a String grows");
        black_box(&text);
    })
}
