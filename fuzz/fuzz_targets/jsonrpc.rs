#![no_main]

use libfuzzer_sys::fuzz_target;
use wire_error::jsonrpc;

fuzz_target!(|body: &[u8]| {
    wire_error_fuzz::check(
        jsonrpc::decode(body),
        |error, buf| jsonrpc::write_remote(1, error, buf),
        jsonrpc::decode,
    );
    let _ = jsonrpc::decode_object(body);
});
