//! Short text that is copied without a call.

use crate::template::Template;
use crate::{ErrorSpec, aip193, jsonrpc, problem};

/// The first of some bytes: text that is copied with the rest of them, since a copy of a known
/// length is no call.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Start<const N: usize = 8> {
    pub(crate) bytes: [u8; N],
    pub(crate) len: u8,
}

impl<const N: usize> Start<N> {
    /// A text of at most `N` bytes.
    pub(crate) const fn of(text: &str) -> Self {
        let (text, mut bytes, mut len) = (text.as_bytes(), [0; N], 0);
        while (len as usize) < text.len() {
            bytes[len as usize] = text[len as usize];
            len += 1;
        }
        Self { bytes, len }
    }

    /// The same with another text behind it, if there is room.
    pub(crate) const fn followed_by(mut self, text: &str) -> Option<Self> {
        let mut text = text.as_bytes();
        if text.len() > N - self.len as usize {
            return None;
        }
        // Four at a time: what runs for each variant when it is compiled, runs slowly there.
        while let [a, b, c, d, rest @ ..] = text {
            let len = self.len as usize;
            self.bytes[len] = *a;
            self.bytes[len + 1] = *b;
            self.bytes[len + 2] = *c;
            self.bytes[len + 3] = *d;
            self.len += 4;
            text = rest;
        }
        while let [byte, rest @ ..] = text {
            self.bytes[self.len as usize] = *byte;
            self.len += 1;
            text = rest;
        }
        Some(self)
    }
}

/// How what the JSON formats write of a record starts, where it is known and not too long: one
/// piece is faster to write than three.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Starts {
    /// The code, and what follows it up to the message.
    pub(crate) jsonrpc: Option<Start<24>>,
    /// A body up to the first field of its message, the text of which has nothing to escape.
    pub(crate) aip193: Option<Start<64>>,
    /// The same of a problem that has no type.
    pub(crate) problem: Option<problem::Head>,
}

impl Starts {
    pub(crate) const NONE: Self = Self { jsonrpc: None, aip193: None, problem: None };

    pub(crate) const fn of(spec: &ErrorSpec, template: Option<&Template>) -> Self {
        let (aip193, problem) = match template {
            Some(template) if template.is_plain => {
                let lead = template.lead();
                (aip193::start(spec.http_status, lead), problem::start(spec, lead))
            }
            _ => (None, None),
        };
        Self { jsonrpc: jsonrpc::start(spec.code), aip193, problem }
    }
}
