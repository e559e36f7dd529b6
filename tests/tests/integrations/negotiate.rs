//! AIP-193 or problem details, by the `Accept` header.

use http::{HeaderMap, Response};
use wire_error::HttpBody;
use wire_error::negotiate::{self, Accept};

use crate::shop::*;

#[test]
fn the_header_is_read_as_rfc_9110_has_it() {
    for (header, preferred) in [
        ("application/problem+json", Some(HttpBody::PROBLEM)),
        ("APPLICATION/Problem+JSON", Some(HttpBody::PROBLEM)),
        (" text/html , application/problem+json;q=0.1 ", Some(HttpBody::PROBLEM)),
        ("application/problem+json, application/json;q=0.9", Some(HttpBody::PROBLEM)),
        ("application/json;q=0.9, application/problem+json", Some(HttpBody::PROBLEM)),
        ("application/problem+json, */*", Some(HttpBody::PROBLEM)),
        ("application/*;q=0.5, application/problem+json", Some(HttpBody::PROBLEM)),
        ("application/json;q=0, */*", Some(HttpBody::PROBLEM)),
        (
            "application/problem+json;profile=\"x\";q=0.7, application/json;q=0.3",
            Some(HttpBody::PROBLEM),
        ),
        ("application/json", Some(HttpBody::AIP193)),
        ("application/json, */*", Some(HttpBody::AIP193)),
        ("application/json, application/problem+json;q=0.9", Some(HttpBody::AIP193)),
        ("application/problem+json;q=0, */*", Some(HttpBody::AIP193)),
        ("application/problem+json;q=0.5, */*", Some(HttpBody::AIP193)),
        ("application/json, application/problem+json", None),
        ("*/*", None),
        ("application/*", None),
        ("text/html", None),
        ("", None),
        (",;,=;q", None),
        ("application/problem+json;q=0", None),
        ("application/problem+json;q=-1", None),
        ("application/problem+json;q=0.0000", None),
        ("application/problem+json;q=nan", None),
        ("application/problem+json/x", None),
    ] {
        assert_eq!(Accept::parse(header).preferred(), preferred, "{header:?}");
    }
}

#[test]
fn a_header_that_comes_twice_is_read_as_one_list() {
    let mut headers = HeaderMap::new();
    headers.append("accept", "application/json;q=0.5".parse().unwrap());
    headers.append("accept", "application/problem+json".parse().unwrap());
    headers.append("accept", http::HeaderValue::from_bytes(b"\xff").unwrap());
    assert_eq!(Accept::from(&headers).preferred(), Some(HttpBody::PROBLEM));
    assert_eq!(Accept::from(&HeaderMap::new()).preferred(), None);
}

#[test]
fn the_response_follows_the_request_and_says_that_it_does() {
    for (header, content_type, body) in [
        ("application/problem+json", "application/problem+json", NOT_FOUND_PROBLEM),
        ("application/json", "application/json", NOT_FOUND_AIP193),
        ("*/*", "application/json", NOT_FOUND_AIP193),
    ] {
        let response = Accept::parse(header).response(not_found()).request_id("bad id");
        let response = Response::<Vec<u8>>::from(response);
        assert_eq!(response.status(), 404);
        assert_eq!(response.headers()["content-type"], content_type);
        assert_eq!(response.headers()["vary"], "accept");
        assert_eq!(response.headers()["cache-control"], "no-store");
        assert_eq!(response.body(), body.as_bytes());
    }
}

#[test]
fn without_a_preference_the_type_decides() {
    let kiosk = || KioskError::Shop(not_found());
    let response = Response::<Vec<u8>>::from(Accept::parse("*/*").response(kiosk()));
    assert_eq!(response.headers()["content-type"], "application/shop+json");
    let response = Response::<Vec<u8>>::from(Accept::parse("application/json").response(kiosk()));
    assert_eq!(response.headers()["content-type"], "application/json");
    let response = Response::<Vec<u8>>::from(negotiate::Response::from(kiosk()));
    assert_eq!(response.headers()["content-type"], "application/shop+json");
    assert_eq!(response.headers()["vary"], "accept");
}
