#![no_main]

use libfuzzer_sys::fuzz_target;
use wire_error::{Code, aip193};

fuzz_target!(|body: &[u8]| {
    let mut decoded = aip193::decode(404, body);
    if let Ok(error) = &mut decoded {
        // What is written always has a canonical code.
        error.grpc_code.get_or_insert(Code::NotFound);
    }
    wire_error_fuzz::check(decoded, aip193::write_remote, |again| aip193::decode(404, again));
});
