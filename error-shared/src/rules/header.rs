//! The rules of headers: their names and values, challenges, and media types.

use super::case::{is_one_of, is_same};

/// A header of one's own is named by a token (RFC 9110, section 5.1), and is not one that frames the
/// body, describes it, or has a key of its own.
#[must_use]
pub const fn header_name(name: &str) -> Option<&'static str> {
    let len = name.len();
    if len == 0 || len > 128 || token(name.as_bytes(), 0) != len {
        return Some(
            "not a valid name of a header (RFC 9110, section 5.1)\n\
             = help: write a name such as `header(\"Allow\", \"GET, POST\")`",
        );
    }
    if is_one_of(name, FRAMING_HEADERS) {
        return Some(
            "the server sets this header: it frames or describes the body\n\
             = help: remove it; the type of the body is `content_type` on the enum",
        );
    }
    if is_one_of(name, &["WWW-Authenticate"]) {
        return Some(
            "this header has a key of its own\n\
             = help: write `www_authenticate = \"Bearer\"`",
        );
    }
    if is_one_of(name, &["Retry-After"]) {
        return Some(
            "this header has a key of its own\n\
             = help: write `retry_after = \"1.5s\"`",
        );
    }
    None
}

/// Headers that say how the body is sent, or what it is.
pub const FRAMING_HEADERS: &[&str] = &[
    "Connection",
    "Content-Encoding",
    "Content-Length",
    "Content-Range",
    "Content-Type",
    "Keep-Alive",
    "TE",
    "Trailer",
    "Transfer-Encoding",
];

/// The value of a header is visible ASCII, with spaces between.
#[must_use]
pub const fn header_value(value: &str) -> Option<&'static str> {
    let bytes = value.as_bytes();
    let mut is_valid = !bytes.is_empty();
    let mut at = 0;
    while at < bytes.len() {
        let is_end = at == 0 || at == bytes.len() - 1;
        is_valid = is_valid && (bytes[at].is_ascii_graphic() || bytes[at] == b' ' && !is_end);
        at += 1;
    }
    if is_valid {
        return None;
    }
    Some(
        "the value of a header is visible ASCII, without spaces around it\n\
         = help: write such a text, as in `www_authenticate = \"Bearer\"`",
    )
}

/// A challenge is a scheme, and its token or its parameters behind it; several are separated by commas
/// (RFC 9110, section 11.3).
#[must_use]
pub const fn challenge_value(value: &str) -> Option<&'static str> {
    if header_value(value).is_none() && is_challenges(value.as_bytes()) {
        return None;
    }
    Some(
        "a challenge is a scheme, and parameters behind it (RFC 9110, section 11.3)\n\
         = help: write `www_authenticate = \"Bearer\"`, or with parameters `www_authenticate = r#\"Bearer realm=\"shop\"\"#`",
    )
}

const fn is_challenges(bytes: &[u8]) -> bool {
    let mut at = 0;
    loop {
        let scheme = token(bytes, at);
        if scheme == at {
            return false;
        }
        let mut behind = spaces(bytes, scheme);
        let mut has_token = false;
        // No value ends in a space, so something stands behind one.
        if behind > scheme && bytes[behind] != b',' {
            // Its token, or its first parameter.
            let token68 = token68(bytes, behind);
            let end = spaces(bytes, token68);
            has_token = (is_end(bytes, end) || bytes[end] == b',')
                && !takes_parameters(bytes.split_at(at).1.split_at(scheme - at).0);
            let first = if has_token { token68 } else { parameter(bytes, behind) };
            if first == behind {
                return false;
            }
            behind = spaces(bytes, first);
        }
        // Further parameters, up to the next scheme.
        loop {
            if behind == bytes.len() {
                return true;
            }
            if bytes[behind] != b',' {
                return false;
            }
            let next = spaces(bytes, behind + 1);
            let end = if has_token { next } else { parameter(bytes, next) };
            if end == next {
                at = next;
                break;
            }
            behind = spaces(bytes, end);
        }
    }
}

/// Whether the scheme is one of those that never have a token in place of parameters.
const fn takes_parameters(scheme: &[u8]) -> bool {
    is_same(scheme, b"Basic")
        || is_same(scheme, b"Bearer")
        || is_same(scheme, b"Digest")
        || is_same(scheme, b"DPoP")
}

/// The media type of a body, and its parameters (RFC 9110, section 8.3.1).
#[must_use]
pub const fn content_type(text: &str) -> Option<&'static str> {
    if is_media_type(text.as_bytes()) {
        return None;
    }
    Some(
        "a `content_type` is a media type (RFC 9110, section 8.3.1)\n\
         = help: write `content_type = \"application/shop+json\"`",
    )
}

const fn is_media_type(bytes: &[u8]) -> bool {
    let slash = token(bytes, 0);
    if slash == 0 || slash == bytes.len() || bytes[slash] != b'/' {
        return false;
    }
    let mut end = token(bytes, slash + 1);
    if end == slash + 1 || has(bytes, b'*', end) {
        return false;
    }
    while end < bytes.len() {
        let semicolon = spaces(bytes, end);
        if is_end(bytes, semicolon) || bytes[semicolon] != b';' {
            return false;
        }
        let next = spaces(bytes, semicolon + 1);
        end = parameter(bytes, next);
        if end == next {
            return false;
        }
    }
    true
}

/// Whether the byte stands before `end`.
const fn has(bytes: &[u8], byte: u8, end: usize) -> bool {
    let mut at = 0;
    while at < end {
        if bytes[at] == byte {
            return true;
        }
        at += 1;
    }
    false
}

/// Where the token that starts at `at` ends (RFC 9110, section 5.6.2).
const fn token(bytes: &[u8], mut at: usize) -> usize {
    while at < bytes.len()
        && matches!(bytes[at], b'!' | b'#'..=b'\'' | b'*' | b'+' | b'-' | b'.' | b'0'..=b'9'
            | b'A'..=b'Z' | b'^'..=b'z' | b'|' | b'~')
    {
        at += 1;
    }
    at
}

/// Where the token of a scheme ends that has one in place of parameters, or `start` where none stands.
const fn token68(bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    while at < bytes.len()
        && (bytes[at].is_ascii_alphanumeric()
            || matches!(bytes[at], b'-' | b'.' | b'_' | b'~' | b'+' | b'/'))
    {
        at += 1;
    }
    if at == start {
        return start;
    }
    while at < bytes.len() && bytes[at] == b'=' {
        at += 1;
    }
    at
}

/// Where `name=value` or `name="value"` ends, or `at` where none stands.
const fn parameter(bytes: &[u8], at: usize) -> usize {
    let name = token(bytes, at);
    if name == at || is_end(bytes, name) || bytes[name] != b'=' {
        return at;
    }
    let value = name + 1;
    if is_end(bytes, value) || bytes[value] != b'"' {
        let end = token(bytes, value);
        return if end == value { at } else { end };
    }
    let mut end = value + 1;
    while end < bytes.len() && bytes[end] != b'"' {
        end += if bytes[end] == b'\\' { 2 } else { 1 };
    }
    if is_end(bytes, end) { at } else { end + 1 }
}

const fn spaces(bytes: &[u8], mut at: usize) -> usize {
    while at < bytes.len() && bytes[at] == b' ' {
        at += 1;
    }
    at
}

const fn is_end(bytes: &[u8], at: usize) -> bool {
    at >= bytes.len()
}

/// The header that RFC 9110 demands with a status, apart from the challenge of a 401.
#[must_use]
pub const fn demanded_header(status: u16) -> Option<&'static str> {
    match status {
        405 => Some("Allow"),
        407 => Some("Proxy-Authenticate"),
        426 => Some("Upgrade"),
        _ => None,
    }
}

/// A status has the header that RFC 9110 demands with it.
#[must_use]
pub const fn header_demanded(status: u16, names: &[&str]) -> Option<&'static str> {
    let Some(name) = demanded_header(status) else { return None };
    if is_one_of(name, names) {
        return None;
    }
    Some(match status {
        405 => {
            "a 405 has the header `Allow` (RFC 9110, section 15.5.6)\n\
             = help: add `header(\"Allow\", \"GET, POST\")`"
        }
        407 => {
            "a 407 has the header `Proxy-Authenticate` (RFC 9110, section 15.5.8)\n\
             = help: add `header(\"Proxy-Authenticate\", \"Basic\")`"
        }
        _ => {
            "a 426 has the header `Upgrade` (RFC 9110, section 15.5.22)\n\
             = help: add `header(\"Upgrade\", \"HTTP/3.0\")`"
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_challenge_is_a_scheme_and_what_it_takes() {
        for valid in [
            "Bearer",
            "Negotiate",
            "Negotiate a87421000492aa874209af8bc028==",
            "Bearer realm=\"shop\"",
            "Bearer realm=\"a \\\"b\\\" c\", scope=\"orders:read orders:write\"",
            "Digest realm=\"shop\", qop=auth, nonce=abc",
            "Basic realm=\"a\", Bearer",
            "Newauth realm=\"apps\", type=1, title=\"Login\", Basic realm=\"simple\"",
            "Bearer , Basic",
        ] {
            assert_eq!(challenge_value(valid), None, "{valid}");
        }
        for broken in [
            "",
            " Bearer",
            "Bearer realm",
            "Bearer realm=",
            "Bearer realm=\"shop",
            "Bearer realm=\"shop\\\"",
            "Bearer realm=\"shop\" scope=\"a\"",
            "Bearer realm=a b",
            "Bearer,",
            "Bearer: realm",
            "Bearer realm=\"a\",",
            "Bärer",
            "\"Bearer\"",
            "=",
        ] {
            assert!(challenge_value(broken).is_some(), "{broken}");
        }
    }

    #[test]
    fn a_content_type_is_a_media_type() {
        for valid in [
            "application/json",
            "application/a2a+json",
            "application/json; charset=utf-8",
            "application/json;charset=\"utf-8\";v=1",
            "application/vnd.shop.v1+json",
        ] {
            assert_eq!(content_type(valid), None, "{valid}");
        }
        for broken in [
            "",
            "json",
            "application/",
            "/json",
            "a/b/c",
            "*/*",
            "application/*",
            "application/json;",
            "application/json; charset",
            "application/json; charset=",
            "application/json, text/html",
            "application/json\r\nX: y",
            "application/ json",
            "application/jsön",
        ] {
            assert!(content_type(broken).is_some(), "{broken}");
        }
    }
}
