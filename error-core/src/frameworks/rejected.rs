//! A failure that no handler made: what a framework, or a layer, answered with.

use alloc::string::String;
use core::fmt;
use core::marker::PhantomData;

use wire_error_shared::OpaqueMessage;

use super::event;
use super::kind::Kind;
use super::reply::Reply;
use super::sentences;
use super::settings::Settings;
use crate::error::catch::{Panicked, catch};
use crate::formats::extra::{Extra, wrapper_methods};
use crate::{Disclose, ErrorSpec, FieldSpec, Style, Text, WireContract};

/// A failure that no handler made: what the framework, or a layer, answered with.
///
/// It is an error without a reason, with the HTTP status of that answer, and goes into a response
/// in the format that `E` declares. Its message is the text of the answer where the status is a
/// 4xx: then it says what the caller did wrong. Text that anybody wrote is never edited. Of the
/// rejections that the framework itself makes, known by their fixed sentences, the sentence is sent;
/// what stands behind its colon (serde's words, the names of types, the caller's own data) goes to
/// the logs. The message of any other status is that of an opaque error ("internal error"), so that
/// nobody tells a panic from one, and the text goes to the logs alone.
///
/// The frameworks' layers make one of each such answer: see `axum::ErrorLayer` and
/// `actix_web::ErrorLayer`.
///
/// # Examples
///
/// ```
/// # #[cfg(feature = "axum")] {
/// use wire_error::axum::{Kind, Rejected};
/// use wire_error::jsonrpc::ProtocolError;
///
/// let rejected = Rejected::<ProtocolError>::new(400, "Invalid URL: Cannot parse `x` to a `u64`");
/// assert_eq!(rejected.to_string(), "Invalid URL");
/// assert_eq!(rejected.kind(), Kind::Path);
///
/// let rejected = Rejected::<ProtocolError>::new(404, "no such page");
/// assert_eq!(rejected.to_string(), "no such page");
/// # }
/// ```
pub struct Rejected<E> {
    spec: ErrorSpec,
    /// What is said of the status alone.
    default: OpaqueMessage,
    /// All that the answer said.
    text: String,
    /// The framework's own sentence, where the text starts with one.
    sentence: Option<&'static str>,
    kind: Kind,
    pub(super) accept: Option<crate::frameworks::accept::Accept>,
    pub(crate) extra: Extra,
    format: PhantomData<fn() -> E>,
}

impl<E> Rejected<E> {
    /// A failure with this status and this text: what a fallback of your own may answer with.
    /// A status that is no error is 500.
    pub fn new(status: u16, text: impl Into<String>) -> Self {
        let status = if (400..600).contains(&status) { status } else { 500 };
        let text = text.into();
        let (kind, sentence) = sentences::recognize(status, &text);
        Self::of(status, text, kind, sentence)
    }

    /// A handler that panicked with this text.
    pub(super) fn panicked(text: String) -> Self {
        Self::of(500, text, Kind::Panic, None)
    }

    fn of(status: u16, text: String, kind: Kind, sentence: Option<&'static str>) -> Self {
        let spec = ErrorSpec::new("Rejected")
            .with_message("{text}")
            .with_fields(&FIELDS)
            .with_http(status);
        let spec = match (kind, status) {
            (Kind::JsonSyntax, _) => spec.with_code(-32700),
            (_, ..500) => spec.with_code(-32600),
            _ => spec,
        };
        Self {
            spec,
            default: OpaqueMessage::of(status),
            text,
            sentence,
            kind,
            accept: None,
            extra: Extra::default(),
            format: PhantomData,
        }
    }

    /// The same of the request with this id, if there is one.
    pub(super) fn of_request(mut self, id: Option<String>) -> Self {
        self.extra.request_id = id;
        self
    }

    /// The same as one of another kind, of which a fixed sentence is said.
    pub(super) fn known_as(self, kind: Kind, sentence: &'static str) -> Self {
        let spec = self.spec.with_code(-32600);
        Self { kind, sentence: Some(sentence), spec, ..self }
    }

    /// The same, where the request's `Accept` header has a say.
    pub(crate) fn with_accept(self, accept: crate::frameworks::accept::Accept) -> Self {
        Self { accept: Some(accept), ..self }
    }

    /// What kind of failure it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The same with all that the framework says, where it is a 4xx.
    #[must_use]
    pub fn verbatim(mut self) -> Self {
        self.sentence = None;
        self
    }

    fn message(&self) -> &str {
        let status = self.spec.http_status();
        match self.sentence {
            _ if self.text.is_empty() || status >= 500 => self.default.as_str(),
            Some(sentence) => sentence,
            None => &self.text,
        }
    }
}

impl<E: WireContract> Rejected<E> {
    /// The error that a layer answers with: the variant that was declared for the kind, or itself.
    pub(super) fn declared<T>(
        mut self,
        settings: &Settings,
        then: impl FnOnce(&dyn Disclose, &Extra) -> T,
    ) -> T {
        if settings.is_verbatim {
            self = self.verbatim();
        }
        if settings.is_jsonrpc
            && !matches!(self.kind, Kind::JsonSyntax | Kind::JsonData | Kind::Panic)
        {
            self.extra.status = Some(self.spec.http_status());
        }
        let declare = settings.declare.as_ref();
        match declare.and_then(|declare| declare(self.kind, self.message())) {
            Some(error) => {
                event::replaced(&self);
                then(&*error, &self.extra)
            }
            None => then(&self, &self.extra),
        }
    }
}

/// What to answer where making the answer panics as well. Outside of the scope nothing that the
/// layer was told is asked; where the declared layout is what panics, the body is AIP-193's.
pub(super) fn last_resort<E: WireContract>(Panicked(text): Panicked) -> Reply {
    let rejected = Rejected::<E>::panicked(text);
    let own = catch(|| Reply::own(&rejected, &rejected.extra));
    own.unwrap_or_else(|_| Reply::http(&rejected, crate::HttpBody::AIP193, &rejected.extra))
}

wrapper_methods!(Rejected);

/// The text of the answer.
static FIELDS: [FieldSpec; 1] = [FieldSpec::new("text")];

impl<E> fmt::Display for Rejected<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message())
    }
}

/// All of the text, for the logs.
impl<E> fmt::Debug for Rejected<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rejected")
            .field("status", &self.spec.http_status())
            .field("kind", &self.kind)
            .field("text", &self.text)
            .finish_non_exhaustive()
    }
}

impl<E> core::error::Error for Rejected<E> {}

impl<E: WireContract> Disclose for Rejected<E> {
    fn record(&self) -> &ErrorSpec {
        &self.spec
    }

    fn visit_fields(&self, visit: &mut dyn FnMut(&[Text<'_>])) {
        visit(&[Text::Str(self.message())]);
    }

    fn style(&self) -> Style {
        E::CONTRACT.style
    }
}
