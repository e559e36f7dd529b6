//! The layer: what only the request knows, and answers that no handler made.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::sync::Arc;
use core::fmt;
use core::future::Future;
use core::marker::PhantomData;
use core::pin::Pin;
use core::task::{Context, Poll, ready};

use ::http::{HeaderMap, Request};
use axum_core::response::{IntoResponse, Response};
use tower_layer::Layer;
use tower_service::Service;

use super::Rejected;
use super::response::{is_plain_failure, response};
use crate::WireContract;
use crate::error::catch::Panicked;
use crate::frameworks::accept::Accept;
use crate::frameworks::guarded::Guarded;
use crate::frameworks::layer::{layer_impls, tower_layer};
use crate::frameworks::rejected::last_resort;
use crate::frameworks::reply::Reply;
use crate::frameworks::scope::Scope;
use crate::frameworks::settings::{Settings, http_settings_methods, settings_methods};
use crate::jsonrpc::ProtocolError;

/// The layer that makes all of a server's failures one format, and tells each error what only the
/// request knows. See the [module's page](super) for an example.
///
/// It stands around all other layers that may answer. Of nested layers the innermost answers. A
/// wrapper that a handler returns wins over the layer.
///
/// - What reaches it as a 4xx or 5xx with a plain text or no body, and a panic, is answered in the
///   body that `E` declares. What described the replaced body (`Content-*`, `ETag`, `Cache-Control`
///   and the like) goes with it; other headers, such as `Allow`, stay.
/// - With [`request_id`](Self::request_id) each error says the request's id: in the body, the event
///   and the header.
/// - With [`negotiate`](Self::negotiate) the `Accept` header has its say.
/// - In a spawned task and in a streamed body nobody knows the request:
///   [`Disclosed::with_request`](crate::Disclosed::with_request) says it by hand.
///
/// # Examples
///
/// ```
/// use wire_error::WireError;
/// use wire_error::axum::{ErrorLayer, Kind};
///
/// #[derive(Debug, WireError)]
/// #[wire(domain = "shop.example", reason, into(axum))]
/// enum ShopError {
///     #[wire(grpc = InvalidArgument, message = "{why}")]
///     Malformed { #[wire(public)] why: String },
/// }
///
/// let layer = ErrorLayer::<ShopError>::new()
///     .request_id("x-request-id")
///     .negotiate()
///     .instance()
///     .declare(|kind, text| match kind {
///         Kind::JsonSyntax | Kind::JsonData => Some(ShopError::Malformed { why: text.into() }),
///         _ => None,
///     });
/// let app: axum::Router = axum::Router::new().layer(layer);
/// ```
pub struct ErrorLayer<E> {
    settings: Arc<Settings>,
    format: PhantomData<fn() -> E>,
}

impl<E: WireContract> ErrorLayer<E> {
    /// A layer that answers in the body that `E` declares.
    #[must_use]
    pub fn new() -> Self {
        Self { settings: Arc::default(), format: PhantomData }
    }

    settings_methods!();
    http_settings_methods!();
}

impl ErrorLayer<ProtocolError> {
    /// A layer that answers with JSON-RPC errors, on a JSON-RPC route.
    ///
    /// What is no JSON is -32700, what else the caller did wrong is -32600, and a panic is -32603.
    /// The id is null: it is not known where no handler was. A body that is no JSON or does not fit, a panic
    /// and an error of this crate are answered with 200, as all of JSON-RPC's errors. Every other
    /// failure keeps its status: what HTTP itself refuses (no such path or method, another media
    /// type, a body that is too long), and a plain text that a handler answers with.
    #[must_use]
    pub fn jsonrpc() -> Self {
        let mut layer = Self::new();
        Arc::make_mut(&mut layer.settings).is_jsonrpc = true;
        layer
    }
}

layer_impls!();
tower_layer!();

impl<S, E, B> Service<Request<B>> for ErrorService<S, E>
where
    S: Service<Request<B>, Response: IntoResponse>,
    E: WireContract + 'static,
{
    type Response = Response;
    type Error = S::Error;
    type Future = ErrorFuture<S::Future, E>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        let headers = request.headers();
        let scope = Scope {
            request_id: id(headers, &self.settings),
            accept: self.settings.negotiates.then(|| Accept::from(headers)),
            settings: self.settings.clone(),
        };
        ErrorFuture {
            handler: Guarded::new(scope, || self.inner.call(request)),
            rejection: None,
            format: PhantomData,
        }
    }
}

pin_project_lite::pin_project! {
    /// The future of [`ErrorService`].
    pub struct ErrorFuture<F, E> {
        #[pin]
        handler: Guarded<F>,
        // The answer that is made in place of the handler's, once that is known to be a failure.
        rejection: Option<Guarded<Answer>>,
        format: PhantomData<fn() -> E>,
    }
}

/// What makes an answer.
type Answer = Pin<Box<dyn Future<Output = Response> + Send>>;

impl<F, E> fmt::Debug for ErrorFuture<F, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ErrorFuture").finish_non_exhaustive()
    }
}

impl<F, T, X, E> Future for ErrorFuture<F, E>
where
    F: Future<Output = Result<T, X>>,
    T: IntoResponse,
    E: WireContract + 'static,
{
    type Output = Result<Response, X>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let mut this = self.project();
        if this.rejection.is_none() {
            let handled = match ready!(this.handler.as_mut().poll(cx)) {
                Ok(Err(error)) => return Poll::Ready(Err(error)),
                Ok(Ok(handled)) => match this.handler.as_mut().run(|| handled.into_response()) {
                    Ok(handled) if !is_plain_failure(&handled) => {
                        return Poll::Ready(Ok(handled));
                    }
                    handled => handled,
                },
                Err(panicked) => Err(panicked),
            };
            let Some(scope) = this.handler.take_scope() else { return Poll::Pending };
            let answer = replace::<E>(handled, scope.settings.clone());
            *this.rejection = Some(Guarded::new(scope, || Box::pin(answer) as Answer));
        }
        let Some(rejection) = this.rejection else { return Poll::Pending };
        let answered = ready!(Pin::new(rejection).poll(cx));
        Poll::Ready(Ok(answered.unwrap_or_else(|panicked| response(last_resort::<E>(panicked)))))
    }
}

/// The answer in place of a failure that no handler made.
async fn replace<E: WireContract>(
    handled: Result<Response, Panicked>,
    settings: Arc<Settings>,
) -> Response {
    let rejected = match handled {
        Ok(handled) => {
            let id = id(handled.headers(), &settings);
            match Rejected::<E>::catch(handled).await {
                Ok(response) => return response,
                Err(rejected) => rejected.of_request(id),
            }
        }
        Err(Panicked(text)) => Rejected::panicked(text),
    };
    response(rejected.declared(&settings, |error, extra| Reply::own(error, extra)))
}
