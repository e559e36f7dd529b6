//! What generated code names. Not part of the public API.

use core::error::Error;
use core::fmt;
use core::ops::Deref;
use core::time::Duration;

pub use crate::error::disclosed::{VisitFields, show};
pub use crate::error::row::Row;
pub use crate::error::template::{NO_FIELD, Part};
pub use table::{fields, table};

pub use crate::{data_needs_json, when_json};

/// The public message of a `transparent` field.
///
/// # Errors
///
/// Where the formatter or the `Display` of a field fails.
pub fn show_inner(error: &dyn crate::Disclose, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    fmt::Display::fmt(&crate::Disclosed::new(error).message(), f)
}

/// What a `public` field must be.
#[diagnostic::on_unimplemented(
    message = "a `public` field is sent as its `Display` text, and `{Self}` has none",
    label = "`Display` is not implemented for this type",
    note = "implement `std::fmt::Display` for it, or remove `public`"
)]
pub trait PublicField: fmt::Display {}

#[diagnostic::do_not_recommend]
impl<T: fmt::Display> PublicField for T {}

/// What a field must be that a message shows with a format spec.
macro_rules! formatted_fields {
    ($($field:ident, $format:ident, $message:literal;)*) => {$(
        #[doc = concat!("What has a `", stringify!($format), "`.")]
        #[diagnostic::on_unimplemented(
            message = $message,
            label = "the format spec asks for what this type has not",
            note = "write another format spec in the message, or none"
        )]
        pub trait $field: fmt::$format {}

        #[diagnostic::do_not_recommend]
        impl<T: fmt::$format> $field for T {}
    )*};
}

formatted_fields! {
    LowerHexField, LowerHex, "a message shows this field by `LowerHex`, and `{Self}` has none";
    UpperHexField, UpperHex, "a message shows this field by `UpperHex`, and `{Self}` has none";
    OctalField, Octal, "a message shows this field by `Octal`, and `{Self}` has none";
    BinaryField, Binary, "a message shows this field by `Binary`, and `{Self}` has none";
    LowerExpField, LowerExp, "a message shows this field by `LowerExp`, and `{Self}` has none";
    UpperExpField, UpperExp, "a message shows this field by `UpperExp`, and `{Self}` has none";
}

/// What a `retry_after` field must be.
#[diagnostic::on_unimplemented(
    message = "a `retry_after` field is a `Duration`, and `{Self}` is none",
    label = "neither `Duration` nor `Option<Duration>`",
    note = "write `std::time::Duration` or `Option<std::time::Duration>`"
)]
pub trait Delay {
    /// The delay, if there is one.
    fn delay(&self) -> Option<Duration>;
}

impl Delay for Duration {
    #[inline]
    fn delay(&self) -> Option<Duration> {
        Some(*self)
    }
}

impl Delay for Option<Duration> {
    #[inline]
    fn delay(&self) -> Option<Duration> {
        *self
    }
}

/// What a `violations` field must be.
#[diagnostic::on_unimplemented(
    message = "a `violations` field is a `Vec<FieldViolation>`, and `{Self}` is none",
    label = "no list of `FieldViolation`",
    note = "write `Vec<wire_error::FieldViolation>`"
)]
pub trait Violations {
    /// The list.
    fn violations(&self) -> &[crate::FieldViolation];
}

#[diagnostic::do_not_recommend]
impl<T: AsRef<[crate::FieldViolation]>> Violations for T {
    #[inline]
    fn violations(&self) -> &[crate::FieldViolation] {
        self.as_ref()
    }
}

/// What a source must be.
#[diagnostic::on_unimplemented(
    message = "a source is an error, and `{Self}` is none",
    label = "`Error` is not implemented for this type",
    note = "implement `std::error::Error` for it, or rename a field that is called `source`"
)]
pub trait Source: Error + 'static {}

#[diagnostic::do_not_recommend]
impl<T: Error + 'static> Source for T {}

/// A source field: an error, or a pointer to a `dyn Error`, which is none itself.
///
/// The call `(&&&SourceField(field)).as_dyn_error()` finds the first of [`ErrorSource`] and
/// [`PointerSource`] that the field is, and else the method below, which says what is wrong.
pub struct SourceField<'a, T>(pub &'a T);

impl<'a, T> SourceField<'a, T> {
    /// For a field that is neither: its type is no [`Source`].
    #[must_use]
    pub fn as_dyn_error(&self) -> &'a (dyn Error + 'static)
    where
        T: Source,
    {
        self.0
    }
}

/// A field that is an error.
pub trait ErrorSource<'a> {
    /// The error.
    fn as_dyn_error(&self) -> &'a (dyn Error + 'static);
}

impl<'a, T: Error + 'static> ErrorSource<'a> for &&SourceField<'a, T> {
    #[inline]
    fn as_dyn_error(&self) -> &'a (dyn Error + 'static) {
        self.0
    }
}

/// A field that derefs to a `dyn Error`, as a box and `anyhow::Error` do.
pub trait PointerSource<'a> {
    /// The error.
    fn as_dyn_error(&self) -> &'a (dyn Error + 'static);
}

impl<'a, T: Deref<Target: DynError>> PointerSource<'a> for &SourceField<'a, T> {
    #[inline]
    fn as_dyn_error(&self) -> &'a (dyn Error + 'static) {
        self.0.as_dyn_error()
    }
}

/// A trait object of an error, whatever else it promises.
pub trait DynError {
    /// The error.
    fn as_dyn_error(&self) -> &(dyn Error + 'static);
}

macro_rules! dyn_error {
    ($($object:ty),*) => {$(
        impl DynError for $object {
            #[inline]
            fn as_dyn_error(&self) -> &(dyn Error + 'static) {
                self
            }
        }
    )*};
}

dyn_error!(
    dyn Error + 'static,
    dyn Error + Send + 'static,
    dyn Error + Sync + 'static,
    dyn Error + Send + Sync + 'static,
    dyn Error + Send + Sync + core::panic::UnwindSafe + 'static
);

#[cfg(feature = "json")]
pub use crate::error::data::Data;

mod table;

/// The text of each public field.
pub mod field;

/// The rules of `rules`, asked of constants.
pub mod check;

/// What `client` generates.
pub mod client;

pub use alloc::{boxed::Box, string::String};

/// What `into(...)` generates.
mod into;

pub use into::*;

/// Items for where there is JSON.
#[cfg(feature = "json")]
#[doc(hidden)]
#[macro_export]
macro_rules! when_json {
    ($($item:tt)*) => { $($item)* };
}

/// Items for where there is JSON.
#[cfg(not(feature = "json"))]
#[doc(hidden)]
#[macro_export]
macro_rules! when_json {
    ($($item:tt)*) => {};
}

/// The method of a `data` field.
#[cfg(feature = "json")]
#[doc(hidden)]
#[macro_export]
macro_rules! data_needs_json {
    ($($item:tt)*) => { $($item)* };
}

/// The method of a `data` field.
#[cfg(not(feature = "json"))]
#[doc(hidden)]
#[macro_export]
macro_rules! data_needs_json {
    ($($item:tt)*) => {
        ::core::compile_error!("a `data` field needs the feature `json` of `wire-error`");
    };
}
