#![no_main]

use http::header::{CONTENT_TYPE, DATE, HeaderName, RETRY_AFTER, WWW_AUTHENTICATE};
use http::{HeaderMap, HeaderValue};
use libfuzzer_sys::fuzz_target;
use wire_error::RemoteError;

const NAMES: [HeaderName; 4] = [CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE, DATE];

// Two bytes are the status, four lines are headers, the rest is the body.
fuzz_target!(|answer: &[u8]| {
    let Some((status, rest)) = answer.split_first_chunk() else { return };
    let mut rest = rest.splitn(5, |byte| *byte == b'\n');
    let mut headers = HeaderMap::new();
    for name in NAMES {
        if let Ok(value) = HeaderValue::from_bytes(rest.next().unwrap_or_default()) {
            headers.insert(name, value);
        }
    }
    let body = rest.next().unwrap_or_default();
    let error = RemoteError::from_http(u16::from_be_bytes(*status), &headers, body);
    assert!(!error.message.is_empty());
    assert_eq!(error.body, body);
    wire_error_fuzz::check_alone(&error);
});
