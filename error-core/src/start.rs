//! Short text that is copied without a call.

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
