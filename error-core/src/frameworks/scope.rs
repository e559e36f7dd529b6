//! What only the request knows, where its error is made.
//!
//! A layer enters its scope before each `call` and `poll` of what serves the request, and a guard
//! leaves it after: two requests that take turns on one thread never see each other's facts, and
//! nothing is asked of the runtime. In a spawned task and in a streamed body there is no scope.

use alloc::string::String;
use alloc::sync::Arc;
use core::cell::RefCell;

use crate::Request;
use crate::frameworks::settings::Settings;

std::thread_local! {
    /// The request that is served on this thread just now.
    static CURRENT: RefCell<Option<Scope>> = const { RefCell::new(None) };
}

/// What a layer knows of one request.
#[derive(Clone)]
pub(crate) struct Scope {
    pub(crate) settings: Arc<Settings>,
    pub(crate) request_id: Option<String>,
    /// What the request accepts, where it has a say.
    pub(crate) accept: Option<crate::frameworks::accept::Accept>,
}

impl Scope {
    /// The request, as an error says it. `own_id` is what the error's wrapper was told.
    fn request(&self, own_id: Option<&str>) -> Request {
        let own = Request::new().with_id(own_id.unwrap_or_default());
        let id = own.id().or(self.request_id.as_deref()).unwrap_or_default();
        let request = Request::new().with_id(id);
        let instance = self.settings.instance.as_ref();
        match instance.zip(request.id()).and_then(|(instance, id)| instance(id)) {
            Some(uri) => request.with_instance(uri),
            None => request,
        }
    }
}

/// The scope on this thread.
pub(crate) fn current() -> Option<Scope> {
    CURRENT.try_with(|current| current.try_borrow().ok()?.clone()).ok()?
}

/// The request that failed: by the id that the error's wrapper was told, or as the scope knows it.
pub(crate) fn request(scope: Option<&Scope>, own_id: Option<&str>) -> Request {
    match scope {
        Some(scope) => scope.request(own_id),
        None => Request::new().with_id(own_id.unwrap_or_default()),
    }
}

/// Enters a scope. What was current before is so again when the guard is dropped.
pub(crate) fn enter(scope: &mut Option<Scope>) -> Entered<'_> {
    swap(scope);
    Entered(scope)
}

/// The scope is entered while this lives.
pub(crate) struct Entered<'s>(&'s mut Option<Scope>);

impl Drop for Entered<'_> {
    fn drop(&mut self) {
        swap(self.0);
    }
}

/// Nobody else's code runs while the cell is borrowed, so it never is when this is called.
fn swap(scope: &mut Option<Scope>) {
    let _ = CURRENT.try_with(|current| core::mem::swap(&mut *current.borrow_mut(), scope));
}
