//! A future that is polled in the scope of its request, and whose panics are caught.

use core::future::Future;
use core::pin::Pin;
use core::task::{Context, Poll};

use super::scope::{self, Scope};
use crate::error::catch::{Panicked, catch};

pin_project_lite::pin_project! {
    /// Polls a future in a scope. A panic ends it.
    pub(crate) struct Guarded<F> {
        #[pin]
        future: Option<F>,
        scope: Option<Scope>,
        panicked: Option<Panicked>,
    }
}

impl<F: Future> Guarded<F> {
    /// Makes the future in the scope, where it is polled too.
    pub(crate) fn new(scope: Scope, call: impl FnOnce() -> F) -> Self {
        let mut scope = Some(scope);
        let called = {
            let _entered = scope::enter(&mut scope);
            catch(call)
        };
        match called {
            Ok(future) => Self { future: Some(future), scope, panicked: None },
            Err(panicked) => Self { future: None, scope, panicked: Some(panicked) },
        }
    }

    /// Runs something in the scope, once the future has ended.
    pub(crate) fn run<T>(self: Pin<&mut Self>, run: impl FnOnce() -> T) -> Result<T, Panicked> {
        in_scope(self.project().scope, run)
    }

    /// The scope, which is over.
    pub(crate) fn take_scope(self: Pin<&mut Self>) -> Option<Scope> {
        self.project().scope.take()
    }
}

/// Runs something in a scope.
pub(crate) fn in_scope<T>(
    scope: &mut Option<Scope>,
    run: impl FnOnce() -> T,
) -> Result<T, Panicked> {
    let _entered = scope::enter(scope);
    catch(run)
}

impl<F: Future> Future for Guarded<F> {
    type Output = Result<F::Output, Panicked>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let mut this = self.project();
        if let Some(panicked) = this.panicked.take() {
            return Poll::Ready(Err(panicked));
        }
        let _entered = scope::enter(this.scope);
        let polled = match this.future.as_mut().as_pin_mut() {
            Some(future) => catch(|| future.poll(cx)),
            None => return Poll::Pending, // it has panicked, and that was said
        };
        match polled {
            Ok(poll) => poll.map(Ok),
            Err(panicked) => {
                let _ = catch(|| this.future.set(None)); // a destructor may panic too
                Poll::Ready(Err(panicked))
            }
        }
    }
}
