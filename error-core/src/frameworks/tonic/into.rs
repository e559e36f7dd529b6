//! What `into(tonic)` generates.

use crate::Disclose;

pub use ::tonic::Status;

/// The status.
pub fn status<E: Disclose>(error: E) -> Status {
    super::Response::from(error).into()
}

/// `impl From<Error> for tonic::Status`
#[doc(hidden)]
#[macro_export]
macro_rules! into_tonic {
    ([$($generics:tt)*] [$ty:ty] [$($predicates:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* ::core::convert::From<$ty> for $crate::tonic::into::Status
        where
            $($predicates)*
        {
            fn from(error: $ty) -> Self {
                $crate::tonic::into::status(error)
            }
        }
    };
}
