//! What a wrapper adds to an error.

use alloc::string::String;
use alloc::vec::Vec;

/// What a wrapper was given beside the error.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Extra {
    pub(crate) request_id: Option<String>,
    pub(crate) headers: Vec<(String, Vec<u8>)>,
    /// The HTTP status in place of the format's own.
    pub(crate) status: Option<u16>,
}

/// Writes the methods that every wrapper has, of a struct with the fields `error` and `extra`.
macro_rules! wrapper_methods {
    ($Wrapper:ident) => {
        impl<E> $Wrapper<E> {
            /// Names the request that failed: in the body, and in the event for the logs.
            ///
            /// An id is at most 128 visible ASCII characters; any other is dropped.
            #[must_use]
            pub fn request_id(mut self, id: impl AsRef<str>) -> Self {
                self.extra.request_id = Some(id.as_ref().into());
                self
            }

            /// Adds a header.
            ///
            /// One that the wrapper would set itself gives way to it. A name or value that HTTP does
            /// not allow is left out.
            #[must_use]
            pub fn header(mut self, name: impl AsRef<str>, value: impl AsRef<[u8]>) -> Self {
                self.extra.headers.push((name.as_ref().into(), value.as_ref().into()));
                self
            }
        }
    };
}

/// Writes how a wrapper of an `error`, an `extra` and fields that have a default is made and shown.
macro_rules! wrapper {
    ($Wrapper:ident $(, $field:ident)*) => {
        crate::formats::extra::wrapper_methods!($Wrapper);

        impl<E: crate::Disclose> From<E> for $Wrapper<E> {
            fn from(error: E) -> Self {
                Self { error, extra: crate::formats::extra::Extra::default(), $($field: Default::default(),)* }
            }
        }

        /// The error's own text.
        impl<E: core::fmt::Display> core::fmt::Display for $Wrapper<E> {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                self.error.fmt(f)
            }
        }
    };
}

pub(crate) use wrapper;
pub(crate) use wrapper_methods;
