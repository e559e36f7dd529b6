//! A buffer that is as it was where a renderer unwinds.

use alloc::vec::Vec;

/// Gives the buffer its length back when it is dropped, unless what was written is to be kept.
pub(crate) struct Rollback<'b> {
    pub(crate) buf: &'b mut Vec<u8>,
    len: usize,
}

impl<'b> Rollback<'b> {
    #[inline]
    pub(crate) fn new(buf: &'b mut Vec<u8>) -> Self {
        Self { len: buf.len(), buf }
    }

    #[inline]
    pub(crate) fn keep(self) {
        core::mem::forget(self); // it is but a reference and a number
    }
}

impl Drop for Rollback<'_> {
    fn drop(&mut self) {
        self.buf.truncate(self.len);
    }
}
