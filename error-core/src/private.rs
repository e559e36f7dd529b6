//! What generated code names. Not part of the public API.

use core::error::Error;
use core::fmt;

use crate::Text;

pub use crate::{data_needs_json, when_alloc, when_json};

/// What calls a visitor with the pieces of a message.
pub type Visit<'a> = &'a dyn Fn(&mut dyn FnMut(Text<'_>));

/// `Display` of a derived error: its public message.
///
/// # Errors
///
/// Where the formatter or the `Display` of a field fails.
#[inline]
pub fn fmt_message(visit: Visit<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut result = Ok(());
    visit(&mut |piece| {
        if result.is_ok() {
            result = fmt::Display::fmt(&piece, f);
        }
    });
    result
}

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

/// What a `public` field must be.
#[diagnostic::on_unimplemented(
    message = "a `public` field is sent as its `Display` text, and `{Self}` has none",
    label = "`Display` is not implemented for this type",
    note = "implement `std::fmt::Display` for it, or remove `public`"
)]
pub trait PublicField: fmt::Display {}

#[diagnostic::do_not_recommend]
impl<T: fmt::Display> PublicField for T {}

/// What a source must be.
#[diagnostic::on_unimplemented(
    message = "a source is an error, and `{Self}` is none",
    label = "`Error` is not implemented for this type",
    note = "implement `std::error::Error` for it, or rename a field that is called `source`"
)]
pub trait Source: Error + 'static {}

#[diagnostic::do_not_recommend]
impl<T: Error + 'static> Source for T {}

/// An error, or what derefs to one.
pub trait AsDynError {
    /// The error.
    fn as_dyn_error(&self) -> &(dyn Error + 'static);
}

impl<T: Source> AsDynError for T {
    fn as_dyn_error(&self) -> &(dyn Error + 'static) {
        self
    }
}

macro_rules! as_dyn_error {
    ($($object:ty),*) => {$(
        impl AsDynError for $object {
            fn as_dyn_error(&self) -> &(dyn Error + 'static) {
                self
            }
        }
    )*};
}

as_dyn_error!(
    dyn Error + 'static,
    dyn Error + Send + 'static,
    dyn Error + Sync + 'static,
    dyn Error + Send + Sync + 'static,
    dyn Error + Send + Sync + core::panic::UnwindSafe + 'static
);

#[cfg(feature = "json")]
pub use crate::jsonrpc::Data;

/// The rules of `rules`, asked of constants.
pub mod check;

/// What `client` generates.
#[cfg(feature = "alloc")]
pub mod client;

#[cfg(feature = "alloc")]
pub use alloc::{boxed::Box, string::String};

/// What `into(...)` generates.
mod into;

pub use into::*;

/// Items for where there is an allocator.
#[cfg(feature = "alloc")]
#[doc(hidden)]
#[macro_export]
macro_rules! when_alloc {
    ($($item:tt)*) => { $($item)* };
}

/// Items for where there is an allocator.
#[cfg(not(feature = "alloc"))]
#[doc(hidden)]
#[macro_export]
macro_rules! when_alloc {
    ($($item:tt)*) => {};
}

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
