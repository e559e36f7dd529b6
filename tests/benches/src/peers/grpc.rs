//! tonic-types, and prost alone.

use std::collections::HashMap;
use std::hint::black_box;
use std::rc::Rc;

use prost::Message;
use prost_types::Any;
use tonic::{Code, Status};
use tonic_types::{ErrorDetails, StatusExt, pb};

use super::PlainError;
use crate::Case;
use crate::rows::{GRPC_1_KEY, GRPC_16, plain};

/// What `with_error_details` encodes; the status around the bytes costs as much again.
fn tonic_types(error: &PlainError, metadata: HashMap<String, String>) -> Status {
    let details = ErrorDetails::with_error_info("TASK_NOT_FOUND", "a2a-protocol.org", metadata);
    Status::with_error_details(Code::NotFound, error.to_string(), details)
}

fn prost_structs(error: &PlainError, buf: &mut Vec<u8>) {
    let info = pb::ErrorInfo {
        reason: "TASK_NOT_FOUND".into(),
        domain: "a2a-protocol.org".into(),
        metadata: HashMap::new(),
    };
    let status = pb::Status {
        code: Code::NotFound as i32,
        message: error.to_string(),
        details: vec![Any {
            type_url: "type.googleapis.com/google.rpc.ErrorInfo".into(),
            value: info.encode_to_vec(),
        }],
    };
    status.encode(buf).expect("a Vec grows");
}

pub(super) fn cases(error: &Rc<PlainError>) -> [Case; 3] {
    let [one, two, three] = std::array::from_fn(|_| error.clone());
    let text = plain(16);
    [
        Case::returned(GRPC_16, "tonic-types", move || {
            tonic_types(black_box(&one), HashMap::new())
        }),
        Case::returned(GRPC_1_KEY, "tonic-types", move || {
            let metadata = HashMap::from([("task_id".into(), black_box(&text).clone())]);
            tonic_types(black_box(&two), metadata)
        }),
        Case::into_buffer(GRPC_16, "prost structs", move |buf| {
            prost_structs(black_box(&three), buf);
        }),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::errors;

    #[test]
    fn the_bytes_are_the_same() {
        let ours = wire_error::grpc::to_vec(&errors::not_found(plain(16)));
        let error = super::super::not_found(plain(16));
        assert_eq!(tonic_types(&error, HashMap::new()).details(), ours);
        let mut buf = vec![];
        prost_structs(&error, &mut buf);
        assert_eq!(buf, ours);
    }
}
