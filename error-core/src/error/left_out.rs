//! `LeftOut`: what an error did not say for want of room.

/// The parts of an error that were left out or shortened, because it was too long for its wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct LeftOut(u16);

/// The name of each part, in the order in which they are left out.
const NAMES: [&str; 11] = [
    "other",
    "data",
    "help",
    "localized_message",
    "descriptions",
    "message",
    "failures",
    "field_violations",
    "resource_info",
    "metadata",
    "error_info",
];

impl LeftOut {
    pub(crate) const NOTHING: Self = Self(0);
    pub(crate) const OTHER: Self = Self(1);
    pub(crate) const DATA: Self = Self(1 << 1);
    pub(crate) const HELP: Self = Self(1 << 2);
    pub(crate) const LOCALIZED_MESSAGE: Self = Self(1 << 3);
    pub(crate) const DESCRIPTIONS: Self = Self(1 << 4);
    pub(crate) const MESSAGE: Self = Self(1 << 5);
    pub(crate) const FAILURES: Self = Self(1 << 6);
    pub(crate) const FIELD_VIOLATIONS: Self = Self(1 << 7);
    pub(crate) const RESOURCE_INFO: Self = Self(1 << 8);
    pub(crate) const METADATA: Self = Self(1 << 9);
    pub(crate) const ERROR_INFO: Self = Self(1 << 10);

    /// The parts that are left out before any prose is shortened, in their order.
    pub(crate) const FIRST: [Self; 4] =
        [Self::OTHER, Self::DATA, Self::HELP, Self::LOCALIZED_MESSAGE];
    /// Those that are left out behind the entries of lists.
    pub(crate) const BEHIND_ENTRIES: [Self; 1] = [Self::RESOURCE_INFO];

    pub(crate) const ALL: Self = Self((1 << NAMES.len()) - 1);

    /// Adds a part, where `is_left_out`.
    pub(crate) fn add(&mut self, part: Self, is_left_out: bool) {
        if is_left_out {
            self.0 |= part.0;
        }
    }

    /// Whether a part is among them.
    pub(crate) fn has(self, part: Self) -> bool {
        self.0 & part.0 != 0
    }

    /// Adds those that are in both of two others.
    pub(crate) fn add_both(&mut self, one: Self, other: Self) {
        self.0 |= one.0 & other.0;
    }

    /// The names of the parts.
    pub(crate) fn names(self) -> impl Iterator<Item = &'static str> {
        NAMES
            .into_iter()
            .enumerate()
            .filter(move |(at, _)| self.0 >> at & 1 == 1)
            .map(|(_, name)| name)
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    #[test]
    fn parts_are_added_and_named_one_by_one() {
        let names = |parts: LeftOut| parts.names().collect::<Vec<_>>();
        assert_eq!(names(LeftOut::NOTHING), [""; 0]);
        assert_eq!(names(LeftOut::ALL), NAMES);
        let each = [
            LeftOut::OTHER,
            LeftOut::DATA,
            LeftOut::HELP,
            LeftOut::LOCALIZED_MESSAGE,
            LeftOut::DESCRIPTIONS,
            LeftOut::MESSAGE,
            LeftOut::FAILURES,
            LeftOut::FIELD_VIOLATIONS,
            LeftOut::RESOURCE_INFO,
            LeftOut::METADATA,
            LeftOut::ERROR_INFO,
        ];
        assert_eq!(each.map(names), NAMES.map(|name| [name]));
        let mut parts = LeftOut::NOTHING;
        parts.add(LeftOut::DATA, false);
        parts.add(LeftOut::HELP, true);
        parts.add(LeftOut::METADATA, true);
        assert_eq!(names(parts), ["help", "metadata"]);
        assert!(parts.has(LeftOut::HELP) && parts.has(LeftOut::METADATA));
        assert!(!parts.has(LeftOut::DATA) && !parts.has(LeftOut::OTHER));
        let mut both = LeftOut::OTHER;
        both.add_both(parts, LeftOut::ALL);
        assert_eq!(names(both), ["other", "help", "metadata"]);
        let mut none = LeftOut::NOTHING;
        none.add_both(parts, LeftOut::DATA);
        none.add_both(LeftOut::DATA, parts);
        assert_eq!(names(none), [""; 0]);
        let mut one = LeftOut::NOTHING;
        one.add_both(parts, LeftOut::HELP);
        assert_eq!(names(one), ["help"]);
    }
}
