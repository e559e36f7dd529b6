//! The catalogue of a server's errors.

use axum::Router;
use axum::body::Bytes;
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::routing::get;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest, Sha256};
use wire_error::contract::{Contract, render};

/// `/errors` is a page for people, `/errors.md` has the same as Markdown.
pub(crate) fn catalogue(contracts: &[Contract]) -> Router {
    let page = render::html(contracts);
    let headers = [
        (CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
        (CONTENT_SECURITY_POLICY, policy(&page)),
    ];
    let markdown = Bytes::from(render::markdown(contracts));
    Router::new()
        .route("/errors", get((headers, Bytes::from(page))))
        .route("/errors.md", get(([(CONTENT_TYPE, "text/markdown; charset=utf-8")], markdown)))
}

/// A policy that allows the page its own script and style, by their hashes, and nothing else.
fn policy(page: &str) -> String {
    let script = source(page, "script");
    let style = source(page, "style");
    format!(
        "default-src 'none'; script-src {script}; style-src {style}; img-src data:; \
         base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
}

/// What the policy calls the one element of this name.
fn source(page: &str, element: &str) -> String {
    let (open, close) = (format!("<{element}>"), format!("</{element}>"));
    let inside = page.split_once(&open).and_then(|(_, rest)| rest.split_once(&close));
    let text = inside.map_or("", |(text, _)| text);
    format!("'sha256-{}'", BASE64.encode(Sha256::digest(text)))
}
