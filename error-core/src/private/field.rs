//! A public field as a `Text`. Generated code names this module `__field`.

use core::fmt;

use super::{
    BinaryField, LowerExpField, LowerHexField, OctalField, PublicField, UpperExpField,
    UpperHexField,
};
use crate::Text;

/// No field.
pub const NONE: Text<'static> = Text::Str("");

/// A string field, as it is.
#[inline]
pub fn string<T: AsRef<str> + ?Sized>(field: &T) -> Text<'_> {
    Text::Str(field.as_ref())
}

/// An optional string field: the empty text where there is none.
#[inline]
pub fn optional_string<T: AsRef<str>>(field: &Option<T>) -> Text<'_> {
    Text::Str(field.as_ref().map_or("", AsRef::as_ref))
}

/// Any other field.
#[inline]
pub fn display<T: PublicField>(field: &T) -> Text<'_> {
    Text::Display(field)
}

/// Any other optional field: the empty text where there is none.
#[inline]
pub fn optional_display<T: PublicField>(field: &Option<T>) -> Text<'_> {
    field.as_ref().map_or(Text::Str(""), |value| Text::Display(value))
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
