//! Public fields of std's types that have no `Display`: refused with how they are shown all the same.
//!
//! They stand beside the traits of `field`, none of which these types have.

use alloc::boxed::Box;
use alloc::collections::{BTreeSet, VecDeque};
use alloc::vec::Vec;
use core::time::Duration;

use super::field::Field;
use crate::Text;

/// Nobody implements it.
#[diagnostic::on_unimplemented(
    message = "a `public` field is sent as its `Display` text, and `{Self}` has none",
    label = "a list has no `Display`",
    note = "write `#[wire(public, fmt = wire_error::show::list)]`, which shows each item by its `Display`"
)]
pub trait ListField {}

/// A field that is a list.
pub trait ListText<'a> {
    /// Its type.
    type Of;

    /// Refuses it.
    fn wire_error_text(&self) -> Text<'a>
    where
        Self::Of: ListField,
    {
        Text::Str("")
    }
}

/// Nobody implements it.
#[diagnostic::on_unimplemented(
    message = "a `public` field is sent as its `Display` text, and `{Self}` has none",
    label = "a path has no `Display`",
    note = "write `#[wire(public, fmt = wire_error::show::path)]`"
)]
pub trait PathField {}

/// A field that is a path.
pub trait PathText<'a> {
    /// Its type.
    type Of;

    /// Refuses it.
    fn wire_error_text(&self) -> Text<'a>
    where
        Self::Of: PathField,
    {
        Text::Str("")
    }
}

/// Nobody implements it.
#[diagnostic::on_unimplemented(
    message = "a `public` field is sent as its `Display` text, and `{Self}` has none",
    label = "a duration has no `Display`",
    note = "write `#[wire(public, fmt = seconds)]` and a function `fn seconds(value: &std::time::Duration, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result`"
)]
pub trait DurationField {}

/// A field that is a duration.
pub trait DurationText<'a> {
    /// Its type.
    type Of;

    /// Refuses it.
    fn wire_error_text(&self) -> Text<'a>
    where
        Self::Of: DurationField,
    {
        Text::Str("")
    }
}

macro_rules! refused {
    ($text:ident: $([$($generics:tt)*] $ty:ty,)*) => {$(
        impl<'a, $($generics)*> $text<'a> for &Field<'a, $ty> {
            type Of = $ty;
        }
    )*};
}

refused!(ListText: [T] Vec<T>, [T] VecDeque<T>, [T] BTreeSet<T>, [T] Box<[T]>, ['s, T] &'s [T],);
refused!(ListText: [T, const N: usize] [T; N],);
refused!(DurationText: [] Duration,);
#[cfg(feature = "std")]
refused!(ListText: [T, S] std::collections::HashSet<T, S>,);
#[cfg(feature = "std")]
refused!(PathText: [] std::path::PathBuf, ['s] &'s std::path::Path, [] std::ffi::OsString,);
