//! AIP-193 or problem details, by the `Accept` header.

use http::{HeaderMap, Response};
use wire_error::HttpBody;
use wire_error::negotiate::{self, Accept};

use crate::shop::*;

/// AIP-193 under a media type of its own, as A2A declares it.
const A2A: HttpBody = HttpBody::AIP193.with_content_type("application/a2a+json");

const TEXT: HttpBody = HttpBody::AIP193.with_content_type("text/x-shop");

#[test]
fn a_media_type_of_its_own_is_a_vote_for_its_body() {
    let (aip193, problem) = (HttpBody::AIP193, HttpBody::PROBLEM);
    for (header, declared, preferred) in [
        ("application/problem+json", aip193, problem),
        ("APPLICATION/Problem+JSON", aip193, problem),
        (" text/html , application/problem+json;q=0.1 ", aip193, problem),
        ("application/problem+json, */*", aip193, problem),
        ("application/problem+json, application/json;q=0.9", aip193, problem),
        ("application/json;q=0.9, application/problem+json", aip193, problem),
        ("application/*;q=0.5, application/problem+json", aip193, problem),
        ("application/problem+json;profile=\"x\";q=0.7, application/json;q=0.3", aip193, problem),
        ("application/problem+json;q=.2", aip193, problem),
        ("application/problem+json;q=0.5, */*", aip193, aip193),
        ("application/json, application/problem+json;q=0.9", aip193, aip193),
        ("application/json, application/problem+json", aip193, aip193),
        ("application/problem+json, application/a2a+json", A2A, A2A),
        ("application/problem+json, application/a2a+json;q=0.9", A2A, problem),
        ("application/problem+json;q=0.9, application/json", A2A, A2A),
        ("application/problem+json, application/json;q=0.9", A2A, problem),
        ("application/a2a+json", aip193, aip193),
        // the most specific range decides, and of equal ones the higher weight
        (
            "application/problem+json;q=0.1, application/problem+json;q=0.9, application/json;q=0.5",
            aip193,
            problem,
        ),
        (
            "application/problem+json;q=0.9, application/problem+json;q=0.1, application/json;q=0.5",
            aip193,
            problem,
        ),
        ("*/*;q=0.9, application/problem+json;q=0.1, application/json;q=0.5", aip193, aip193),
        ("text/*;q=0.9, application/problem+json;q=0.5", aip193, problem),
        ("application/*;q=0.9, application/problem+json;q=0.5", aip193, aip193),
        ("APPLICATION/*;q=0.9, application/problem+json;q=0.5", aip193, aip193),
        ("text;q=0.9, application/problem+json;q=0.5", aip193, problem),
        ("*;q=0.9, application/problem+json;q=0.5", aip193, aip193),
        ("text/*;q=0.5, application/problem+json;q=0.4", TEXT, TEXT),
        ("application/problem+json;q=0.125, application/json;q=0.124", aip193, problem),
        ("application/problem+json;q=1, application/json;q=0.999", aip193, problem),
        ("application/problem+json;q=1.000, application/json;q=0.999", aip193, problem),
        // what stands in quotes is one parameter's value
        (r#"text/html;x=",application/problem+json,""#, aip193, aip193),
        (r#"text/html;x="\",application/problem+json,""#, aip193, aip193),
        (r#"text/html;x="\\", application/problem+json"#, aip193, problem),
        (r#"application/problem+json;x=";q=0""#, aip193, problem),
    ] {
        assert_eq!(Accept::parse(header).preferred(declared), preferred, "{header:?}");
    }
}

#[test]
fn json_is_a_vote_for_whatever_body_is_declared() {
    for declared in [HttpBody::AIP193, HttpBody::PROBLEM, A2A] {
        for header in [
            "application/json",
            "application/json, */*",
            "application/json, text/plain, */*", // axios
            "application/json;q=0.9, */*;q=0.8",
            "*/*",
            "*",
            "application/*",
            "text/html",
            "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", // Java
            "",
            ",;,=;q",
        ] {
            let preferred = Accept::parse(header).preferred(declared);
            assert_eq!(preferred, declared, "{header:?}");
        }
    }
}

#[test]
fn what_is_refused_is_not_sent_where_another_may_be() {
    let (aip193, problem) = (HttpBody::AIP193, HttpBody::PROBLEM);
    for (header, declared, preferred) in [
        ("application/problem+json;q=0, */*", problem, aip193),
        ("application/problem+json;q=0, application/json", problem, aip193),
        ("application/problem+json;q=0", problem, aip193),
        ("application/json;q=0, */*", aip193, problem),
        ("application/json;q=0", aip193, problem),
        ("application/json;q=0", A2A, A2A),
        ("application/a2a+json;q=0, */*", A2A, problem),
        ("application/problem+json;q=0", aip193, aip193),
        ("application/json;q=0, application/problem+json;q=0", aip193, aip193), // never a 406
        ("*/*;q=0", problem, problem),
    ] {
        assert_eq!(Accept::parse(header).preferred(declared), preferred, "{header:?}");
    }
}

#[test]
fn what_cannot_be_read_has_no_say() {
    for weight in ["-1", "0.0000", "1.0000", "nan", "1.5", "2", "", ".", "0,5", "0x1", "∞"] {
        let header = format!("application/problem+json;q={weight}");
        assert_eq!(
            Accept::parse(&header).preferred(HttpBody::AIP193),
            HttpBody::AIP193,
            "{header}"
        );
    }
    let header = Accept::parse("application/problem+json/x");
    assert_eq!(header.preferred(HttpBody::AIP193), HttpBody::AIP193);
    let mut headers = HeaderMap::new();
    for _ in 0..10_000 {
        headers.append("accept", "text/html;q=0.1".parse().unwrap());
    }
    headers.append("accept", "application/problem+json".parse().unwrap());
    assert_eq!(Accept::from(&headers).preferred(HttpBody::AIP193), HttpBody::AIP193);
}

#[test]
fn a_header_that_comes_twice_is_read_as_one_list() {
    let mut headers = HeaderMap::new();
    headers.append("accept", "application/json;q=0.5".parse().unwrap());
    headers.append("accept", "application/problem+json".parse().unwrap());
    headers.append("accept", http::HeaderValue::from_bytes(b"\xff").unwrap());
    assert_eq!(Accept::from(&headers).preferred(HttpBody::AIP193), HttpBody::PROBLEM);
    assert_eq!(Accept::from(&HeaderMap::new()), Accept::default());
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
    assert_eq!(response.headers()["content-type"], "application/shop+json");
    let response = Response::<Vec<u8>>::from(negotiate::Response::from(kiosk()));
    assert_eq!(response.headers()["content-type"], "application/shop+json");
    assert_eq!(response.headers()["vary"], "accept");
}

#[test]
fn a_header_of_8_kib_has_no_say_and_one_byte_less_has() {
    let header = |len: usize| format!("{:>len$}", "application/problem+json");
    for (len, preferred) in [(8_191, HttpBody::PROBLEM), (8_192, HttpBody::AIP193)] {
        assert_eq!(Accept::parse(&header(len)).preferred(HttpBody::AIP193), preferred, "{len}");
    }
}
