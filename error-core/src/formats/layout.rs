//! An HTTP body of your own, for a service that has one already.
//!
//! # From zero to `?`
//!
//! A layout is a type with a media type and a function that writes the members. It gets a
//! [`View`] of the error: what the contract makes public, and no way to anything else.
//!
//! ```
//! use wire_error::{Layout, Object, View};
//!
//! /// `{"ok": false, "code": "ORDER_NOT_FOUND", "text": "no order 7"}`
//! pub struct Envelope;
//!
//! impl Layout for Envelope {
//!     const CONTENT_TYPE: &'static str = "application/json";
//!
//!     fn write(error: &View<'_>, body: &mut Object<'_>) {
//!         body.bool("ok", false);
//!         body.text("code", error.reason().unwrap_or("INTERNAL"));
//!         body.text("text", error.message());
//!         body.optional("order", error.field("id"));
//!     }
//! }
//! ```
//!
//! An enum names it once, and each framework that it goes into sends it:
//!
//! ```
//! # use wire_error::{Layout, Object, View};
//! # pub struct Envelope;
//! # impl Layout for Envelope {
//! #     const CONTENT_TYPE: &'static str = "application/json";
//! #     fn write(error: &View<'_>, body: &mut Object<'_>) {
//! #         body.bool("ok", false);
//! #         body.text("code", error.reason().unwrap_or("INTERNAL"));
//! #         body.text("text", error.message());
//! #         body.optional("order", error.field("id"));
//! #     }
//! # }
//! # #[cfg(feature = "axum")] {
//! use axum::{Router, extract::Path, routing::get};
//! use wire_error::WireError;
//! use wire_error::axum::ErrorLayer;
//!
//! #[derive(Debug, WireError)]
//! #[wire(domain = "shop.example", into(axum), body = Envelope)]
//! enum ShopError {
//!     #[wire(http = 404, reason, message = "no order {id}")]
//!     OrderNotFound { #[wire(public)] id: u64 },
//! }
//!
//! async fn order(Path(id): Path<u64>) -> Result<String, ShopError> {
//!     Err(ShopError::OrderNotFound { id })?
//! }
//!
//! // rejections, unknown paths and panics have the same body
//! let app: Router =
//!     Router::new().route("/orders/{id}", get(order)).layer(ErrorLayer::<ShopError>::new());
//!
//! assert_eq!(
//!     ShopError::CONTRACT.http_body().to_vec(&ShopError::OrderNotFound { id: 7 }),
//!     br#"{"ok":false,"code":"ORDER_NOT_FOUND","text":"no order 7","order":"7"}"#,
//! );
//! # use wire_error::WireContract;
//! # }
//! ```
//!
//! [`Object`] and [`Array`](crate::Array) write nothing but valid JSON, with this crate's escapes and
//! bounds, and without serde. Who prefers a struct gives one to
//! [`Object::serialize`](crate::Object::serialize): what a view hands out serializes.
//!
//! The layouts of six standards are among the project's examples: `OpenAI`'s envelope, OAuth 2.0,
//! JSON:API, Kubernetes' `Status`, Connect and GraphQL.

use alloc::vec::Vec;

use wire_error_shared::rules::{self, Fault};

use crate::error::disclosed::Disclosed;
use crate::error::http_body::{HttpBody, HttpLayout};
use crate::error::left_out::LeftOut;
use crate::error::style::Style;
use crate::formats::relay::with_own_view;
use crate::formats::{aip193, problem};
use crate::read::remote::RemoteError;
use crate::view::resolve::with_view;
use crate::view::view::View;
use crate::write::json::{Json, render_view};
use crate::write::object::Object;

/// An HTTP body of your own: for a service that has one already.
///
/// It is handed the public view of an error and nothing else, so it cannot leak what is private.
/// `body = my::Layout` on an enum declares it: then `into(...)`, the frameworks' layers,
/// `negotiate` and the catalogue know it. [`to_vec`] writes it by hand.
///
/// What is prose and longer than 64 KiB is shortened. Where the body comes to 1 MiB, the layout runs
/// again on a view of which something is left out.
///
/// # Examples
///
/// ```
/// use wire_error::{Layout, Object, View, WireError, layout};
///
/// /// The envelope of an OpenAI-like API.
/// pub struct OpenAi;
///
/// impl Layout for OpenAi {
///     const CONTENT_TYPE: &'static str = "application/json";
///
///     fn write(error: &View<'_>, body: &mut Object<'_>) {
///         body.object("error", |e| {
///             e.text("message", error.message());
///             e.text("type", if error.http_status() < 500 { "invalid_request_error" } else { "server_error" });
///             e.nullable("param", error.field("param"));
///             e.nullable("code", error.reason());
///         });
///     }
/// }
///
/// #[derive(Debug, WireError)]
/// #[wire(domain = "llm.example", body = OpenAi)]
/// #[wire(http = 404, reason = "MODEL_NOT_FOUND", message = "no model {param}")]
/// struct ModelNotFound {
///     #[wire(public)]
///     param: String,
/// }
///
/// assert_eq!(
///     String::from_utf8(layout::to_vec::<OpenAi>(&ModelNotFound { param: "m-1".into() }))?,
///     concat!(
///         r#"{"error":{"message":"no model m-1","type":"invalid_request_error","#,
///         r#""param":"m-1","code":"MODEL_NOT_FOUND"}}"#,
///     ),
/// );
/// # Ok::<(), std::string::FromUtf8Error>(())
/// ```
pub trait Layout: 'static {
    /// The media type: the `Content-Type` header.
    const CONTENT_TYPE: &'static str;

    /// Writes the members of the body.
    fn write(error: &View<'_>, body: &mut Object<'_>);

    /// Passes on headers of the layout's own.
    ///
    /// What frames the body is not for it: `Content-*`, `Transfer-Encoding`, `Vary` and
    /// `Cache-Control` are dropped.
    fn headers(error: &View<'_>, set: &mut dyn FnMut(&str, &str)) {
        let _ = (error, set);
    }
}

/// A body, as [`write()`] writes it.
pub fn to_vec<'a, L: Layout>(err: impl Into<Disclosed<'a>>) -> Vec<u8> {
    let mut buf = Vec::with_capacity(512);
    write::<L>(err, &mut buf);
    buf
}

/// Appends a body in the layout `L`.
///
/// What is written is shorter than 1 MiB; what is left out for it is said in the crate's
/// documentation. Where a layout is too long by itself, the body is the status phrase, as a JSON
/// string. Where a `Display` or the layout panics, the buffer is as it was.
pub fn write<'a, L: Layout>(err: impl Into<Disclosed<'a>>, buf: &mut Vec<u8>) {
    write_body::<L>(&err.into(), buf, None);
}

/// Appends a body in the layout `L` with a peer's error: for a proxy, whose own error it is not. Anyone
/// else declares a variant of their own.
///
/// The view has what is modelled of the error. Each of the three numbers that the peer did not send
/// follows from the others.
///
/// # Examples
///
/// ```
/// use wire_error::{Layout, LocalizedMessage, Object, RemoteError, View, layout};
///
/// /// The message in the reader's language, where there is one.
/// struct Notice;
///
/// impl Layout for Notice {
///     const CONTENT_TYPE: &'static str = "application/json";
///
///     fn write(error: &View<'_>, body: &mut Object<'_>) {
///         match error.localized_message() {
///             Some(localized) => {
///                 body.text("lang", &localized.locale);
///                 body.text("notice", error.prose(&localized.message));
///             }
///             None => body.text("notice", error.message()),
///         }
///         if let Some(resource) = error.resource_info() {
///             body.text("about", &resource.resource_name);
///         }
///     }
/// }
///
/// let mut error = RemoteError::default();
/// error.message = "no order 7".into();
/// error.localized_message = Some(LocalizedMessage::new("de", "Bestellung 7 gibt es nicht"));
/// let mut buf = Vec::new();
/// layout::write_remote::<Notice>(&error, &mut buf);
/// assert_eq!(buf, br#"{"lang":"de","notice":"Bestellung 7 gibt es nicht"}"#);
/// ```
pub fn write_remote<L: Layout>(error: &RemoteError, buf: &mut Vec<u8>) {
    with_own_view(error, &mut |view| {
        render_view(view, buf, &write_object::<L>);
    });
}

/// Appends the body, and passes on the headers where they are asked for: each `Display` runs once for both.
fn write_body<L: Layout>(
    error: &Disclosed<'_>,
    buf: &mut Vec<u8>,
    mut set: Option<SetHeader<'_>>,
) -> LeftOut {
    let mut left_out = LeftOut::NOTHING;
    with_view(error, |view| {
        left_out = render_view(view, buf, &write_object::<L>);
        if let Some(set) = &mut set {
            own_headers::<L>(view, set);
        }
    });
    left_out
}

fn write_object<L: Layout>(error: &View<'_>, json: &mut Json<'_>) {
    Object::write(json, |body| L::write(error, body));
}

fn headers<L: Layout>(error: &Disclosed<'_>, set: SetHeader<'_>) {
    with_view(error, |view| own_headers::<L>(view, set));
}

fn own_headers<L: Layout>(error: &View<'_>, set: SetHeader<'_>) {
    L::headers(error, &mut |name, value| {
        if !is_reserved(name) {
            set(name, value);
        }
    });
}

/// Whether it is a header that no layout may set.
fn is_reserved(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.starts_with("content-")
        || matches!(
            &*name,
            "transfer-encoding"
                | "connection"
                | "trailer"
                | "upgrade"
                | "te"
                | "vary"
                | "cache-control"
        )
}

/// The last segment of the type's path.
fn name<L: Layout>() -> &'static str {
    let path = core::any::type_name::<L>();
    let path = path.split_once('<').map_or(path, |(path, _)| path);
    path.rsplit("::").next().unwrap_or(path)
}

/// Takes the name and the value of a header.
pub(crate) type SetHeader<'s> = &'s mut dyn FnMut(&str, &str);

/// What writes a layout.
struct Writer {
    /// Appends the body, and says what was left out of it. Passes on the headers of the layout's own, if
    /// they are asked for.
    write: fn(&Disclosed<'_>, &mut Vec<u8>, Option<SetHeader<'_>>) -> LeftOut,
    /// Passes on those headers alone.
    headers: fn(&Disclosed<'_>, SetHeader<'_>),
}

/// Tracked to its caller, so that the error shows no line of std.
#[track_caller]
const fn check_content_type(content_type: &str) {
    if let Some(rule) = rules::content_type(content_type) {
        let fault = Fault::of_text("CONTENT_TYPE", content_type, "Layout", rule);
        panic!("{}", fault.as_str());
    }
}

impl HttpBody {
    /// AIP-193 as `application/json`.
    pub const AIP193: Self = Self::new(&HttpLayout {
        name: || "aip193",
        content_type: "application/json",
        writer: &Writer {
            write: |error, buf, _| aip193::write_error(error, buf),
            headers: |_, _| {},
        },
    });

    /// RFC 9457 as `application/problem+json`.
    pub const PROBLEM: Self = Self::new(&HttpLayout {
        name: || "problem",
        content_type: "application/problem+json",
        writer: &Writer {
            write: |error, buf, _| problem::write_error(error, buf),
            headers: |_, _| {},
        },
    });

    /// A body in a layout of your own.
    #[must_use]
    pub const fn of<L: Layout>() -> Self {
        Self::new(
            const {
                check_content_type(L::CONTENT_TYPE);
                &HttpLayout {
                    name: name::<L>,
                    content_type: L::CONTENT_TYPE,
                    writer: &Writer { write: write_body::<L>, headers: headers::<L> },
                }
            },
        )
    }

    /// The body with this error.
    ///
    /// ```
    /// use wire_error::HttpBody;
    /// use wire_error::jsonrpc::ProtocolError;
    ///
    /// let body = HttpBody::PROBLEM.to_vec(&ProtocolError::InvalidParams);
    /// assert!(body.starts_with(br#"{"type":"about:blank","title":"Bad Request""#));
    /// ```
    pub fn to_vec<'a>(&self, err: impl Into<Disclosed<'a>>) -> Vec<u8> {
        let mut buf = Vec::with_capacity(512);
        self.write(&err.into(), &mut buf, None);
        buf
    }

    /// Appends the body with this error, and says what was left out of it. Passes on the headers of the
    /// layout's own, if they are asked for.
    pub(crate) fn write(
        &self,
        error: &Disclosed<'_>,
        buf: &mut Vec<u8>,
        set: Option<SetHeader<'_>>,
    ) -> LeftOut {
        let writer = self.writer().downcast_ref::<Writer>();
        writer.map_or(LeftOut::ALL, |writer| (writer.write)(error, buf, set))
    }

    /// Passes on the headers of the layout's own: the name and the value of each.
    ///
    /// ```
    /// use wire_error::jsonrpc::ProtocolError;
    /// use wire_error::{HttpBody, Layout, Object, View};
    ///
    /// struct Plain;
    ///
    /// impl Layout for Plain {
    ///     const CONTENT_TYPE: &'static str = "application/json";
    ///
    ///     fn write(error: &View<'_>, body: &mut Object<'_>) {
    ///         body.text("message", error.message());
    ///     }
    ///
    ///     fn headers(error: &View<'_>, set: &mut dyn FnMut(&str, &str)) {
    ///         set("x-code", &error.code().to_string());
    ///         set("content-length", "7"); // dropped
    ///     }
    /// }
    ///
    /// let mut headers = Vec::new();
    /// let mut visit = |name: &str, value: &str| headers.push(format!("{name}: {value}"));
    /// HttpBody::of::<Plain>().headers(&ProtocolError::InvalidParams, &mut visit);
    /// assert_eq!(headers, ["x-code: -32602"]);
    /// ```
    pub fn headers<'a>(&self, err: impl Into<Disclosed<'a>>, visit: &mut dyn FnMut(&str, &str)) {
        if let Some(writer) = self.writer().downcast_ref::<Writer>() {
            (writer.headers)(&err.into(), visit);
        }
    }
}

impl Default for HttpBody {
    fn default() -> Self {
        Self::AIP193
    }
}

impl Style {
    /// Which body the errors have over HTTP, with its media type: AIP-193 where nothing is said.
    #[must_use]
    pub const fn http_body(&self) -> HttpBody {
        let body = match self.body() {
            Some(body) => body,
            None => HttpBody::AIP193,
        };
        match self.content_type() {
            Some(content_type) => body.with_content_type(content_type),
            None => body,
        }
    }
}
