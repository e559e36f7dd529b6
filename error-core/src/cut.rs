//! What is left out of an error that is too long for its wire.

/// How much of each part is sent. The parts go in this order: data, help, violations, metadata
/// values, message, and as a last resort metadata keys. The reason and the domain are never cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cut {
    /// Whether JSON-RPC's `data` field is sent in place of the details.
    pub(crate) data: bool,
    /// Whether the help link is sent.
    pub(crate) help: bool,
    /// How many bytes of each string of a violation.
    pub(crate) violation: usize,
    /// How many violations.
    pub(crate) violations: usize,
    /// How many bytes of each metadata value.
    pub(crate) metadata: usize,
    /// How many bytes of the message.
    pub(crate) message: usize,
    /// How many metadata keys.
    pub(crate) keys: usize,
}

/// No string is longer, in bytes before they are escaped.
const MAX_STRING: usize = 64 << 10;

/// A violation's strings are cut to this length before whole violations are left out.
const MIN_VIOLATION: usize = 128;

impl Cut {
    /// Nothing is cut but strings over 64 KiB.
    pub(crate) const WHOLE: Self = Self::of_each(MAX_STRING);

    /// At most `most` of each part, be it bytes or pieces.
    pub(crate) const fn of_each(most: usize) -> Self {
        Self {
            data: true,
            help: true,
            violation: most,
            violations: most,
            metadata: most,
            message: most,
            keys: most,
        }
    }

    /// The least further cut that fits. Where nothing does, everything that can be is left out.
    pub(crate) fn to_fit(self, fits: &mut dyn FnMut(&Self) -> bool) -> Self {
        let mut cut = Self { data: false, ..self };
        if fits(&cut) {
            return cut;
        }
        cut.help = false;
        if fits(&cut)
            || cut.most(|cut| &mut cut.violation, MIN_VIOLATION, fits)
            || cut.most(|cut| &mut cut.violations, 0, fits)
            || cut.most(|cut| &mut cut.metadata, 0, fits)
            || cut.most(|cut| &mut cut.message, 0, fits)
        {
            return cut;
        }
        cut.most(|cut| &mut cut.keys, 0, fits);
        cut
    }

    /// Lowers one number to the highest from `low` at which all fits, and says whether one does.
    fn most(
        &mut self,
        number: fn(&mut Self) -> &mut usize,
        low: usize,
        fits: &mut dyn FnMut(&Self) -> bool,
    ) -> bool {
        let mut low = low;
        let mut high = *number(self);
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
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The least cut of an error with these parts, for a wire of `room` bytes.
    fn cut(help: usize, violations: &[usize], metadata: usize, message: usize, room: usize) -> Cut {
        let len = |cut: &Cut| {
            let violations = violations.iter().take(cut.violations);
            (if cut.help { help } else { 0 })
                + violations.map(|&len| len.min(cut.violation)).sum::<usize>()
                + metadata.min(cut.metadata)
                + message.min(cut.message)
        };
        Cut::WHOLE.to_fit(&mut |cut| len(cut) <= room)
    }

    #[test]
    fn parts_go_in_order_and_no_more_than_needed() {
        let whole = Cut { data: false, ..Cut::WHOLE };
        assert_eq!(cut(10, &[10], 10, 10, 40), whole);
        let helpless = Cut { help: false, ..whole };
        assert_eq!(cut(10, &[10], 10, 10, 39), helpless);
        assert_eq!(cut(10, &[1000], 10, 10, 520), Cut { violation: 500, ..helpless });
        let short = Cut { violation: 128, ..helpless };
        assert_eq!(cut(10, &[1000; 9], 10, 10, 300), Cut { violations: 2, ..short });
        let none = Cut { violations: 0, ..short };
        assert_eq!(cut(10, &[1000; 9], 400, 10, 110), Cut { metadata: 100, ..none });
        let bare = Cut { metadata: 0, ..none };
        assert_eq!(cut(10, &[1000; 9], 400, 70, 50), Cut { message: 50, ..bare });
        assert_eq!(Cut::WHOLE.to_fit(&mut |_| false), Cut { message: 0, keys: 0, ..bare });
    }
}
