//! `Few`: a value for each text of an error.

use alloc::vec::Vec;

/// So many are kept without an allocation.
const INLINE: usize = 8;

/// Most often few values.
pub(super) enum Few<T> {
    Inline([T; INLINE], usize),
    Heap(Vec<T>),
}

impl<T: Copy> Few<T> {
    /// What `value` makes of each item. Where there is none, stands `empty`.
    pub(super) fn of<I>(
        items: impl ExactSizeIterator<Item = I>,
        empty: T,
        value: impl FnMut(I) -> T,
    ) -> Self {
        let len = items.len();
        let values = items.map(value);
        if len > INLINE {
            return Self::Heap(values.collect());
        }
        let mut inline = [empty; INLINE];
        for (place, value) in inline.iter_mut().zip(values) {
            *place = value;
        }
        Self::Inline(inline, len)
    }

    pub(super) fn as_slice(&self) -> &[T] {
        match self {
            Self::Inline(values, len) => &values[..*len],
            Self::Heap(values) => values,
        }
    }
}
