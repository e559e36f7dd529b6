//! The crates for RFC 9457.

use std::hint::black_box;
use std::rc::Rc;

use http_api_problem::HttpApiProblem;
use masterror::{AppCode, AppError, ProblemJson};
use problem_details::ProblemDetails;
use serde::Serialize;

use super::PlainError;
use crate::Case;
use crate::rows::PROBLEM_16;

#[derive(Serialize)]
struct Extensions {
    reason: &'static str,
    domain: &'static str,
}

fn problem_details(error: &PlainError, buf: &mut Vec<u8>) {
    let problem = ProblemDetails::from_status_code(http::StatusCode::NOT_FOUND)
        .with_detail(error.to_string())
        .with_extensions(Extensions { reason: "TASK_NOT_FOUND", domain: "a2a-protocol.org" });
    serde_json::to_writer(buf, &problem).expect("a Vec grows");
}

fn http_api_problem(error: &PlainError) -> Vec<u8> {
    HttpApiProblem::with_title_and_type(http::StatusCode::NOT_FOUND)
        .detail(error.to_string())
        .value("reason", &"TASK_NOT_FOUND")
        .value("domain", &"a2a-protocol.org")
        .json_bytes()
}

fn masterror(error: &PlainError, buf: &mut Vec<u8>) {
    let error = AppError::not_found(error.to_string()).with_code(AppCode::new("TASK_NOT_FOUND"));
    serde_json::to_writer(buf, &ProblemJson::from_app_error(error)).expect("a Vec grows");
}

pub(super) fn cases(error: &Rc<PlainError>) -> [Case; 3] {
    let [one, two, three] = std::array::from_fn(|_| error.clone());
    [
        Case::into_buffer(PROBLEM_16, "problem_details", move |buf| {
            problem_details(black_box(&one), buf);
        }),
        Case::returned(PROBLEM_16, "http-api-problem", move || http_api_problem(black_box(&two))),
        Case::into_buffer(PROBLEM_16, "masterror", move |buf| masterror(black_box(&three), buf)),
    ]
}
