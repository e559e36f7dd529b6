//! The trait objects of errors, as one.

use core::error::Error;

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
