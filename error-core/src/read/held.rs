//! How much memory what is read of a peer takes, and how much it may.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::remote::RareParts;
use crate::error::challenge::Challenge;
use crate::error::rpc_details::{
    HelpLink, LocalizedMessage, PreconditionFailure, PreconditionViolation, QuotaFailure,
    QuotaViolation, ResourceInfo,
};
use crate::error::violation::FieldViolation;

/// How many parts of a body are kept one by one, where they are not modelled. Each takes 48 bytes beside
/// its text, and two bytes make one.
pub(crate) const MAX_PARTS: usize = 64;

/// What is left for the entries of a list or a map. They may take two and a half times as much as they
/// take on the wire, and 4 KiB: together with a copy of what came, that is less than four times as much.
/// What takes more is kept as it came.
pub(crate) struct Room(pub(super) usize);

impl Room {
    /// That of a list of this length on the wire.
    pub(crate) const fn of(len: usize) -> Self {
        Self(len * 5 / 2 + (4 << 10))
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
        $(impl Held for $name {
            fn heap(&self) -> usize {
                0 $(+ self.$member.heap())*
            }
        })*
    };
}
pub(super) use held;

held! {
    FieldViolation { field, description, reason }
    HelpLink { description, url }
    PreconditionFailure { violations }
    PreconditionViolation { violation_type, subject, description }
    QuotaFailure { violations }
    QuotaViolation {
        subject, description, api_service, quota_metric, quota_id, quota_dimensions
    }
    ResourceInfo { resource_type, resource_name, owner, description }
    LocalizedMessage { locale, message }
    Challenge { scheme, token68, params }
    RareParts {
        precondition_failure, quota_failure, resource_info, localized_message, challenges, body
    }
}
