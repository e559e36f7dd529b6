#![no_main]

use libfuzzer_sys::fuzz_target;
use serde_json::value::RawValue;
use wire_error::jsonrpc::{self, Id, ProtocolError};

fuzz_target!(|body: &[u8]| {
    wire_error_fuzz::check(
        jsonrpc::decode(body),
        |error, buf| jsonrpc::write_remote(1, error, buf),
        jsonrpc::decode,
    );
    let _ = jsonrpc::decode_object(body);
    for error in jsonrpc::decode_batch(body).into_iter().flatten() {
        wire_error_fuzz::check_alone(&error);
    }
    if let Ok(id) = serde_json::from_slice::<&RawValue>(body) {
        let mut answer = Vec::new();
        jsonrpc::write(Id::from(id), &ProtocolError::InternalError, &mut answer);
        assert!(jsonrpc::decode(&answer).is_ok());
    }
});
