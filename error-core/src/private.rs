//! What generated code names. Not part of the public API.

use core::error::Error;
use core::fmt;
use core::ops::Deref;
use core::time::Duration;

use crate::error::dyn_error::DynError;

pub use crate::error::disclosed::{VisitFields, show};
pub use crate::error::row::Row;
pub use crate::error::template::{NO_FIELD, Part};
pub use table::{extension, fields, table};

pub use crate::{needs_json, to_keep_your_own_display_write_internal_display, without_client};
pub use wire_error_shared::OpaqueMessage;

/// The public message of a `transparent` field.
///
/// # Errors
///
/// Where the formatter or the `Display` of a field fails.
pub fn show_inner(error: &dyn crate::Disclose, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    fmt::Display::fmt(&crate::Disclosed::new(error).message(), f)
}

/// What a `transparent` field must be.
#[diagnostic::on_unimplemented(
    message = "`transparent` needs a type that derives `WireError`, and `{Self}` does not",
    label = "`WireError` is not derived for this type",
    note = "to hide the error from callers, write `#[wire(opaque)]` in place of `transparent`"
)]
pub trait Nested: crate::Disclose + crate::WireContract {}

#[diagnostic::do_not_recommend]
impl<T: crate::Disclose + crate::WireContract> Nested for T {}

/// A `transparent` field as what it discloses.
pub fn nested<T: Nested>(field: &T) -> &dyn crate::Disclose {
    field
}

/// The table of a `transparent` field's type: `NestedTable::<T>::TABLE`. It is there for every type,
/// so that one that has none is reported by [`nested`] alone.
pub struct NestedTable<T>(core::marker::PhantomData<T>);

impl<T: crate::WireContract> NestedTable<T> {
    /// The table.
    pub const TABLE: &'static crate::Table = T::CONTRACT;
}

/// Of any other type.
pub trait NoTable {
    /// A table without errors.
    const TABLE: &'static crate::Table = &crate::Table::new("", &[]);
}

impl<T> NoTable for NestedTable<T> {}

/// What a `www_authenticate` field must be.
#[diagnostic::on_unimplemented(
    message = "a `www_authenticate` field is a `Challenge` or several, and `{Self}` is not",
    label = "neither `Challenge`, `Option<Challenge>` nor `Vec<Challenge>`",
    note = "write `wire_error::Challenge`, or `Vec<wire_error::Challenge>`"
)]
pub trait Challenges {
    /// The challenges.
    fn challenges(&self) -> &[crate::Challenge];
}

impl Challenges for crate::Challenge {
    fn challenges(&self) -> &[crate::Challenge] {
        core::slice::from_ref(self)
    }
}

impl Challenges for Option<crate::Challenge> {
    fn challenges(&self) -> &[crate::Challenge] {
        self.as_slice()
    }
}

impl Challenges for Vec<crate::Challenge> {
    fn challenges(&self) -> &[crate::Challenge] {
        self
    }
}

impl<const N: usize> Challenges for [crate::Challenge; N] {
    fn challenges(&self) -> &[crate::Challenge] {
        self
    }
}

/// What an `rpc_detail` field must be.
#[diagnostic::on_unimplemented(
    message = "an `rpc_detail` field is a `google.rpc` detail, and `{Self}` is not",
    label = "not a `google.rpc` detail",
    note = "write a `google.rpc` detail of `wire_error`, such as `ResourceInfo`, alone or in an `Option`"
)]
pub trait RpcDetail {
    /// The name of the detail.
    const NAME: &'static str;

    /// Adds the detail to the others.
    fn add_to<'a>(&'a self, details: &mut crate::RpcDetails<'a>);
}

/// The name of the detail that an `rpc_detail` field is: `RpcDetailName::<T>::NAME`. It is there for
/// every type, so that one that is no detail is reported once.
pub struct RpcDetailName<T>(core::marker::PhantomData<T>);

impl<T: RpcDetail> RpcDetailName<T> {
    /// The name.
    pub const NAME: &'static str = T::NAME;
}

/// Of any other type.
pub trait NoRpcDetail {
    /// No name.
    const NAME: &'static str = "";
}

impl<T> NoRpcDetail for RpcDetailName<T> {}

macro_rules! rpc_details {
    ($($detail:ident, $member:ident;)*) => {$(
        impl RpcDetail for crate::$detail {
            const NAME: &'static str = stringify!($detail);

            fn add_to<'a>(&'a self, details: &mut crate::RpcDetails<'a>) {
                details.$member = Some(self);
            }
        }
    )*};
}

crate::error::rpc_details::for_each_rpc_detail!(rpc_details);

impl<T: RpcDetail> RpcDetail for Option<T> {
    const NAME: &'static str = T::NAME;

    fn add_to<'a>(&'a self, details: &mut crate::RpcDetails<'a>) {
        if let Some(detail) = self {
            detail.add_to(details);
        }
    }
}

/// What a `public` field must be.
#[diagnostic::on_unimplemented(
    message = "a `public` field is sent as its `Display` text, and `{Self}` has none",
    label = "`Display` is not implemented for this type",
    note = "implement `std::fmt::Display` for it, name a function that shows it with `fmt = a_function` beside `public`, or remove `public`"
)]
pub trait PublicField: fmt::Display {}

#[diagnostic::do_not_recommend]
impl<T: fmt::Display + ?Sized> PublicField for T {}

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
        impl<T: fmt::$format + ?Sized> $field for T {}
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
    message = "a `retry_after` field is a `Duration`, and `{Self}` is not",
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
    message = "a `field_violations` field is a `Vec<FieldViolation>`, and `{Self}` is not",
    label = "not a list of `FieldViolation`",
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
    message = "a source must implement `Error`, and `{Self}` does not",
    label = "`Error` is not implemented for this type",
    note = "implement `std::error::Error` for it, remove `#[source]`, or rename a field that is called `source`"
)]
pub trait Source: Error + 'static {}

#[diagnostic::do_not_recommend]
impl<T: Error + 'static> Source for T {}

/// A source field: an error, or a pointer to one, which is none itself.
///
/// The call `(&&&&&SourceField(field)).as_dyn_error()` finds the first of the traits below that the
/// field has, and else the method below, which says what is wrong.
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

impl<'a, T: Error + 'static> ErrorSource<'a> for &&&&SourceField<'a, T> {
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

impl<'a, T: Deref<Target: DynError>> PointerSource<'a> for &&&SourceField<'a, T> {
    #[inline]
    fn as_dyn_error(&self) -> &'a (dyn Error + 'static) {
        self.0.as_dyn_error()
    }
}

/// A field that derefs to an error, as `Rc<std::io::Error>` does.
pub trait SharedSource<'a> {
    /// The error.
    fn as_dyn_error(&self) -> &'a (dyn Error + 'static);
}

impl<'a, T: Deref<Target: Error + Sized + 'static>> SharedSource<'a> for &&SourceField<'a, T> {
    #[inline]
    fn as_dyn_error(&self) -> &'a (dyn Error + 'static) {
        &**self.0
    }
}

/// A field that derefs to such a pointer, as `Arc<anyhow::Error>` does.
pub trait SharedPointerSource<'a> {
    /// The error.
    fn as_dyn_error(&self) -> &'a (dyn Error + 'static);
}

impl<'a, T: Deref<Target: Deref<Target: DynError>>> SharedPointerSource<'a>
    for &SourceField<'a, T>
{
    #[inline]
    fn as_dyn_error(&self) -> &'a (dyn Error + 'static) {
        self.0.deref().as_dyn_error()
    }
}

/// A field that derefs to such a pointer, as `Arc<Rc<std::io::Error>>` does.
pub trait SharedSharedSource<'a> {
    /// The error.
    fn as_dyn_error(&self) -> &'a (dyn Error + 'static);
}

impl<'a, T: Deref<Target: Deref<Target: Error + Sized + 'static>>> SharedSharedSource<'a>
    for &SourceField<'a, T>
{
    #[inline]
    fn as_dyn_error(&self) -> &'a (dyn Error + 'static) {
        &***self.0
    }
}

/// The traits by which a source is found.
pub mod source_prelude {
    pub use super::field::OptionalValue as _;
    pub use super::{
        ErrorSource as _, PointerSource as _, SharedPointerSource as _, SharedSharedSource as _,
        SharedSource as _,
    };
}

pub use crate::error::data::Data;

mod table;

/// The text of each public field.
pub mod field;

/// Types of std without a text.
pub mod no_display;

/// The traits by which a text is found.
pub mod text_prelude {
    pub use super::field::{
        DisclosedText as _, ErrorText as _, KnownText as _, OptionalDisclosedText as _,
        OptionalText as _, OptionalValue as _, ShownError as _,
    };
    pub use super::no_display::{DurationText as _, ListText as _, PathText as _};
    pub use super::{NoRpcDetail as _, NoTable as _};
}

/// The rules of `rules`, asked of constants.
pub mod check;

/// What `client` generates.
pub mod client;

/// The client enums of what is nested.
pub mod has_client;

pub use alloc::{string::String, vec::Vec};

/// What `into(...)` generates.
mod into;

pub use into::*;

/// What takes serde, or says so.
#[cfg_attr(feature = "json", path = "private/with_json.rs")]
#[cfg_attr(not(feature = "json"), path = "private/without_json.rs")]
mod json;

/// `Display` of a derived error. Where another one is in the way, rustc names this macro beside the
/// error, and so what to write.
#[doc(hidden)]
#[macro_export]
macro_rules! to_keep_your_own_display_write_internal_display {
    ([$($generics:tt)*] [$ty:ty] [$($where:tt)*] [$this:ident, $f:ident] $body:block) => {
        #[automatically_derived]
        impl $($generics)* ::core::fmt::Display for $ty $($where)* {
            fn fmt(&$this, $f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result $body
        }
    };
}
