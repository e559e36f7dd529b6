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
}
