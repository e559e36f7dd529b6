//! A public field as a `Text`. Generated code names this module `__field`.
//!
//! What a text is, a trait says, never the name that the user wrote: the call
//! `(&&&Field(field)).text()` finds the first of [`KnownText`] and [`OptionalText`] that the type of
//! the field has, and else the method of [`Field`], which asks for `Display`.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::sync::Arc;
use core::fmt;

use super::{
    BinaryField, LowerExpField, LowerHexField, OctalField, PublicField, UpperExpField,
    UpperHexField,
};
use crate::Text;
use crate::error::field_spec::Format;

/// A field.
pub struct Field<'a, T: ?Sized>(pub &'a T);

/// A field whose text is at hand without its `Display`: of a string, a number or a boolean.
pub trait KnownText<'a> {
    /// The text.
    fn text(&self) -> Text<'a>;
}

/// An optional field: the empty text where there is none.
pub trait OptionalText<'a> {
    /// The text.
    fn text(&self) -> Text<'a>;
}

impl<'a, T> Field<'a, T> {
    /// Any other field.
    #[inline]
    #[must_use]
    pub fn text(&self) -> Text<'a>
    where
        T: PublicField,
    {
        Text::Display(self.0)
    }
}

impl<'a, T: fmt::Display> OptionalText<'a> for &Field<'a, Option<T>> {
    #[inline]
    fn text(&self) -> Text<'a> {
        self.0.as_ref().map_or(Text::Str(""), |value| Text::Display(value))
    }
}

/// Implements [`KnownText`] for a type and for an `Option` of it.
macro_rules! known {
    ($([$($generics:lifetime)?] $ty:ty, $format:ident, |$value:ident| $text:expr;)*) => {$(
        impl<'a $(, $generics)?> KnownText<'a> for &&Field<'a, $ty> {
            #[inline]
            fn text(&self) -> Text<'a> {
                let $value = self.0;
                $text
            }
        }

        impl<'a $(, $generics)?> KnownText<'a> for &&Field<'a, Option<$ty>> {
            #[inline]
            fn text(&self) -> Text<'a> {
                match self.0 {
                    Some($value) => $text,
                    None => Text::Str(""),
                }
            }
        }

        impl<$($generics)?> ReadsAs<$ty> {
            /// What the text of the type reads as.
            pub const FORMAT: Format = Format::$format;
        }

        impl<$($generics)?> ReadsAs<Option<$ty>> {
            /// What the text of the type reads as.
            pub const FORMAT: Format = Format::$format;
        }
    )*};
}

/// What the text of a type reads as: `ReadsAs::<T>::FORMAT` and `ReadsAs::<T>::IS_OPTIONAL`.
pub struct ReadsAs<T: ?Sized>(core::marker::PhantomData<T>);

/// Of any other type.
pub trait ReadsAsText {
    /// What the text of the type reads as.
    const FORMAT: Format = Format::String;

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
}

impl<'a> KnownText<'a> for &&Field<'a, str> {
    #[inline]
    fn text(&self) -> Text<'a> {
        Text::Str(self.0)
    }
}

/// A field that is shown by its `LowerHex`.
#[inline]
pub fn lower_hex<T: LowerHexField>(field: &T) -> &dyn fmt::LowerHex {
    field
}

/// A field that is shown by its `UpperHex`.
#[inline]
pub fn upper_hex<T: UpperHexField>(field: &T) -> &dyn fmt::UpperHex {
    field
}

/// A field that is shown by its `Octal`.
#[inline]
pub fn octal<T: OctalField>(field: &T) -> &dyn fmt::Octal {
    field
}

/// A field that is shown by its `Binary`.
#[inline]
pub fn binary<T: BinaryField>(field: &T) -> &dyn fmt::Binary {
    field
}

/// A field that is shown by its `LowerExp`.
#[inline]
pub fn lower_exp<T: LowerExpField>(field: &T) -> &dyn fmt::LowerExp {
    field
}

/// A field that is shown by its `UpperExp`.
#[inline]
pub fn upper_exp<T: UpperExpField>(field: &T) -> &dyn fmt::UpperExp {
    field
}

/// A field that is shown by its `Display`, with a format spec.
#[inline]
pub fn display<T: PublicField>(field: &T) -> &dyn fmt::Display {
    field
}

/// An optional field that is shown with a format spec: where there is no value, the empty text.
pub struct OrEmpty<'a, T>(pub &'a Option<T>);

macro_rules! or_empty {
    ($($format:ident)*) => {$(
        impl<T: fmt::$format> fmt::$format for OrEmpty<'_, T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self.0 {
                    Some(value) => value.fmt(f),
                    None => f.pad(""),
                }
            }
        }
    )*};
}

or_empty!(Display LowerHex UpperHex Octal Binary LowerExp UpperExp);
