//! The catalogue of the gateway's errors, for people and for tools.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use reqwest::Method;
use sha2::{Digest, Sha256};
use wire_error::contract::{Contract, render};
use wire_error::jsonrpc::ProtocolError;
use wire_error_examples::serve::Busy;
use wire_error_examples::session::SessionError;

use crate::gateway::{Reply, Running, send};

/// What the gateway may answer.
fn contracts() -> [Contract; 3] {
    [Contract::of::<SessionError>(), Contract::of::<Busy>(), Contract::of::<ProtocolError>()]
}

/// What stands in each element of this name.
fn elements<'p>(page: &'p str, name: &str) -> Vec<&'p str> {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let parts = page.split(&open).skip(1).filter(|part| part.starts_with(['>', ' ']));
    let inside = |part: &'p str| part.split_once('>').unwrap().1.split_once(&close).unwrap().0;
    parts.map(inside).collect()
}

/// The one element of this name, as a policy calls it.
fn source(page: &str, name: &str) -> String {
    let elements = elements(page, name);
    let [text] = elements[..] else { panic!("{} of `{name}`", elements.len()) };
    format!("'sha256-{}'", BASE64.encode(Sha256::digest(text)))
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_comes_with_a_policy_that_allows_its_own_script_and_style_alone() {
    let gateway = Running::start().await;
    let page = render::html(&contracts());
    let policy = format!(
        "default-src 'none'; script-src {}; style-src {}; img-src data:; base-uri 'none'; \
         form-action 'none'; frame-ancestors 'none'",
        source(&page, "script"),
        source(&page, "style"),
    );
    let headers = vec![
        format!("content-length: {}", page.len()),
        format!("content-security-policy: {policy}"),
        "content-type: text/html; charset=utf-8".to_owned(),
    ];
    let reply = send(gateway.request(Method::GET, "/errors")).await;
    assert_eq!(reply, Reply { status: 200, headers, body: page });
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_is_there_as_markdown() {
    let gateway = Running::start().await;
    let markdown = render::markdown(&contracts());
    let headers = vec![
        format!("content-length: {}", markdown.len()),
        "content-type: text/markdown; charset=utf-8".to_owned(),
    ];
    let reply = send(gateway.request(Method::GET, "/errors.md")).await;
    assert_eq!(reply, Reply { status: 200, headers, body: markdown });
}
