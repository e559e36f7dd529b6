//! A public field as a `Text`. Generated code names this module `__field`.
//!
//! What a text is, a trait says, never the name that the user wrote: the call
//! `(&&&&&&&Field(field)).wire_error_text()` finds the first of the traits of the `text_prelude` that the type of
//! the field has, in their order, and else the method of `Field`, which asks for `Display`.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::collections::{BTreeSet, VecDeque};
use alloc::rc::Rc;
use alloc::string::String;
use alloc::sync::Arc;
use core::convert::Infallible;
use core::error::Error;
use core::fmt;
use core::marker::PhantomData;
use core::ops::Deref;

use super::{
    BinaryField, LowerExpField, LowerHexField, OctalField, PublicField, UpperExpField,
    UpperHexField,
};
use crate::error::field_spec::Format;
use crate::{Disclose, Text};

/// A field.
pub struct Field<'a, T: ?Sized>(pub &'a T);

/// Nobody implements it: what an error says, or what points to one, was written for logs.
#[diagnostic::on_unimplemented(
    message = "`public` on an error: the text of `{Self}` was written for logs",
    label = "this type is an error, or holds one",
    note = "say what callers may read: a text field, or `fmt = ...` beside `public`"
)]
pub trait WrittenForCallers {}

/// An error, or what holds one: what it says was written for logs.
///
/// `Way` says how the error is come by, so that no two impls are in each other's way. Where there are several
/// ways, the refusal hides that.
pub trait HoldsError<Way> {}

/// An error itself.
pub struct Itself;

/// A [`Report`](crate::Report), which is for logs, too.
pub struct Logged;

/// Behind a pointer, as a box and `anyhow::Error` are.
pub struct Behind<Way>(PhantomData<Way>);

/// In an `Option` or a list.
pub struct Within<Way>(PhantomData<Way>);

impl<T: Error + ?Sized> HoldsError<Itself> for T {}

impl HoldsError<Logged> for crate::Report<'_> {}

impl<Way, T: Deref<Target: HoldsError<Way>> + ?Sized> HoldsError<Behind<Way>> for T {}

/// Of what holds items.
macro_rules! within {
    ($([$($generics:tt)*] $ty:ty,)*) => {$(
        impl<Way, T: HoldsError<Way>, $($generics)*> HoldsError<Within<Way>> for $ty {}
    )*};
}

within!([] Option<T>, [] [T], [const N: usize] [T; N], [] VecDeque<T>, [] BTreeSet<T>,);
#[cfg(feature = "std")]
within!([S] std::collections::HashSet<T, S>,);

/// A field that is an error of ours: its public message, whatever its `Display` says.
pub trait DisclosedText<'a> {
    /// The text.
    fn wire_error_text(&self) -> Text<'a>;
}

impl<'a, T: Disclose> DisclosedText<'a> for &&&&&Field<'a, T> {
    fn wire_error_text(&self) -> Text<'a> {
        Text::Message(self.0)
    }
}

/// The same in an `Option`.
pub trait OptionalDisclosedText<'a> {
    /// The text.
    fn wire_error_text(&self) -> Text<'a>;
}

impl<'a, T: Disclose> OptionalDisclosedText<'a> for &&&&Field<'a, Option<T>> {
    fn wire_error_text(&self) -> Text<'a> {
        self.0.as_ref().map_or(Text::Str(""), |error| Text::Message(error))
    }
}

impl<'a, T: Disclose> OptionalDisclosedText<'a> for &&&&Field<'a, &Option<T>> {
    fn wire_error_text(&self) -> Text<'a> {
        self.0.as_ref().map_or(Text::Str(""), |error| Text::Message(error))
    }
}

/// A field that is any other error, or holds one.
pub trait ErrorText<'a, Way> {
    /// Its type.
    type Error: ?Sized;

    /// Refuses it.
    fn wire_error_text(&self) -> Text<'a>
    where
        Self::Error: WrittenForCallers,
    {
        Text::Str("")
    }
}

impl<'a, Way, T: HoldsError<Way> + ?Sized> ErrorText<'a, Way> for &&&Field<'a, T> {
    type Error = T;
}

/// A field that a format spec or `show::list` shows: `(&Shown(field)).wire_error_check()`.
pub struct Shown<'a, T: ?Sized>(pub &'a T);

impl<T: ?Sized> Shown<'_, T> {
    /// Any other field is let through.
    #[inline]
    pub fn wire_error_check(&self) {}
}

/// A field that is an error, or holds one.
pub trait ShownError<Way> {
    /// Its type.
    type Error: ?Sized;

    /// Refuses it.
    fn wire_error_check(&self)
    where
        Self::Error: WrittenForCallers,
    {
    }
}

impl<Way, T: HoldsError<Way> + ?Sized> ShownError<Way> for &Shown<'_, T> {
    type Error = T;
}

/// The text of the value, and the empty text where there is none.
fn optional<T: fmt::Display>(value: Option<&T>) -> Text<'_> {
    value.map_or(Text::Str(""), |value| Text::Display(value))
}

/// A field whose text is at hand without its `Display`: of a string, a number or a boolean.
pub trait KnownText<'a> {
    /// The text.
    fn wire_error_text(&self) -> Text<'a>;
}

/// An optional field: the empty text where there is none.
pub trait OptionalText<'a> {
    /// The text.
    fn wire_error_text(&self) -> Text<'a>;
}

impl<'a, T> Field<'a, T> {
    /// Any other field.
    #[inline]
    #[must_use]
    pub fn wire_error_text(&self) -> Text<'a>
    where
        T: PublicField,
    {
        Text::Display(self.0)
    }
}

impl<'a, T: fmt::Display> OptionalText<'a> for &&Field<'a, Option<T>> {
    #[inline]
    fn wire_error_text(&self) -> Text<'a> {
        optional(self.0.as_ref())
    }
}

impl<'a, T: fmt::Display> OptionalText<'a> for &&Field<'a, &Option<T>> {
    #[inline]
    fn wire_error_text(&self) -> Text<'a> {
        optional(self.0.as_ref())
    }
}

/// Implements [`KnownText`] for a type and for an `Option` of it.
macro_rules! known {
    ($([$($generics:lifetime)?] $ty:ty, $format:ident, |$value:ident| $text:expr;)*) => {$(
        impl<'a $(, $generics)?> KnownText<'a> for &&&&&&Field<'a, $ty> {
            #[inline]
            fn wire_error_text(&self) -> Text<'a> {
                let $value = self.0;
                $text
            }
        }

        impl<'a $(, $generics)?> KnownText<'a> for &&&&&&Field<'a, Option<$ty>> {
            #[inline]
            fn wire_error_text(&self) -> Text<'a> {
                match self.0 {
                    Some($value) => $text,
                    None => Text::Str(""),
                }
            }
        }

        impl<$($generics)?> ReadsAs<$ty> {
            /// What the text of the type reads as.
            pub const FORMAT: Format = Format::$format;
            /// What its JSON reads as.
            pub const JSON: Format = Format::$format;
        }

        impl<$($generics)?> ReadsAs<Option<$ty>> {
            /// What the text of the type reads as.
            pub const FORMAT: Format = Format::$format;
            /// What its JSON reads as.
            pub const JSON: Format = Format::$format;
        }
    )*};
}

/// What the text of a type reads as: `ReadsAs::<T>::FORMAT` and `ReadsAs::<T>::IS_OPTIONAL`.
pub struct ReadsAs<T: ?Sized>(PhantomData<T>);

/// Of any other type.
pub trait ReadsAsText {
    /// What the text of the type reads as.
    const FORMAT: Format = Format::String;

    /// What its JSON reads as.
    const JSON: Format = Format::Json;

    /// Whether there may be no value.
    const IS_OPTIONAL: bool = false;
}

impl<T: ?Sized> ReadsAsText for ReadsAs<T> {}

impl<T> ReadsAs<Option<T>> {
    /// Whether there may be no value.
    pub const IS_OPTIONAL: bool = true;
}

known! {
    [] String, String, |value| Text::Str(value);
    ['s] &'s str, String, |value| Text::Str(value);
    [] Box<str>, String, |value| Text::Str(value);
    [] Rc<str>, String, |value| Text::Str(value);
    [] Arc<str>, String, |value| Text::Str(value);
    ['s] Cow<'s, str>, String, |value| Text::Str(value);
    [] u8, Integer, |value| Text::Uint(u64::from(*value));
    [] u16, Integer, |value| Text::Uint(u64::from(*value));
    [] u32, Integer, |value| Text::Uint(u64::from(*value));
    [] u64, Integer, |value| Text::Uint(*value);
    [] usize, Integer, |value| Text::Uint(*value as u64);
    [] i8, Integer, |value| Text::Int(i64::from(*value));
    [] i16, Integer, |value| Text::Int(i64::from(*value));
    [] i32, Integer, |value| Text::Int(i64::from(*value));
    [] i64, Integer, |value| Text::Int(*value);
    [] isize, Integer, |value| Text::Int(*value as i64);
    [] u128, Integer, |value| Text::Display(value);
    [] i128, Integer, |value| Text::Display(value);
    [] f32, Number, |value| Text::Display(value);
    [] f64, Number, |value| Text::Display(value);
    [] bool, Boolean, |value| Text::Bool(*value);
    [] Infallible, String, |value| match *value {};
}

impl<'a> KnownText<'a> for &&&&&&Field<'a, str> {
    #[inline]
    fn wire_error_text(&self) -> Text<'a> {
        Text::Str(self.0)
    }
}

/// A field, and whether it has a value: `(&&Maybe(field)).wire_error_value()` looks into an `Option`.
pub struct Maybe<'a, T: ?Sized>(pub &'a T);

impl<'a, T: ?Sized> Maybe<'a, T> {
    /// The field, which has a value.
    #[inline]
    #[must_use]
    pub fn wire_error_value(&self) -> Option<&'a T> {
        Some(self.0)
    }
}

/// An optional field.
pub trait OptionalValue<'a> {
    /// What may be there.
    type Value;

    /// The value, if there is one.
    fn wire_error_value(&self) -> Option<&'a Self::Value>;
}

impl<'a, T> OptionalValue<'a> for &Maybe<'a, Option<T>> {
    type Value = T;

    #[inline]
    fn wire_error_value(&self) -> Option<&'a T> {
        self.0.as_ref()
    }
}

/// A field that is shown with a format spec: where there is no value, the empty text.
pub struct Formatted<'a, T: ?Sized>(pub Option<&'a T>);

macro_rules! formatted {
    ($($format:ident $field:ident)*) => {$(
        impl<T: $field + ?Sized> fmt::$format for Formatted<'_, T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self.0 {
                    Some(value) => value.fmt(f),
                    None => f.pad(""),
                }
            }
        }
    )*};
}

formatted!(
    Display PublicField
    LowerHex LowerHexField
    UpperHex UpperHexField
    Octal OctalField
    Binary BinaryField
    LowerExp LowerExpField
    UpperExp UpperExpField
);

/// A field whose text a function makes.
struct ByFunction<'a, T: ?Sized, F>(&'a T, F);

/// The field with the function that `fmt` names.
#[inline]
pub fn by_function<T: ?Sized, F>(field: &T, show: F) -> impl fmt::Display
where
    F: Fn(&T, &mut fmt::Formatter<'_>) -> fmt::Result,
{
    ByFunction(field, show)
}

impl<T: ?Sized, F: Fn(&T, &mut fmt::Formatter<'_>) -> fmt::Result> fmt::Display
    for ByFunction<'_, T, F>
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.1(self.0, f)
    }
}
