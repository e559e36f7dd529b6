#![no_main]

use libfuzzer_sys::fuzz_target;
use wire_error::problem;

fuzz_target!(|body: &[u8]| {
    wire_error_fuzz::check(problem::decode(404, body), problem::write_remote, |again| {
        problem::decode(404, again)
    });
});
