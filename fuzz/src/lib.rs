//! What every target asks of what it decoded.

use wire_error::{
    DecodeError, OtherDetail, Received, RemoteError, WireError, aip193, grpc, jsonrpc, problem,
};

/// A contract that some inputs keep.
#[derive(Debug, WireError)]
#[wire(domain = "a2a-protocol.org", client = Client)]
pub enum Known {
    /// With each kind of field.
    #[wire(http = 404, code = -32001, reason = "TASK_NOT_FOUND", message = "{id:>4} {name} {ok}")]
    TaskNotFound {
        /// A number.
        #[wire(public = "task_id")]
        id: i64,
        /// A string.
        #[wire(public)]
        name: String,
        /// An option.
        #[wire(public)]
        ok: Option<bool>,
    },
    /// A code alone.
    #[wire(http = 409, code = -32002)]
    Busy,
}

/// Asks of a decoded error that it is kept whole wherever it goes.
///
/// `write` writes it again in the format that it came in, and `read` reads that.
///
/// # Panics
///
/// Where something is lost, a log line is forged, or a body does not fit a line.
pub fn check(
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
    match read(&again) {
        Ok(same) => check_same(&same, &error),
        Err(fault) => panic!("{fault}: {again:?}"),
    }
    let mut twice = Vec::new();
    write(&read(&again).expect("it was read before"), &mut twice);
    assert_eq!(twice, again);
    for shown in [error.to_string(), Received::<Client>::from(error.clone()).to_string()] {
        assert!(
            !shown.contains(|c: char| c.is_control() || ('\u{2028}'..='\u{2029}').contains(&c))
        );
    }
    if let Client::Unknown(kept) = Client::from(error.clone()) {
        assert_eq!(*kept, error);
    }
    let _ = (error.is_retryable(), error.retry_after());
    for write in [
        (|error, buf| jsonrpc::write_remote("id", error, buf)) as fn(&RemoteError, &mut Vec<u8>),
        aip193::write_remote,
        problem::write_remote,
    ] {
        let mut body = Vec::new();
        write(&error, &mut body);
        let body = String::from_utf8(body).expect("JSON is UTF-8");
        assert!(!body.contains(|c: char| c.is_control()), "{body}");
        assert!(!body.contains(['\u{2028}', '\u{2029}']), "{body}");
    }
    let mut status = Vec::new();
    grpc::write_remote(&error, &mut status);
    grpc::decode(&status).expect("a status is written");
}

/// The same error, but for white space and escapes in the JSON that is kept as it came.
fn check_same(same: &RemoteError, error: &RemoteError) {
    let (mut same, mut error) = (same.clone(), error.clone());
    assert_eq!(same.other.len(), error.other.len());
    if error.other.iter().any(|other| matches!(other, OtherDetail::Json(json) if !is_plain(json))) {
        // A value that is no string is JSON text, of a detail that is kept as it came.
        assert!(same.metadata.keys().eq(error.metadata.keys()));
        (same.metadata, error.metadata) = Default::default();
    }
    for (same, error) in same.other.drain(..).zip(error.other.drain(..)) {
        match (same, error) {
            (OtherDetail::Json(same), OtherDetail::Json(error)) if !is_plain(&error) => {
                let value = |json: &str| serde_json::from_str::<serde_json::Value>(json).ok();
                assert_eq!(value(&same), value(&error));
            }
            (same, error) => assert_eq!(same, error),
        }
    }
    assert_eq!(same, error);
}

/// Whether nothing in it must be written in another way.
fn is_plain(json: &str) -> bool {
    !json.contains(|c: char| c.is_control() || ('\u{2028}'..='\u{2029}').contains(&c))
}
