//! What foreign code makes, or what it said when it panicked.

use alloc::boxed::Box;
use alloc::string::String;
use core::any::Any;
use core::mem;
use core::panic::AssertUnwindSafe;

use std::panic::catch_unwind;

/// What a panic said.
pub(crate) struct Panicked(pub(crate) String);

/// What `run` makes, or what it said when it panicked. Whatever it was at is dropped.
pub(crate) fn catch<T>(run: impl FnOnce() -> T) -> Result<T, Panicked> {
    catch_unwind(AssertUnwindSafe(run)).map_err(|payload| {
        let panicked = Panicked(text(&*payload));
        discard(payload);
        panicked
    })
}

fn text(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().map(|text| String::from(*text));
    text.or_else(|| payload.downcast_ref::<String>().cloned()).unwrap_or_default()
}

/// Drops what a panic carried. That may panic with something that panics in turn, without end: the
/// second is leaked.
fn discard(payload: Box<dyn Any + Send>) {
    if let Err(second) = catch_unwind(AssertUnwindSafe(|| drop(payload))) {
        mem::forget(second);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What panics so often when it is dropped.
    struct PanicsWhenDropped(usize);

    impl Drop for PanicsWhenDropped {
        fn drop(&mut self) {
            if let Some(left) = self.0.checked_sub(1) {
                std::panic::panic_any(Self(left));
            }
        }
    }

    #[test]
    fn nothing_that_panics_escapes() {
        let said = |run: fn()| catch(run).err().map(|Panicked(text)| text);
        assert_eq!(said(|| {}), None);
        assert_eq!(said(|| panic!("fixed")).as_deref(), Some("fixed"));
        assert_eq!(said(|| panic!("made of {}", 7)).as_deref(), Some("made of 7"));
        assert_eq!(said(|| std::panic::panic_any(7)).as_deref(), Some(""));
        assert_eq!(said(|| std::panic::panic_any(PanicsWhenDropped(3))).as_deref(), Some(""));
    }
}
