//! `find`: a typed error, out of what others wrapped around it.

use alloc::boxed::Box;
use alloc::sync::Arc;
use core::error::Error;
use core::ops::Deref;

use super::dyn_error::DynError;

/// No chain of sources is followed further.
const MAX_CAUSES: usize = 1024;

/// The outermost `E` in the chain of an error and its sources, through any number of contexts.
///
/// It takes what derefs to a `dyn Error`: an `anyhow::Error`, a `Box<dyn Error + Send + Sync>`, a
/// `&dyn Error`. An `E` in a `Box` or an `Arc` is found too. One that was itself given to
/// `anyhow::Error::context` is not a source of anything, and only anyhow sees it: ask
/// `error.downcast_ref::<E>()` first, as the [guide](crate::guide) does.
///
/// # Examples
///
/// ```
/// use std::error::Error;
/// use wire_error::{WireError, find};
///
/// #[derive(Debug, WireError)]
/// #[wire(domain = "shop.example", grpc = NotFound, reason)]
/// struct OrderNotFound;
///
/// #[derive(Debug, thiserror::Error)]
/// #[error("while the invoice was written")]
/// struct Context(#[source] OrderNotFound);
///
/// let error: Box<dyn Error> = Box::new(Context(OrderNotFound));
/// let found = find::<OrderNotFound>(&error).expect("it is the source");
/// assert_eq!(found.reason(), Some("ORDER_NOT_FOUND"));
/// assert!(find::<std::fmt::Error>(&error).is_none());
/// ```
pub fn find<E: Error + 'static>(error: &impl Deref<Target: DynError>) -> Option<&E> {
    let mut cause = Some(error.deref().as_dyn_error());
    for _ in 0..MAX_CAUSES {
        let error = cause?;
        let found = error
            .downcast_ref::<E>()
            .or_else(|| error.downcast_ref::<Box<E>>().map(|error| &**error))
            .or_else(|| error.downcast_ref::<Arc<E>>().map(|error| &**error));
        if found.is_some() {
            return found;
        }
        cause = error.source();
    }
    None
}
