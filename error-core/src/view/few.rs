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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_values_need_no_allocation_and_nine_are_kept_too() {
        for len in 0..=9 {
            let few = Few::of(0..len, 0, |item: usize| item + 1);
            assert_eq!(matches!(few, Few::Inline(..)), len <= 8, "{len}");
            assert!(few.as_slice().iter().copied().eq(1..=len), "{len}");
        }
    }
}
