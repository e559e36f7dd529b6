//! What is asked of every error that was decoded.

use wire_error::{DecodeError, OtherDetail, Received, RemoteError, aip193, grpc, jsonrpc, problem};

use super::known::Client;

/// Asks of a decoded error that it is kept whole wherever it goes.
///
/// `write` writes it again in the format that it came in, and `read` reads that.
///
/// # Panics
///
/// Where something is lost, a log line is forged, or a body does not fit a line.
pub(crate) fn check(
    decoded: Result<RemoteError, DecodeError>,
    write: impl Fn(&RemoteError, &mut Vec<u8>),
    read: impl Fn(&[u8]) -> Result<RemoteError, DecodeError>,
) {
    let error = match decoded {
        Ok(error) => error,
        Err(error) => {
            let text = error.to_string();
            assert!(text.len() < 1024 && !text.contains('\n'), "{text}");
            return;
        }
    };
    let mut again = Vec::new();
    write(&error, &mut again);
    let same = match read(&again) {
        Ok(same) => same,
        Err(fault) => panic!("{fault}: {again:?}"),
    };
    check_same(&same, &error);
    let mut twice = Vec::new();
    write(&same, &mut twice);
    assert_eq!(twice, again);
    check_alone(&error);
}

/// Asks of any error what holds without a format.
///
/// # Panics
///
/// Where a log line is forged, a client loses something, or a relay writes what cannot be read.
pub(crate) fn check_alone(error: &RemoteError) {
    for shown in [error.to_string(), Received::<Client>::from(error.clone()).to_string()] {
        assert!(!shown.is_empty());
        assert!(
            !shown.contains(|c: char| c.is_control() || ('\u{2028}'..='\u{2029}').contains(&c))
        );
    }
    if let Client::Unknown(kept) = Client::from(error.clone()) {
        assert_eq!(kept, *error);
    }
    let _ = (error.is_retryable(), error.retry_after());
    let written = |write: fn(&RemoteError, &mut Vec<u8>)| {
        let mut body = Vec::new();
        write(error, &mut body);
        body
    };
    for (body, read) in [
        (
            written(|error, buf| jsonrpc::write_remote("id", error, buf)),
            jsonrpc::decode as fn(&[u8]) -> Result<RemoteError, DecodeError>,
        ),
        (written(aip193::write_remote), |body| aip193::decode(500, body)),
        (written(problem::write_remote), |body| problem::decode(500, body)),
    ] {
        let text = core::str::from_utf8(&body).expect("JSON is UTF-8");
        assert!(!text.contains(|c: char| c.is_control()), "{text}");
        assert!(!text.contains(['\u{2028}', '\u{2029}']), "{text}");
        match read(&body) {
            Ok(again) => {
                // A foreign object becomes members of a problem, of which one may be a reason.
                let is_problem = text.starts_with(r#"{"type""#);
                assert!(is_problem || again.reason == error.reason, "{text}");
            }
            Err(fault) => panic!("{fault}: {text}"),
        }
    }
    grpc::decode(&written(grpc::write_remote)).expect("a status is written");
}

/// The same error, but for what the format has another place for, and white space and escapes in
/// the JSON that is kept as it came.
fn check_same(same: &RemoteError, error: &RemoteError) {
    assert!(same.message == error.message || error.message.is_empty());
    assert_eq!(same.reason, error.reason);
    assert_eq!(same.retry_after, error.retry_after);
    assert_eq!(same.field_violations, error.field_violations);
    assert_eq!(same.help, error.help);
    assert_eq!(same.request_id, error.request_id);
    assert_eq!(same.precondition_failure, error.precondition_failure);
    assert_eq!(same.quota_failure, error.quota_failure);
    assert_eq!(same.resource_info, error.resource_info);
    assert_eq!(same.localized_message, error.localized_message);
    if error.reason.is_none() {
        return; // without a reason no format has a domain or metadata
    }
    assert_eq!(same.domain, error.domain);
    if error.other.iter().all(|other| !matches!(other, OtherDetail::Json(json) if !is_plain(json)))
    {
        assert_eq!(same.metadata, error.metadata);
    } else {
        // A value that is not a string is JSON text, of a detail that is kept as it came.
        assert!(same.metadata.keys().eq(error.metadata.keys()));
    }
}

/// Whether nothing in it must be written in another way.
fn is_plain(json: &str) -> bool {
    !json.contains(|c: char| c.is_control() || ('\u{2028}'..='\u{2029}').contains(&c))
}
