//! The middleware: what only the request knows, and answers that no handler made.

use alloc::boxed::Box;
use alloc::string::{String, ToString as _};
use alloc::sync::Arc;
use core::fmt;
use core::future::{Future, Ready, ready};
use core::marker::PhantomData;
use core::pin::{Pin, pin};
use core::task::{Context, Poll};

use ::actix_web::body::{EitherBody, MessageBody};
use ::actix_web::dev::{Service, ServiceRequest, ServiceResponse, Transform};
use ::actix_web::error::{InternalError, JsonPayloadError};
use ::actix_web::http::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, HeaderValue};
use ::actix_web::{Error, HttpResponse};

use super::response::{accept, response};
use super::{Kind, Rejected};
use crate::error::catch::Panicked;
use crate::frameworks::guarded::{Guarded, in_scope};
use crate::frameworks::headers::{describes_body, is_plain};
use crate::frameworks::layer::layer_impls;
use crate::frameworks::rejected::last_resort;
use crate::frameworks::reply::Reply;
use crate::frameworks::scope::Scope;
use crate::frameworks::settings::{Settings, http_settings_methods, settings_methods};
use crate::jsonrpc::ProtocolError;
use crate::{ErrorSpec, WireContract};

/// The middleware that makes all of a server's failures one format, and tells each error what only
/// the request knows. Give it to `App::wrap`, the last of all: that is the outermost.
///
/// A panic takes actix-web's request with it, and without one there is no `ServiceResponse`: its answer
/// leaves as an [`Error`], with all of its headers and its body. A middleware further out, such as
/// `DefaultHeaders`, adds nothing to it.
///
/// - What reaches it as a 4xx or 5xx with a plain text or no body, extractors' errors among them,
///   and a panic, is answered in the body that `E` declares. What described the replaced body goes
///   with it; other headers, such as `Allow`, stay.
/// - With [`request_id`](Self::request_id) each error says the request's id.
/// - With [`negotiate`](Self::negotiate) the `Accept` header has its say.
///
/// # Examples
///
/// ```
/// use actix_web::{App, test, web};
/// use wire_error::WireError;
/// use wire_error::actix_web::ErrorLayer;
///
/// #[derive(Debug, WireError)]
/// #[wire(domain = "shop.example", reason, into(actix_web))]
/// enum ShopError {
///     #[wire(grpc = NotFound)]
///     OrderNotFound,
/// }
///
/// # actix_web::rt::System::new().block_on(async {
/// let app = App::new()
///     .route("/orders/{id}", web::get().to(|_: web::Path<u64>| async { "found" }))
///     .wrap(ErrorLayer::<ShopError>::new().request_id("x-request-id"));
/// let app = test::init_service(app).await;
///
/// let request = test::TestRequest::get().uri("/nowhere").to_request();
/// let body = test::call_and_read_body(&app, request).await;
/// assert_eq!(body, r#"{"error":{"code":404,"message":"not found","status":"NOT_FOUND"}}"#);
/// # });
/// ```
pub struct ErrorLayer<E> {
    settings: Arc<Settings>,
    format: PhantomData<fn() -> E>,
}

impl<E: WireContract> ErrorLayer<E> {
    /// A middleware that answers in the body that `E` declares.
    #[must_use]
    pub fn new() -> Self {
        Self { settings: Arc::default(), format: PhantomData }
    }

    settings_methods!();
    http_settings_methods!();
}

impl ErrorLayer<ProtocolError> {
    /// A middleware that answers with JSON-RPC errors, on a JSON-RPC route.
    ///
    /// What is no JSON is -32700, what else the caller did wrong is -32600, and a panic is -32603.
    /// The id is null. A body that is no JSON or does not fit, a panic and an error of this crate are answered
    /// with 200, as all of JSON-RPC's errors. Every other failure keeps its status: what HTTP itself
    /// refuses, and a plain text that a handler answers with.
    #[must_use]
    pub fn jsonrpc() -> Self {
        let mut layer = Self::new();
        Arc::make_mut(&mut layer.settings).is_jsonrpc = true;
        layer
    }
}

layer_impls!();

impl<S, B, E> Transform<S, ServiceRequest> for ErrorLayer<E>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error> + 'static,
    B: MessageBody + 'static,
    E: WireContract + 'static,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = Error;
    type Transform = ErrorService<S, E>;
    type InitError = ();
    type Future = Ready<Result<Self::Transform, ()>>;

    fn new_transform(&self, inner: S) -> Self::Future {
        let settings = self.settings.clone();
        ready(Ok(ErrorService { inner, settings, format: PhantomData }))
    }
}

/// The service that [`ErrorLayer`] makes.
pub struct ErrorService<S, E> {
    inner: S,
    settings: Arc<Settings>,
    format: PhantomData<fn() -> E>,
}

impl<S, E> fmt::Debug for ErrorService<S, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ErrorService").finish_non_exhaustive()
    }
}

impl<S, B, E> Service<ServiceRequest> for ErrorService<S, E>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error> + 'static,
    B: MessageBody + 'static,
    E: WireContract + 'static,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Error>>>>;

    fn poll_ready(&self, cx: &mut Context<'_>) -> Poll<Result<(), Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&self, request: ServiceRequest) -> Self::Future {
        let settings = self.settings.clone();
        let headers = request.headers();
        let scope = Scope {
            request_id: id(headers, &settings),
            accept: settings.negotiates.then(|| accept(headers)),
            settings: settings.clone(),
        };
        let guarded = Guarded::new(scope, || self.inner.call(request));
        Box::pin(async move {
            let mut guarded = pin!(guarded);
            let handled = guarded.as_mut().await;
            let mut scope = guarded.take_scope();
            let answer = |scope: &mut Option<Scope>, rejected: Rejected<E>| {
                let answered = in_scope(scope, || {
                    response(rejected.declared(&settings, |error, extra| Reply::own(error, extra)))
                });
                answered.unwrap_or_else(|panicked| response(last_resort::<E>(panicked)))
            };
            match handled {
                Ok(Ok(handled)) if !is_plain_failure(handled.response()) => {
                    Ok(handled.map_into_left_body())
                }
                Ok(Ok(handled)) => {
                    let (request, handled) = handled.into_parts();
                    let answer =
                        answer(&mut scope, rejected(handled, &settings)).map_into_right_body();
                    Ok(ServiceResponse::new(request, answer))
                }
                Ok(Err(error)) => {
                    let answer = match in_scope(&mut scope, || error.error_response()) {
                        Ok(made) if !is_plain_failure(&made) => made,
                        Ok(made) => answer(&mut scope, rejected(made, &settings)),
                        Err(Panicked(text)) => answer(&mut scope, Rejected::panicked(text)),
                    };
                    Err(InternalError::from_response(error, answer).into())
                }
                Err(Panicked(text)) => {
                    let answer = answer(&mut scope, Rejected::panicked(text));
                    Err(InternalError::from_response("a handler panicked", answer).into())
                }
            }
        })
    }
}

fn is_plain_failure<B>(response: &HttpResponse<B>) -> bool {
    let status = response.status();
    let is_failure = status.is_client_error() || status.is_server_error();
    let content_type = response.headers().get(CONTENT_TYPE);
    is_failure
        && is_plain(content_type.map(HeaderValue::as_bytes))
        && response.extensions().get::<ErrorSpec>().is_none()
}

/// What to answer in place of a failure that is not yet in any format.
fn rejected<E, B: MessageBody>(handled: HttpResponse<B>, settings: &Settings) -> Rejected<E> {
    let status = handled.status().as_u16();
    let headers = handled.headers().clone();
    let known = handled.error().and_then(known);
    let text = match handled.error() {
        Some(error) => error.to_string(),
        None if headers.contains_key(CONTENT_ENCODING) => String::new(),
        None => text(handled.into_body()),
    };
    let mut rejected = Rejected::new(status, text);
    if let Some((kind, sentence)) = known {
        rejected = rejected.known_as(kind, sentence);
    }
    let kept = headers.iter().filter(|(name, _)| !describes_body(name.as_str()));
    let owned = kept.map(|(name, value)| (name.to_string(), value.as_bytes().into()));
    rejected.extra.headers = owned.collect();
    rejected.of_request(id(&headers, settings))
}

/// The kind of an extractor's error, and what is said of it, where status and text do not tell.
fn known(error: &Error) -> Option<(Kind, &'static str)> {
    if error.as_error::<InternalError<serde::de::value::Error>>().is_some() {
        return Some((Kind::Path, "Path deserialize error"));
    }
    match error.as_error::<JsonPayloadError>()? {
        JsonPayloadError::Deserialize(error) if error.is_data() => {
            Some((Kind::JsonData, "Json deserialize error"))
        }
        _ => None,
    }
}

/// The text of a body that is short and whole, else none.
fn text<B: MessageBody>(body: B) -> String {
    let bytes = body.try_into_bytes().ok().filter(|bytes| bytes.len() <= 4096);
    String::from_utf8_lossy(&bytes.unwrap_or_default()).trim().to_string()
}
