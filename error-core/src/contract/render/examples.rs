//! The bytes of an error with placeholder values, on every wire: the only file here that calls the
//! encoders.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::Write as _;
use core::time::Duration;

use super::help::help;
use crate::contract::{Contract, Entry, FieldType, Kind};
use crate::details::{DETAILS, find};
use crate::read::json::details::read_one;
use crate::read::remote::Rare;
use crate::{DataShape, FieldViolation, HelpLink, OtherDetail, RemoteError};
use crate::{aip193, grpc, jsonrpc, problem};

/// What one error looks like.
pub(super) struct Examples {
    /// A JSON-RPC 2.0 response.
    pub(super) jsonrpc: String,
    /// An AIP-193 body.
    pub(super) aip193: String,
    /// An RFC 9457 body.
    pub(super) problem: String,
    /// The headers of a gRPC response.
    pub(super) grpc: String,
}

impl Examples {
    pub(super) fn of(contract: &Contract, error: &Entry) -> Self {
        let mut remote = remote(error);
        add_rpc_details(error, &mut remote);
        let mut as_problem = remote.clone();
        as_problem.other = members(contract, error);
        Self {
            jsonrpc: text(|buf| {
                jsonrpc::write_remote(1, &in_jsonrpc(contract, error, &remote), buf);
            }),
            aip193: text(|buf| aip193::write_remote(&remote, buf)),
            problem: text(|buf| problem::write_remote(&as_problem, buf)),
            grpc: grpc_headers(&remote),
        }
    }

    /// The HTTP body that is sent of the error; of a layout that is not this crate's, none.
    pub(super) fn body(&self, contract: &Contract, error: &Entry) -> Option<&str> {
        match contract.body_of(error) {
            "aip193" => Some(&self.aip193),
            "problem" => Some(&self.problem),
            _ => None,
        }
    }
}

fn text(write: impl FnOnce(&mut Vec<u8>)) -> String {
    let mut buf = Vec::new();
    write(&mut buf);
    String::from_utf8(buf).expect("JSON is text")
}

/// An error of this kind, with what all wires have.
fn remote(error: &Entry) -> RemoteError {
    let mut remote = RemoteError::default();
    remote.code = Some(error.code);
    remote.http_status = Some(error.http);
    remote.grpc_code = Some(error.grpc);
    remote.message = message(error);
    remote.reason.clone_from(&error.reason);
    remote.domain.clone_from(&error.domain);
    if error.reason.is_some() {
        for (key, field) in &error.metadata {
            remote.metadata.insert(key.clone(), placeholder(key, *field));
        }
    }
    if let Some(url) = help(error) {
        let of = error.reason.as_ref().map(|reason| format!(" for {reason}"));
        let description = format!("Documentation{}", of.unwrap_or_default());
        remote.help.push(HelpLink::new(description, url));
    }
    if error.retry_after {
        remote.retry_after = Some(Duration::from_secs(1));
    }
    if error.field_violations {
        remote.field_violations.push(FieldViolation::new("<field>", "<what is wrong with it>"));
    }
    remote
}

/// The value that an example has for a field.
fn placeholder(key: &str, field: FieldType) -> String {
    match field.kind {
        Kind::Integer => "1".to_owned(),
        Kind::Number => "1.5".to_owned(),
        Kind::Boolean => "true".to_owned(),
        Kind::String | Kind::Json => format!("<{key}>"),
    }
}

/// The template with placeholders for its fields.
fn message(error: &Entry) -> String {
    let mut message = String::new();
    let mut rest = error.template();
    while let Some(at) = rest.find(['{', '}']) {
        message.push_str(&rest[..at]);
        let (brace, after) = rest[at..].split_at(1);
        rest = after;
        if let Some(after) = rest.strip_prefix(brace) {
            message.push_str(brace);
            rest = after;
        } else if brace == "{" {
            let end = rest.find('}').unwrap_or(rest.len());
            let name = rest[..end].split(':').next().unwrap_or_default().trim();
            message.push_str(&shown(error, name));
            rest = &rest[end..]; // its own brace stands alone, and is left out
        }
    }
    message.push_str(rest);
    message
}

/// A field is known by its name in Rust, and its key may be that in another case.
fn shown(error: &Entry, name: &str) -> String {
    let letters = |text: &str| text.replace(['_', '-'], "").to_ascii_lowercase();
    let key = error.metadata.iter().find(|(key, _)| letters(key) == letters(name));
    match key {
        Some((key, field)) => placeholder(key, *field),
        None => format!("<{name}>"),
    }
}

/// What JSON-RPC's `error.data` has of an error.
fn in_jsonrpc(contract: &Contract, error: &Entry, with_details: &RemoteError) -> RemoteError {
    let data = match contract.data_of(error) {
        "info" => DataShape::Info,
        "none" => DataShape::None,
        _ => DataShape::Details,
    };
    let mut remote = with_details.clone();
    remote.data = data;
    if error.data || data == DataShape::None {
        remote = RemoteError::default();
        remote.code = with_details.code;
        remote.message.clone_from(&with_details.message);
    } else if data == DataShape::Info {
        remote.retry_after = None;
        remote.field_violations.clear();
        remote.help.clear();
        remote.rare = Rare::default();
    }
    if error.data {
        remote.data = DataShape::None;
        remote.other.push(OtherDetail::json("{}"));
    }
    remote
}

/// Adds each `google.rpc` detail that is known at run time alone, with placeholders.
fn add_rpc_details(error: &Entry, remote: &mut RemoteError) {
    for name in &error.rpc_details {
        let Some(at) = find(&format!("google.rpc.{name}")) else { continue };
        let (type_url, members) = (DETAILS[at].type_url, DETAILS[at].placeholders);
        read_one(&format!(r#"{{"@type":"{type_url}",{members}}}"#), remote);
    }
}

/// What problem+json has, and no other wire.
fn members(contract: &Contract, error: &Entry) -> Vec<OtherDetail> {
    let mut members = Vec::new();
    let text = |text: &str| serde_json::Value::from(text).to_string();
    let mut push = |name: &str, json: String| {
        members.push(OtherDetail::json(&format!("{{{}:{json}}}", text(name))));
    };
    if let Some(uri) = contract.type_uri(error) {
        push("type", text(&uri));
        let words = || error.reason.as_deref().map(words);
        if let Some(title) = error.title.clone().or_else(words) {
            push("title", text(&title));
        }
    }
    for (name, field) in &error.extensions {
        let json = match field.kind {
            Kind::String => text(&placeholder(name, *field)),
            Kind::Json => "{}".to_owned(),
            _ => placeholder(name, *field),
        };
        push(name, json);
    }
    members
}

/// `TASK_NOT_FOUND` as `Task not found`.
fn words(reason: &str) -> String {
    let (first, rest) = reason.split_at(reason.len().min(1));
    format!("{first}{}", rest.to_ascii_lowercase().replace('_', " "))
}

/// As they stand in the trailers.
fn grpc_headers(error: &RemoteError) -> String {
    let mut status = Vec::new();
    grpc::write_remote(error, &mut status);
    let code = error.grpc_code.map_or(2, crate::Code::number);
    format!(
        "grpc-status: {code}\ngrpc-message: {}\ngrpc-status-details-bin: {}",
        percent(&error.message),
        base64(&status)
    )
}

/// As gRPC writes a message: what is not printable ASCII, and `%`, by its bytes.
fn percent(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b' '..=b'~' if byte != b'%' => encoded.push(char::from(byte)),
            _ => {
                let _ = write!(encoded, "%{byte:02X}");
            }
        }
    }
    encoded
}

/// As gRPC writes bytes in a header: without padding.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let at = |place: usize| u32::from(chunk.get(place).copied().unwrap_or_default());
        let word = at(0) << 16 | at(1) << 8 | at(2);
        for digit in 0..=chunk.len() {
            let place = (word >> (18 - 6 * digit)) & 63;
            text.push(char::from(DIGITS[place as usize]));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_has_no_padding() {
        let encoded = ["", "f", "fo", "foo", "foob"].map(|text| base64(text.as_bytes()));
        assert_eq!(encoded, ["", "Zg", "Zm8", "Zm9v", "Zm9vYg"]);
    }

    #[test]
    fn a_message_has_placeholders_for_its_fields() {
        let mut error = Entry::new(404, crate::Code::NotFound, -32001);
        error.message = Some("{{{order_id:>8}}} of {owner} }}".to_string());
        error.metadata.insert("orderId".to_string(), FieldType::new(Kind::Integer));
        assert_eq!(message(&error), "{1} of <owner> }");
    }
}
