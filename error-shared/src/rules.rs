//! What a value must be, and what to say when it is not. The macro asks for literals, a `const`
//! assertion for constants.
//!
//! Each rule answers `None`, or what is wrong and what to write instead.

/// Whether it is one of the five codes that JSON-RPC itself defines (section 5.1).
#[must_use]
pub const fn is_predefined(code: i32) -> bool {
    matches!(code, -32700 | -32603..=-32600)
}

/// A JSON-RPC code is not reserved (section 5.1).
#[must_use]
pub const fn code(code: i32) -> Option<&'static str> {
    match code {
        -32768..=-32000 if !is_predefined(code) && code < -32099 => Some(
            "JSON-RPC 2.0 reserves this code (section 5.1)\n\
             = help: write one of -32700, -32600 to -32603, -32099 to -32000, or a code outside -32768 to -32000",
        ),
        _ => None,
    }
}

/// A JSON-RPC code is predefined, or within `code_range`.
#[must_use]
pub const fn code_in_range(code: i32, first: i32, last: i32) -> Option<&'static str> {
    if is_predefined(code) || first <= code && code <= last {
        return None;
    }
    Some(
        "this code is outside the enum's `code_range`\n\
         = help: write a `code` within the range, or one of -32700, -32600 to -32603",
    )
}

/// An application code stands beside an HTTP status or a gRPC code.
#[must_use]
pub const fn code_alone(code: i32) -> Option<&'static str> {
    if is_predefined(code) {
        return None;
    }
    Some(
        "an application code alone says nothing to HTTP and gRPC\n\
         = help: add `http = 404` or `grpc = NotFound` beside it",
    )
}

/// A status is an error status.
#[must_use]
pub const fn http(status: u16) -> Option<&'static str> {
    match status {
        400..=599 => None,
        _ => Some(
            "this is no HTTP error status\n\
             = help: write a status from 400 to 599",
        ),
    }
}

/// A reason is as AIP-193 has it.
#[must_use]
pub const fn reason(reason: &str) -> Option<&'static str> {
    const FAULT: Option<&str> = Some(
        "AIP-193 forbids this reason\n\
         = help: write 3 to 63 of `A` to `Z`, `0` to `9` and `_`, a letter first and no `_` last",
    );
    let bytes = reason.as_bytes();
    if bytes.len() < 3 || bytes.len() > 63 {
        return FAULT;
    }
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'A'..=b'Z' => {}
            b'0'..=b'9' if at > 0 => {}
            b'_' if at > 0 && at < bytes.len() - 1 => {}
            _ => return FAULT,
        }
        at += 1;
    }
    None
}

/// A domain is printable and at most 253 characters.
#[must_use]
pub const fn domain(domain: &str) -> Option<&'static str> {
    let bytes = domain.as_bytes();
    let mut characters = 0;
    let mut printable = true;
    let mut at = 0;
    while at < bytes.len() {
        printable = printable && !bytes[at].is_ascii_control();
        if bytes[at] & 0xC0 != 0x80 {
            characters += 1; // the first byte of one
        }
        at += 1;
    }
    if printable && characters >= 1 && characters <= 253 {
        return None;
    }
    Some(
        "this is no domain\n\
         = help: write 1 to 253 characters, such as `domain = \"shop.example\"`",
    )
}

/// The start of a `type` (RFC 9457) is a URI without what JSON escapes.
#[must_use]
pub const fn type_base(base: &str) -> Option<&'static str> {
    if is_visible(base, 2048) {
        return None;
    }
    Some(
        "this is no start of a URI\n\
         = help: write `type_base = \"https://errors.shop.example/\"`",
    )
}

/// A help link is an absolute http or https URL.
#[must_use]
pub const fn help(url: &str) -> Option<&'static str> {
    let prefix = if starts_with(url, "https://") { 8 } else { 7 };
    let known = prefix == 8 || starts_with(url, "http://");
    if known && url.len() > prefix && is_visible(url, 2048) {
        return None;
    }
    Some(
        "this is no absolute http or https URL\n\
         = help: write `help = \"https://shop.example/errors\"`",
    )
}

/// A status 401 has a challenge (RFC 9110, section 11.6.1).
#[must_use]
pub const fn challenge(status: u16, is_given: bool) -> Option<&'static str> {
    if status != 401 || is_given {
        return None;
    }
    Some(
        "RFC 9110 demands a challenge beside the status 401\n\
         = help: add `www_authenticate = \"Bearer\"`",
    )
}

/// A metadata key is as AIP-193 has it.
#[must_use]
pub const fn metadata_key(key: &str) -> Option<&'static str> {
    let bytes = key.as_bytes();
    let mut is_valid = bytes.len() >= 2 && bytes.len() <= 64 && bytes[0].is_ascii_lowercase();
    let mut at = 0;
    while at < bytes.len() {
        is_valid =
            is_valid && (bytes[at].is_ascii_alphanumeric() || matches!(bytes[at], b'-' | b'_'));
        at += 1;
    }
    if is_valid {
        return None;
    }
    Some(
        "not a valid key of `ErrorInfo.metadata` (AIP-193)\n\
         = help: write 2 to 64 of `a` to `z`, `A` to `Z`, `0` to `9`, `_` and `-`, a lower-case letter first",
    )
}

const fn starts_with(text: &str, prefix: &str) -> bool {
    let (text, prefix) = (text.as_bytes(), prefix.as_bytes());
    if text.len() < prefix.len() {
        return false;
    }
    let mut at = 0;
    while at < prefix.len() {
        if text[at] != prefix[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// Whether `text` is 1 to `most` ASCII characters that one can see, and none that JSON escapes.
const fn is_visible(text: &str, most: usize) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_graphic() || bytes[at] == b'"' || bytes[at] == b'\\' {
            return false;
        }
        at += 1;
    }
    !bytes.is_empty() && bytes.len() <= most
}
