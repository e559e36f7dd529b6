//! The phrases of HTTP status codes.

/// The phrase of a status in IANA's registry, or the name of its class.
#[must_use]
pub const fn phrase(status: u16) -> &'static str {
    match status {
        400 => "Bad Request",
        401 => "Unauthorized",
        402 => "Payment Required",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        406 => "Not Acceptable",
        407 => "Proxy Authentication Required",
        408 => "Request Timeout",
        409 => "Conflict",
        410 => "Gone",
        411 => "Length Required",
        412 => "Precondition Failed",
        413 => "Content Too Large",
        414 => "URI Too Long",
        415 => "Unsupported Media Type",
        416 => "Range Not Satisfiable",
        417 => "Expectation Failed",
        421 => "Misdirected Request",
        422 => "Unprocessable Content",
        423 => "Locked",
        424 => "Failed Dependency",
        425 => "Too Early",
        426 => "Upgrade Required",
        428 => "Precondition Required",
        429 => "Too Many Requests",
        431 => "Request Header Fields Too Large",
        451 => "Unavailable For Legal Reasons",
        499 => "Client Closed Request", // nginx's; not registered, but widely known
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        505 => "HTTP Version Not Supported",
        506 => "Variant Also Negotiates",
        507 => "Insufficient Storage",
        508 => "Loop Detected",
        511 => "Network Authentication Required",
        ..500 => "Client Error",
        _ => "Server Error",
    }
}

/// What an opaque error says that has no message of its own: the phrase of its status in lower case,
/// and of 500 "internal error".
#[derive(Debug, Clone, Copy)]
pub struct OpaqueMessage {
    bytes: [u8; 40],
    len: usize,
}

impl OpaqueMessage {
    /// The message of an error with this status.
    #[must_use]
    pub const fn of(status: u16) -> Self {
        let phrase = if status == 500 { "internal error" } else { phrase(status) }.as_bytes();
        let mut bytes = [0; 40];
        let mut len = 0;
        while len < phrase.len() {
            bytes[len] = phrase[len].to_ascii_lowercase();
            len += 1;
        }
        Self { bytes, len }
    }

    /// The text.
    #[must_use]
    pub const fn as_str(&self) -> &str {
        match core::str::from_utf8(self.bytes.split_at(self.len).0) {
            Ok(text) => text,
            Err(_) => "error", // a phrase is ASCII
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_opaque_error_says_the_phrase_of_its_status() {
        assert_eq!(OpaqueMessage::of(500).as_str(), "internal error");
        assert_eq!(OpaqueMessage::of(503).as_str(), "service unavailable");
        assert_eq!(OpaqueMessage::of(598).as_str(), "server error");
        for status in 400..600 {
            assert_eq!(
                OpaqueMessage::of(status).as_str().len(),
                match status {
                    500 => 14,
                    status => phrase(status).len(),
                }
            );
        }
    }
}
