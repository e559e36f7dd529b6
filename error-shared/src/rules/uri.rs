//! The rules of URIs: an absolute one, in the characters of RFC 3986, that no browser runs.

use super::case::is_same;

/// The start of a `type` (RFC 9457) is an absolute URI to which a reason can be put.
#[must_use]
pub const fn type_base(base: &str) -> Option<&'static str> {
    let bytes = base.as_bytes();
    if is_uri(base) && matches!(bytes[bytes.len() - 1], b'/' | b'#' | b':' | b'=') {
        return None;
    }
    Some(
        "a `type_base` is the start of an absolute URI, and ends in `/`, `#`, `:` or `=`\n\
         = help: write `type_base = \"https://errors.shop.example/\"`",
    )
}

/// A `type` (RFC 9457) is an absolute URI.
#[must_use]
pub const fn type_uri(uri: &str) -> Option<&'static str> {
    if is_uri(uri) {
        return None;
    }
    Some(
        "a `type_uri` is an absolute URI\n\
         = help: write `type_uri = \"urn:shop:order-not-found\"`",
    )
}

/// A help link is an absolute http or https URL.
#[must_use]
pub const fn help(url: &str) -> Option<&'static str> {
    let is_http = is_scheme(url, "https") || is_scheme(url, "http");
    if is_http && is_uri(url) {
        return None;
    }
    Some(
        "a help link is an absolute http or https URL\n\
         = help: write `help = \"https://shop.example/errors\"`",
    )
}

/// Schemes whose text a browser runs, and that of a type that is none.
const NOT_OURS: &[&str] = &["javascript", "vbscript", "data", "blob", "file", "about"];

/// Whether it is an absolute URI (RFC 3986), of at most 2,048 characters.
const fn is_uri(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut colon = 0;
    while colon < bytes.len()
        && (bytes[colon].is_ascii_alphanumeric() || matches!(bytes[colon], b'+' | b'-' | b'.'))
    {
        colon += 1;
    }
    let has_scheme = colon < bytes.len() && bytes[colon] == b':';
    if !has_scheme || !bytes[0].is_ascii_alphabetic() || bytes.len() > 2048 {
        return false;
    }
    let mut at = 0;
    while at < NOT_OURS.len() {
        if is_scheme(text, NOT_OURS[at]) {
            return false;
        }
        at += 1;
    }
    let has_host = match bytes.split_at(colon + 1).1 {
        [b'/', b'/', rest @ ..] => is_authority(rest),
        [] => false,
        _ => !is_scheme(text, "http") && !is_scheme(text, "https"),
    };
    has_host && has_only_uri_characters(bytes)
}

/// Whether the text starts with this scheme, in whatever case.
const fn is_scheme(text: &str, scheme: &str) -> bool {
    let (text, scheme) = (text.as_bytes(), scheme.as_bytes());
    if text.len() <= scheme.len() || text[scheme.len()] != b':' {
        return false;
    }
    is_same(text.split_at(scheme.len()).0, scheme)
}

/// Whether a host stands before the path, and no user, whose password might be there, too.
const fn is_authority(rest: &[u8]) -> bool {
    let mut at = 0;
    while at < rest.len() && !matches!(rest[at], b'/' | b'?' | b'#') {
        if rest[at] == b'@' {
            return false;
        }
        at += 1;
    }
    at > 0 && rest[0] != b':'
}

/// Each is a character of a URI, and each `%` stands before two hexadecimal digits.
const fn has_only_uri_characters(bytes: &[u8]) -> bool {
    let mut at = 0;
    while at < bytes.len() {
        let is_known = match bytes[at] {
            b'%' => {
                at + 2 < bytes.len()
                    && bytes[at + 1].is_ascii_hexdigit()
                    && bytes[at + 2].is_ascii_hexdigit()
            }
            b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}' => false,
            byte => byte.is_ascii_graphic(),
        };
        if !is_known {
            return false;
        }
        at += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_base_is_absolute_and_ends_where_a_reason_can_follow() {
        for valid in [
            "https://a.example/",
            "urn:a:",
            "https://a.example/errors#",
            "https://a.example/errors?id=",
            "HTTP://[::1]:8080/",
            "tag:shop.example,2026:",
        ] {
            assert_eq!(type_base(valid), None, "{valid}");
        }
        for broken in [
            "",
            "/",
            "#",
            "/errors/",
            "errors/",
            "urn:",
            "https://",
            "https:///",
            "https:/a.example/",
            "https://:80/",
            "https://user:password@a.example/",
            "javascript:",
            "JavaScript:alert(1)//",
            "data:text/html,/",
            "https://a.example/errors",
            "https://a.example/ ",
            "https://a.example/%zz/",
            "https://a.example/<b>/",
            "https://a.example/ü/",
            "1a:b/",
            "a\"/",
        ] {
            assert!(type_base(broken).is_some(), "{broken}");
        }
    }

    #[test]
    fn a_type_uri_is_absolute() {
        for valid in ["urn:ietf:params:acme:error:badNonce", "https://a.example/x", "tag:a,2026:x"]
        {
            assert_eq!(type_uri(valid), None, "{valid}");
        }
        for broken in ["", "about:blank", "order-not-found", "/x", "urn:", "javascript:x", "a b:c"]
        {
            assert!(type_uri(broken).is_some(), "{broken}");
        }
    }

    #[test]
    fn a_help_link_is_an_http_url() {
        for valid in ["https://a.example", "http://a.example/x#", "https://a.example/%20?q=1"] {
            assert_eq!(help(valid), None, "{valid}");
        }
        for broken in [
            "",
            "https://",
            "https:///x",
            "https:x",
            "ftp://a.example",
            "//a.example",
            "https://a b",
        ] {
            assert!(help(broken).is_some(), "{broken}");
        }
    }
}
