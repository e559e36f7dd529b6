//! How much memory what is read of a peer takes, and how much it may.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

/// How many parts of a body are kept one by one, where they are not modelled. Each takes 48 bytes beside
/// its text, and two bytes make one.
pub(crate) const MAX_PARTS: usize = 64;

/// How many bytes of the wire a part has, for there to be room for more of them.
const PART: usize = 48;

/// Whether so many parts of so many bytes are kept one by one.
pub(crate) const fn are_kept(count: usize, len: usize) -> bool {
    count <= MAX_PARTS || count * PART <= len
}

/// How many bytes may be held for so many on the wire.
pub(super) const fn of_wire(len: usize) -> usize {
    len * 5 / 2
}

/// What is left for the entries of a list or a map. They may take two and a half times as much as they
/// take on the wire, and some KiB, of which the lists and the map of an error have 64 together: with a
/// copy of what came, that is less than four times as much. What takes more is kept as it came.
pub(crate) struct Room(pub(super) usize);

impl Room {
    /// That of a list of this length on the wire.
    pub(crate) const fn of(len: usize) -> Self {
        Self(of_wire(len) + (16 << 10))
    }

    /// That of a map, whose entries are longer than they look.
    pub(crate) const fn of_map(len: usize) -> Self {
        Self(of_wire(len) + (20 << 10))
    }

    /// A list with room for so many entries, if there is as much.
    pub(crate) fn list<T>(&self, count: usize) -> Option<Vec<T>> {
        (count * size_of::<T>() <= self.0).then(|| Vec::with_capacity(count))
    }

    /// Takes what an entry of a list takes, and says whether it was there.
    pub(crate) fn take<T: Held>(&mut self, entry: &T) -> bool {
        self.take_bytes(size_of::<T>() + entry.heap())
    }

    /// Takes what an entry of a map takes, and says whether it was there.
    pub(crate) fn take_entry(&mut self, key: &String, value: &String) -> bool {
        self.take_bytes(MAP_NODE / MAP_ENTRIES + key.heap() + value.heap())
    }

    fn take_bytes(&mut self, bytes: usize) -> bool {
        let left = self.0.checked_sub(bytes);
        self.0 = left.unwrap_or_default();
        left.is_some()
    }
}

/// What a node of a `BTreeMap` of strings takes, with its part of those above it.
const MAP_NODE: usize = 640;

/// How many entries a node has at least, but for the last one.
const MAP_ENTRIES: usize = 6;

/// What takes memory beside its own size.
pub(crate) trait Held {
    /// How many bytes.
    fn heap(&self) -> usize;
}

impl Held for String {
    fn heap(&self) -> usize {
        self.capacity()
    }
}

impl Held for u8 {
    fn heap(&self) -> usize {
        0
    }
}

impl<T: Held> Held for Option<T> {
    fn heap(&self) -> usize {
        self.as_ref().map_or(0, T::heap)
    }
}

impl<T: Held> Held for Box<T> {
    fn heap(&self) -> usize {
        size_of::<T>() + (**self).heap()
    }
}

impl<T: Held> Held for Vec<T> {
    fn heap(&self) -> usize {
        self.capacity() * size_of::<T>() + self.iter().map(T::heap).sum::<usize>()
    }
}

impl Held for (String, String) {
    fn heap(&self) -> usize {
        self.0.heap() + self.1.heap()
    }
}

impl Held for BTreeMap<String, String> {
    fn heap(&self) -> usize {
        let texts: usize = self.iter().map(|(key, value)| key.heap() + value.heap()).sum();
        self.len().div_ceil(MAP_ENTRIES) * MAP_NODE + texts
    }
}

/// The members that take memory, of each type.
macro_rules! held {
    ($($name:ident { $($member:ident),* })*) => {
        $(impl $crate::read::held::Held for $name {
            fn heap(&self) -> usize {
                0 $(+ $crate::read::held::Held::heap(&self.$member))*
            }
        })*
    };
}
pub(super) use held;

#[cfg(test)]
mod tests {
    use alloc::string::ToString as _;
    use alloc::vec;

    use super::*;

    /// A text that takes so many bytes.
    fn text(bytes: usize) -> String {
        String::with_capacity(bytes)
    }

    #[test]
    fn entries_may_take_two_and_a_half_times_as_much_as_on_the_wire_and_some_kib() {
        assert_eq!([0, 1, 2, 100].map(|len| Room::of(len).0), [16384, 16386, 16389, 16634]);
        assert_eq!([0, 1, 2, 100].map(|len| Room::of_map(len).0), [20480, 20482, 20485, 20730]);
    }

    #[test]
    fn parts_are_kept_if_they_are_few_or_long() {
        let kept = [(64, 0), (65, 65 * 48), (65, 65 * 48 - 1)];
        assert_eq!(kept.map(|(count, len)| are_kept(count, len)), [true, true, false]);
    }

    #[test]
    fn a_list_has_room_for_its_entries_or_is_none() {
        let list = |room: usize, count| Room(room).list::<u64>(count).map(|list| list.capacity());
        assert_eq!(
            [list(24, 3), list(23, 3), list(24, 4), list(0, 0)],
            [Some(3), None, None, Some(0)]
        );
    }

    #[test]
    fn what_an_entry_takes_is_no_longer_there() {
        let mut room = Room(2 * size_of::<String>() + 7);
        let taken = [4, 3, 0].map(|bytes| (room.take(&text(bytes)), room.0));
        assert_eq!(taken, [(true, size_of::<String>() + 3), (true, 0), (false, 0)]);
        // Of an entry of a map there is a sixth of a node beside the texts.
        let mut room = Room(2 * 106 + 15);
        let taken = [(3, 5), (7, 0), (0, 0)];
        let taken = taken.map(|(key, value)| (room.take_entry(&text(key), &text(value)), room.0));
        assert_eq!(taken, [(true, 106 + 7), (true, 0), (false, 0)]);
    }

    #[test]
    fn a_value_holds_what_was_allocated_for_it() {
        const TEXT: usize = size_of::<String>();
        let mut texts = Vec::with_capacity(3);
        texts.extend([text(5), text(6)]);
        let map = |len: u8| -> BTreeMap<_, _> {
            (0..len).map(|at| (char::from(b'a' + at).to_string(), text(3))).collect()
        };
        let values: [(&dyn Held, usize); 12] = [
            (&text(0), 0),
            (&text(7), 7),
            (&7_u8, 0),
            (&vec![7_u8; 3], 3),
            (&None::<String>, 0),
            (&Some(text(7)), 7),
            (&Box::new(text(7)), TEXT + 7),
            (&texts, 3 * TEXT + 11),
            (&(text(3), text(5)), 8),
            (&map(0), 0),
            (&map(6), 640 + 6 * (1 + 3)),
            (&map(7), 2 * 640 + 7 * (1 + 3)),
        ];
        assert_eq!(values.map(|(value, _)| value.heap()), values.map(|(_, bytes)| bytes));
    }
}
