//! A reply over HTTP: its body, its status and its headers, of which no error can break the frame.

use std::panic::{AssertUnwindSafe, catch_unwind};

use arbitrary::{Arbitrary, Result, Unstructured};
use http::Response;
use http::header::{CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER, VARY};
use wire_error::negotiate::Accept;
use wire_error::{RemoteError, aip193, jsonrpc, problem};

use super::encoders::{assert_own, check_json};
use super::error::Fuzzed;
use super::text::text;

/// Which wrapper is sent.
#[derive(Debug)]
enum Wrapper {
    Aip193,
    Problem,
    JsonRpc(Option<u16>),
    Negotiated(String),
}

impl Wrapper {
    fn arbitrary(input: &mut Unstructured<'_>) -> Result<Self> {
        Ok(match input.int_in_range(0..=3)? {
            0 => Self::Aip193,
            1 => Self::Problem,
            2 => Self::JsonRpc(input.arbitrary()?),
            _ => Self::Negotiated(text(input)?),
        })
    }
}

pub(crate) fn reply(input: &[u8]) {
    let mut input = Unstructured::new(input);
    let Ok(wrapper) = Wrapper::arbitrary(&mut input) else { return };
    let Ok(error) = Fuzzed::arbitrary(&mut input) else { return };
    let status = match wrapper {
        Wrapper::JsonRpc(status) => match status.unwrap_or(200) {
            status @ 100..=999 => status,
            _ => 500,
        },
        _ => error.spec.http_status(),
    };
    let names: Vec<_> = error.headers.iter().map(|(name, _)| name.to_ascii_lowercase()).collect();
    let delay = error.delay.is_some();
    let id = error.request_id.clone().unwrap_or_default();
    let response = catch_unwind(AssertUnwindSafe(|| match &wrapper {
        Wrapper::Aip193 => Response::from(aip193::Response::from(error).request_id(id)),
        Wrapper::Problem => Response::from(problem::Response::from(error).request_id(id)),
        Wrapper::JsonRpc(None) => Response::from(jsonrpc::Response::from(error).request_id(id)),
        Wrapper::JsonRpc(Some(status)) => {
            Response::from(jsonrpc::Response::from(error).request_id(id).status(*status))
        }
        Wrapper::Negotiated(accept) => Response::from(Accept::parse(accept).response(error)),
    }));
    match response {
        Ok(response) => check(&response, status, &names, delay),
        Err(panic) => assert_own(panic),
    }
}

fn check(response: &Response<Vec<u8>>, status: u16, names: &[String], has_delay: bool) {
    check_json(response.body());
    assert_eq!(response.status().as_u16(), status);
    let headers = response.headers();
    let is_said = |name: &str| names.iter().any(|known| known == name);
    for (name, value) in headers {
        let known = ["content-type", "cache-control", "retry-after", "vary", "www-authenticate"];
        assert!(known.contains(&name.as_str()) || is_said(name.as_str()), "{name}");
        assert!(!value.as_bytes().contains(&b'\n'));
        // The texts of `Vary` are joined, and negotiation adds one.
        let texts = names.iter().filter(|known| *known == name.as_str()).count().max(1);
        let limit = if name == VARY { (texts + 1) * ((64 << 10) + ", ".len()) } else { 64 << 10 };
        assert!(value.len() <= limit, "{name} of {} bytes", value.len());
    }
    assert!(!headers.contains_key("content-length") && !headers.contains_key("transfer-encoding"));
    for (name, is_there) in [(CACHE_CONTROL, true), (CONTENT_TYPE, true), (RETRY_AFTER, has_delay)]
    {
        let count = headers.get_all(&name).iter().count();
        assert!(count == usize::from(is_there) || is_said(name.as_str()) || status < 400, "{name}");
    }
    if let (Some(seconds), false) = (headers.get(RETRY_AFTER), is_said("retry-after")) {
        let seconds: u64 = seconds.to_str().expect("ASCII").parse().expect("a number");
        assert!(seconds <= 2_147_483);
    }
    assert!(headers.get_all(VARY).iter().count() <= 1);
    let remote = RemoteError::from_http(status, headers, response.body());
    assert!(!remote.message.is_empty());
}
