#![no_main]

use libfuzzer_sys::fuzz_target;
use wire_error::grpc;

fuzz_target!(|status: &[u8]| {
    if status.len() > 1500 {
        let _ = grpc::decode(status); // written again, it may be cut to fit its headers
        return;
    }
    wire_error_fuzz::check(grpc::decode(status), grpc::write_remote, grpc::decode);
});
