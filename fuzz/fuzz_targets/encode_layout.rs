#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| wire_error_fuzz::run("encode_layout", input));
