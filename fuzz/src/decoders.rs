//! The decoders: any bytes are an error that is kept whole, or a fault that says what and where.

use http::header::{CONTENT_TYPE, DATE, HeaderName, RETRY_AFTER, WWW_AUTHENTICATE};
use http::{HeaderMap, HeaderValue};
use serde_json::value::RawValue;
use wire_error::jsonrpc::{Id, ProtocolError};
use wire_error::{Code, RemoteError};

use super::decoded::{check, check_alone};

pub(crate) fn jsonrpc(body: &[u8]) {
    use wire_error::jsonrpc::{decode, decode_batch, decode_object, write, write_remote};

    check(decode(body), |error, buf| write_remote(1, error, buf), decode);
    let _ = decode_object(body);
    for error in decode_batch(body).into_iter().flatten() {
        check_alone(&error);
    }
    if let Ok(id) = serde_json::from_slice::<&RawValue>(body) {
        let mut answer = Vec::new();
        write(Id::from(id), &ProtocolError::InternalError, &mut answer);
        assert!(decode(&answer).is_ok());
    }
}

pub(crate) fn aip193(body: &[u8]) {
    use wire_error::aip193::{decode, write_remote};

    let mut decoded = decode(404, body);
    if let Ok(error) = &mut decoded {
        // What is written always has a canonical code.
        error.grpc_code.get_or_insert(Code::NotFound);
    }
    check(decoded, write_remote, |again| decode(404, again));
}

pub(crate) fn problem(body: &[u8]) {
    use wire_error::problem::{decode, write_remote};

    check(decode(404, body), write_remote, |again| decode(404, again));
}

pub(crate) fn grpc(status: &[u8]) {
    use wire_error::grpc::{decode, write_remote};

    if status.len() > 1500 {
        let _ = decode(status); // written again, it may be cut to fit its headers
        return;
    }
    check(decode(status), write_remote, decode);
}

const NAMES: [HeaderName; 4] = [CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE, DATE];

/// Two bytes are the status, four lines are headers, the rest is the body.
pub(crate) fn http(answer: &[u8]) {
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
    check_alone(&error);
}
