//! The layer: what only the request knows, and answers that no handler made.

use alloc::string::String;
use alloc::sync::Arc;
use core::fmt;
use core::future::Future;
use core::marker::PhantomData;
use core::pin::Pin;
use core::task::{Context, Poll, ready};

use ::http::header::CONTENT_TYPE;
use ::http::{HeaderMap, Request, Response};
use tower_layer::Layer;
use tower_service::Service;

use super::Rejected;
use super::status::send;
use crate::WireContract;
use crate::error::catch::Panicked;
use crate::frameworks::guarded::{Guarded, in_scope};
use crate::frameworks::layer::{layer_impls, tower_layer};
use crate::frameworks::scope::Scope;
use crate::frameworks::settings::{Settings, settings_methods};

/// The layer that tells each error of a gRPC server what only the request knows, and answers where
/// no handler does. Give it to `tonic::transport::Server::layer`.
///
/// - With [`request_id`](Self::request_id) each error says the request's id: as
///   `google.rpc.RequestInfo`, in the event and in that header.
/// - A handler that panics is answered with `INTERNAL`.
/// - What a layer inside answers over plain HTTP, such as a 413, is answered with a status.
///
/// # Examples
///
/// ```
/// use wire_error::WireError;
/// use wire_error::tonic::ErrorLayer;
///
/// #[derive(Debug, WireError)]
/// #[wire(domain = "shop.example", reason, into(tonic))]
/// enum ShopError {
///     #[wire(grpc = NotFound)]
///     OrderNotFound,
/// }
///
/// let layer = ErrorLayer::<ShopError>::new().request_id("x-request-id");
/// ```
pub struct ErrorLayer<E> {
    settings: Arc<Settings>,
    format: PhantomData<fn() -> E>,
}

impl<E: WireContract> ErrorLayer<E> {
    /// A layer for the errors of `E`.
    #[must_use]
    pub fn new() -> Self {
        Self { settings: Arc::default(), format: PhantomData }
    }

    settings_methods!();
}

layer_impls!();
tower_layer!();

/// The service goes by the name of what it serves.
impl<S: ::tonic::server::NamedService, E> ::tonic::server::NamedService for ErrorService<S, E> {
    const NAME: &'static str = S::NAME;
}

impl<S, E, B, R> Service<Request<B>> for ErrorService<S, E>
where
    S: Service<Request<B>, Response = Response<R>>,
    E: WireContract,
    R: Default,
{
    type Response = Response<R>;
    type Error = S::Error;
    type Future = ErrorFuture<S::Future, E>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        let scope = Scope {
            request_id: id(request.headers(), &self.settings),
            accept: None,
            settings: self.settings.clone(),
        };
        ErrorFuture {
            handler: Guarded::new(scope, || self.inner.call(request)),
            format: PhantomData,
        }
    }
}

pin_project_lite::pin_project! {
    /// The future of [`ErrorService`].
    pub struct ErrorFuture<F, E> {
        #[pin]
        handler: Guarded<F>,
        format: PhantomData<fn() -> E>,
    }
}

impl<F, E> fmt::Debug for ErrorFuture<F, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ErrorFuture").finish_non_exhaustive()
    }
}

impl<F, R, X, E> Future for ErrorFuture<F, E>
where
    F: Future<Output = Result<Response<R>, X>>,
    R: Default,
    E: WireContract,
{
    type Output = Result<Response<R>, X>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let mut this = self.project();
        let handled = match ready!(this.handler.as_mut().poll(cx)) {
            Ok(Err(error)) => return Poll::Ready(Err(error)),
            Ok(Ok(handled)) if !is_plain_failure(&handled) => return Poll::Ready(Ok(handled)),
            Ok(Ok(handled)) => Ok(handled),
            Err(panicked) => Err(panicked),
        };
        let Some(scope) = this.handler.as_mut().take_scope() else { return Poll::Pending };
        let settings = scope.settings.clone();
        let rejected = match handled {
            Ok(handled) => {
                let id = id(handled.headers(), &settings);
                Rejected::<E>::new(handled.status().as_u16(), "").of_request(id)
            }
            Err(Panicked(text)) => Rejected::panicked(text),
        };
        let mut scope = Some(scope);
        let answered = in_scope(&mut scope, || {
            rejected.declared(&settings, |error, extra| send(error, extra.request_id.as_deref()))
        });
        let status = answered.unwrap_or_else(|Panicked(text)| {
            // what was declared panics: outside of the scope nothing of the user's is asked
            send(&Rejected::<E>::panicked(text), None)
        });
        Poll::Ready(Ok(status.into_http()))
    }
}

/// Whether it is a failure that says nothing of gRPC.
fn is_plain_failure<R>(response: &Response<R>) -> bool {
    let content_type = response.headers().get(CONTENT_TYPE);
    let is_grpc =
        content_type.is_some_and(|value| value.as_bytes().starts_with(b"application/grpc"));
    let status = response.status();
    let is_failure = status.is_client_error() || status.is_server_error();
    is_failure && !is_grpc && !response.headers().contains_key("grpc-status")
}
