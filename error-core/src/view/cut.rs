//! What is left out of an error that is too long for its wire.

use alloc::collections::BinaryHeap;
use core::cmp::Reverse;

pub(crate) use wire_error_shared::MAX_TEXT;

use crate::error::left_out::LeftOut;

/// How much of each part is said. Prose is shortened; what a program reads is said whole or not at
/// all. The reason, the domain, the retry delay and the request's id are always said, unless
/// [they are too long to be any](super::room).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cut {
    /// The parts that are not said.
    without: LeftOut,
    /// How many bytes of each description.
    pub(crate) description: usize,
    /// How many bytes of the message.
    pub(crate) message: usize,
    /// How many entries of a precondition or quota failure.
    pub(crate) failures: usize,
    /// How many field violations.
    pub(crate) violations: usize,
    /// The values of the metadata that are said: those whose length and place are less than these.
    pub(crate) metadata: (usize, usize),
}

/// A description is shortened to this length before whole entries are left out.
const MIN_DESCRIPTION: usize = 128;

/// No body has room for more entries than it has bytes, at the most.
const MAX_ENTRIES: usize = 1 << 20;

/// The message is shortened to this length before whole entries are left out.
const MIN_MESSAGE: usize = 256;

impl Cut {
    /// Nothing is left out but what is over 64 KiB.
    pub(crate) const WHOLE: Self = Self {
        without: LeftOut::NOTHING,
        description: MAX_TEXT,
        message: MAX_TEXT,
        failures: usize::MAX,
        violations: usize::MAX,
        metadata: (MAX_TEXT + 1, 0),
    };

    /// The least further cut that fits, of an error whose metadata values have these lengths. Where
    /// nothing fits, everything that can be is left out.
    pub(crate) fn to_fit(metadata: &[usize], fits: &mut dyn FnMut(&Self) -> bool) -> Self {
        let mut cut = Self::WHOLE;
        let _ = cut.leave_out(&LeftOut::FIRST, fits)
            || cut.most(|cut| &mut cut.description, MIN_DESCRIPTION, fits)
            || cut.most(|cut| &mut cut.message, MIN_MESSAGE, fits)
            || cut.most(|cut| &mut cut.failures, 0, fits)
            || cut.most(|cut| &mut cut.violations, 0, fits)
            || cut.leave_out(&LeftOut::BEHIND_ENTRIES, fits)
            || cut.longest_metadata(metadata, fits)
            || cut.most(|cut| &mut cut.message, 0, fits);
        cut
    }

    /// Whether a part is said, if there is any of it.
    pub(crate) fn says(&self, part: LeftOut) -> bool {
        !self.without.has(part)
    }

    /// The parts of which nothing is said.
    pub(super) fn without(&self) -> LeftOut {
        let mut parts = self.without;
        parts.add(LeftOut::FAILURES, self.failures == 0);
        parts.add(LeftOut::FIELD_VIOLATIONS, self.violations == 0);
        parts
    }

    /// Leaves out one part after the other, and says whether it fits then.
    fn leave_out(&mut self, parts: &[LeftOut], fits: &mut dyn FnMut(&Self) -> bool) -> bool {
        parts.iter().any(|&part| {
            self.without.add(part, true);
            fits(self)
        })
    }

    /// Lowers one number to the highest from `low` at which all fits, and says whether one does.
    fn most(
        &mut self,
        number: fn(&mut Self) -> &mut usize,
        low: usize,
        fits: &mut dyn FnMut(&Self) -> bool,
    ) -> bool {
        let mut low = low;
        let mut high = MAX_ENTRIES.min(*number(self));
        *number(self) = low;
        if !fits(self) {
            return false;
        }
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            *number(self) = middle;
            if fits(self) {
                low = middle;
            } else {
                high = middle;
            }
        }
        *number(self) = low;
        true
    }

    /// Leaves out metadata values, the longest first, of equals the last: as few as needed. Says
    /// whether it fits then.
    fn longest_metadata(&mut self, lengths: &[usize], fits: &mut dyn FnMut(&Self) -> bool) -> bool {
        // A heap sorts with a tenth of the code that a sort is.
        let values: BinaryHeap<_> = lengths.iter().copied().zip(0..).map(Reverse).collect();
        let values = values.into_sorted_vec();
        let mut fits_without = |count: usize| {
            self.metadata = values[count].0;
            fits(self)
        };
        if values.is_empty() || !fits_without(values.len() - 1) {
            return false;
        }
        let (mut low, mut high) = (0, values.len() - 1); // the answer is in low..=high
        while low < high {
            let middle = low + (high - low) / 2;
            if fits_without(middle) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        self.metadata = values[high].0;
        true
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::*;

    /// The least cut of an error with these parts, for a wire of `room` bytes.
    fn cut(
        help: usize,
        violations: &[usize],
        metadata: &[usize],
        message: usize,
        room: usize,
    ) -> Cut {
        let len = |cut: &Cut| {
            let violations = violations.iter().take(cut.violations);
            let metadata = metadata.iter().enumerate();
            let values = metadata.filter(|(at, len)| (**len, *at) < cut.metadata);
            (if cut.says(LeftOut::HELP) { help } else { 0 })
                + violations.map(|&len| len.min(cut.description)).sum::<usize>()
                + values.map(|(_, &len)| len).sum::<usize>()
                + message.min(cut.message)
        };
        Cut::to_fit(metadata, &mut |cut| len(cut) <= room)
    }

    #[test]
    fn a_value_of_64_kib_is_said_and_one_more_byte_is_not() {
        assert_eq!(MAX_TEXT, 65_536);
        assert!((65_536, usize::MAX) < Cut::WHOLE.metadata);
        assert!((65_537, 0) >= Cut::WHOLE.metadata);
    }

    #[test]
    fn no_more_metadata_goes_than_needed_of_any_number() {
        for count in 1..20 {
            for said in 0..count {
                let cut = cut(10, &[], &vec![100; count], 10, 10 + 100 * said);
                assert_eq!((cut.metadata, cut.message), ((100, said), 256), "{said} of {count}");
            }
        }
    }

    /// Each step writes the body once more.
    #[test]
    fn the_search_takes_at_most_32_steps() {
        let steps = |fits: &dyn Fn(&Cut) -> bool| {
            let mut count = 0;
            let cut = Cut::to_fit(&[1; 1000], &mut |cut| {
                count += 1;
                fits(cut)
            });
            (count, cut)
        };
        let (count, cut) = steps(&|cut| cut.violations < 2);
        assert_eq!((count, cut.violations), (28, 1));
        let (count, cut) = steps(&|cut| cut.failures < (1 << 20) - 1);
        assert_eq!((count, cut.failures), (27, (1 << 20) - 2));
        let (count, cut) = steps(&|cut| cut.metadata < (1, 7) && cut.message < 100);
        assert_eq!((count, cut.message), (19, 99));
        assert_eq!(steps(&|_| false).0, 11);
    }

    #[test]
    fn parts_go_in_order_and_no_more_than_needed() {
        let without = |parts: &[LeftOut]| {
            let mut cut = Cut::WHOLE;
            for &part in parts {
                cut.without.add(part, true);
            }
            cut
        };
        assert_eq!(cut(10, &[10], &[10], 10, 40), without(&[LeftOut::OTHER]));
        let unhelpful = without(&[LeftOut::OTHER, LeftOut::DATA, LeftOut::HELP]);
        assert_eq!(cut(10, &[10], &[10], 10, 39), unhelpful);
        let silent = without(&LeftOut::FIRST);
        assert_eq!(cut(10, &[1000], &[10], 10, 520), Cut { description: 500, ..silent });
        let short = Cut { description: 128, ..silent };
        assert_eq!(cut(10, &[1000], &[10], 1000, 500), Cut { message: 362, ..short });
        let short = Cut { message: 256, ..short };
        assert_eq!(
            cut(10, &[1000; 9], &[10], 10, 300),
            Cut { violations: 2, failures: 0, ..short },
        );
        let mut none = Cut { failures: 0, violations: 0, ..short };
        none.without.add(LeftOut::RESOURCE_INFO, true);
        assert_eq!(
            cut(10, &[1000; 9], &[100, 300, 300], 10, 410),
            Cut { metadata: (300, 2), ..none }
        );
        assert_eq!(
            cut(10, &[1000; 9], &[100, 300, 300], 10, 409),
            Cut { metadata: (300, 1), ..none }
        );
        assert_eq!(
            cut(10, &[1000; 9], &[100, 300, 300], 10, 109),
            Cut { metadata: (100, 0), ..none }
        );
        let mute = Cut { metadata: (400, 0), ..none };
        assert_eq!(cut(10, &[1000; 9], &[400], 70, 50), Cut { message: 50, ..mute });
        assert_eq!(Cut::to_fit(&[400], &mut |_| false), Cut { message: 0, ..mute });
    }
}
