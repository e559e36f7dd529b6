//! The headers of a reply: who said each, and what follows where two say the same.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::{self, Write as _};

/// Who said a header. What a later one says replaces what an earlier one says under the same name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Source {
    /// The error.
    Error,
    /// A layout of one's own.
    Layout,
    /// The wrapper; of a body that is replaced, whoever made that.
    Wrapper,
}

/// The headers of a reply.
pub(crate) struct Headers {
    content_type: &'static str,
    retry_after: Option<u64>,
    varies_by_accept: bool,
    given: Vec<Header>,
    /// The names of those that HTTP does not allow.
    refused: Vec<String>,
}

/// No text of a header is longer, in bytes.
const MAX_HEADER: usize = 64 << 10;

/// The text of a header, which fails where it gets too long.
struct Bounded(String);

impl fmt::Write for Bounded {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if self.0.len() + text.len() > MAX_HEADER {
            return Err(fmt::Error);
        }
        self.0.push_str(text);
        Ok(())
    }
}

struct Header {
    source: Source,
    name: String,
    value: Vec<u8>,
}

impl Headers {
    pub(crate) fn new(content_type: &'static str) -> Self {
        let (given, refused) = (Vec::new(), Vec::new());
        Self { content_type, retry_after: None, varies_by_accept: false, given, refused }
    }

    /// Sets `Retry-After`.
    pub(crate) fn retry_after(&mut self, seconds: u64) {
        self.retry_after = Some(seconds);
    }

    /// Says that another `Accept` header might have been answered with another body.
    pub(crate) fn vary_by_accept(&mut self) {
        self.varies_by_accept = true;
    }

    /// Adds a header, unless HTTP does not allow it, or it frames the body.
    pub(crate) fn add(&mut self, source: Source, name: &str, value: &[u8]) {
        let name = name.to_ascii_lowercase();
        if is_name(&name) && is_value(value) && !frames(&name) {
            self.given.push(Header { source, name, value: value.into() });
        } else {
            self.refused.push(name);
        }
    }

    /// Adds a header with the text that `value` shows, unless it fails or is too long. No text is no
    /// header.
    pub(crate) fn display(&mut self, source: Source, name: &str, value: &dyn fmt::Display) {
        let mut text = Bounded(String::new());
        match write!(text, "{value}") {
            Ok(()) if text.0.is_empty() => {}
            Ok(()) => self.add(source, name, text.0.as_bytes()),
            Err(fmt::Error) => self.refused.push(name.to_ascii_lowercase()),
        }
    }

    /// The names of the headers that HTTP does not allow.
    pub(crate) fn refused(&self) -> &[String] {
        &self.refused
    }

    /// The header that RFC 9110 demands with this status, if it is not there.
    pub(crate) fn missing(&self, status: u16) -> Option<&'static str> {
        let demanded = match status {
            401 => "www-authenticate",
            405 => "allow",
            407 => "proxy-authenticate",
            426 => "upgrade",
            _ => return None,
        };
        (!self.is_given(demanded)).then_some(demanded)
    }

    /// Calls `visit` with each header's name and value. A name may come again.
    pub(crate) fn visit(&self, visit: &mut dyn FnMut(&str, &[u8])) {
        let mut own = |name: &str, value: &[u8]| {
            if !self.is_given(name) {
                visit(name, value);
            }
        };
        own("content-type", self.content_type.as_bytes());
        own("cache-control", b"no-store");
        if let Some(seconds) = self.retry_after {
            let mut text = String::new();
            let _ = write!(text, "{seconds}");
            own("retry-after", text.as_bytes());
        }
        if let Some(vary) = self.vary() {
            visit("vary", &vary);
        }
        for header in &self.given {
            let is_replaced =
                |other: &Header| other.source > header.source && other.name == header.name;
            if header.name != "vary" && !self.given.iter().any(is_replaced) {
                visit(&header.name, &header.value);
            }
        }
    }

    fn is_given(&self, name: &str) -> bool {
        self.given.iter().any(|header| header.name == name)
    }

    /// `Vary`: a list, to which each adds.
    fn vary(&self) -> Option<Vec<u8>> {
        let mut list = Vec::new();
        let given = self.given.iter().filter(|header| header.name == "vary");
        let fields = given.flat_map(|header| header.value.split(|byte| *byte == b','));
        let own: &[u8] = if self.varies_by_accept { b"accept" } else { b"" };
        for field in fields.chain([own]).map(<[u8]>::trim_ascii) {
            let mut said = list.split(|byte| *byte == b',').map(<[u8]>::trim_ascii);
            if field.is_empty() || said.any(|said: &[u8]| said.eq_ignore_ascii_case(field)) {
                continue;
            }
            if field == b"*" {
                return Some(b"*".into());
            }
            if !list.is_empty() {
                list.extend_from_slice(b", ");
            }
            list.extend_from_slice(field);
        }
        (!list.is_empty()).then_some(list)
    }
}

/// Whether HTTP allows the name, in lower case (RFC 9110, section 5.6.2).
fn is_name(name: &str) -> bool {
    let is_token =
        |byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9') || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty() && name.bytes().all(is_token)
}

/// Whether HTTP allows the value (RFC 9110, section 5.5).
fn is_value(value: &[u8]) -> bool {
    value.iter().all(|byte| *byte == b'\t' || (*byte >= b' ' && *byte != 0x7f))
}

/// Whether a header says where the body ends. That is the framework's to say.
fn frames(name: &str) -> bool {
    matches!(name, "content-length" | "transfer-encoding" | "connection" | "trailer" | "te")
}

/// Whether a body with this `Content-Type` is plain text, or none.
pub(crate) fn is_plain(content_type: Option<&[u8]>) -> bool {
    let start = content_type.map(|content_type| content_type.get(..10));
    start.is_none_or(|start| start.is_some_and(|start| start.eq_ignore_ascii_case(b"text/plain")))
}

/// Whether a header describes the body beside it, or how long that may be kept (RFC 9110, section
/// 8; RFC 9111; RFC 9421; RFC 9530). One that is replaced takes them with it.
pub(crate) fn describes_body(name: &str) -> bool {
    name.starts_with("content-")
        || matches!(
            name,
            "etag"
                | "last-modified"
                | "accept-ranges"
                | "digest"
                | "repr-digest"
                | "signature"
                | "signature-input"
                | "cache-control"
                | "expires"
                | "age"
                | "pragma"
                | "link"
                | "trailer"
                | "transfer-encoding"
        )
}
