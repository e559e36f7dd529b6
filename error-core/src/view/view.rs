//! `View`: what a layout is given.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::time::Duration;

use wire_error_shared::Facts;

use super::cut::{Cut, MAX_TEXT};
use super::origin::{Help, Origin, Other};
use super::prose::Prose;
use crate::Code;
use crate::error::details::{DataLayout, Details};
use crate::error::field_spec::FieldSpec;
use crate::error::left_out::LeftOut;
use crate::error::template::Template;
use crate::error::text::Text;

/// What a layout may say of an error: the facts of its record, the public message, the public
/// fields, the metadata and the details.
///
/// It has no way to the error's `Debug`, `source` or private fields: a layout cannot leak them.
/// What there is no room for is not in it.
#[derive(Clone, Copy)]
pub struct View<'v> {
    pub(crate) facts: &'v Facts<'v>,
    pub(crate) template: &'v Template<'v>,
    pub(crate) fields: &'v [FieldSpec],
    pub(crate) texts: &'v [Text<'v>],
    pub(crate) details: &'v Details<'v>,
    pub(crate) origin: Origin<'v>,
    pub(crate) cut: &'v Cut,
    /// Whether it is sure that there is nothing to say beside the message and the `ErrorInfo`.
    pub(crate) is_bare: bool,
    /// Whether it is sure that the text of each field is there and short, and the message is not cut.
    pub(crate) is_short: bool,
}

impl<'v> View<'v> {
    /// The same with a further cut.
    pub(crate) fn with_cut(&self, cut: &'v Cut) -> Self {
        Self { cut, is_short: false, ..*self }
    }

    /// JSON-RPC 2.0 `error.code`.
    #[must_use]
    pub fn code(&self) -> i32 {
        self.facts.code
    }

    /// The HTTP status, 400 to 599.
    #[must_use]
    pub fn http_status(&self) -> u16 {
        self.facts.http_status
    }

    /// `google.rpc.Status.code`.
    #[must_use]
    pub fn grpc_code(&self) -> Code {
        self.facts.grpc_code
    }

    /// `ErrorInfo.reason`.
    #[must_use]
    pub fn reason(&self) -> Option<&'v str> {
        self.facts.reason
    }

    /// `ErrorInfo.domain`: who owns the reason.
    #[must_use]
    pub fn domain(&self) -> Option<&'v str> {
        self.facts.domain
    }

    /// The `type` of RFC 9457 (section 3.1.1), as `Display`: `about:blank` where there is none.
    #[must_use]
    pub fn type_uri(&self) -> TypeUri<'v> {
        TypeUri { facts: self.facts, base: self.type_base() }
    }

    /// The `title` of RFC 9457 (section 3.1.4), as `Display`: the status's phrase where there is
    /// no type.
    #[must_use]
    pub fn title(&self) -> Title<'v> {
        Title { facts: self.facts, base: self.type_base() }
    }

    /// The public field of this name, as Rust has it. `None` where there is none, where it is an
    /// `Option` without a value, or where there is no room for it.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<Text<'v>> {
        let at = self.fields.iter().position(|field| field.name() == name)?;
        let text = *self.texts.get(at)?;
        let is_none = self.fields[at].is_optional() && matches!(text, Text::Str(""));
        let is_said = match self.fields[at].key() {
            Some(key) if self.facts.reason.is_some() => self.metadata().get(key).is_some(),
            _ => text.len() <= MAX_TEXT && !matches!(text, Text::Display(_)),
        };
        (is_said && !is_none).then_some(text)
    }

    /// When the same request may be sent again.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.details.delay
    }

    /// Whether the same request may succeed later.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match self.origin {
            Origin::Own(_, spec) => spec.retryable(),
            Origin::Peer(peer) => peer.is_retryable,
        }
    }

    /// What stands before the reason in the `type` of RFC 9457.
    #[inline]
    pub(crate) fn type_base(&self) -> Option<&'static str> {
        self.details.type_base
    }

    /// The shape of JSON-RPC's `error.data`.
    #[inline]
    pub(crate) fn data_layout(&self) -> DataLayout {
        self.details.data_layout
    }

    /// What is wrong with the request, field by field.
    pub fn field_violations(&self) -> impl Iterator<Item = Violation<'v>> + use<'v> {
        let cut = self.cut;
        let is_said = |text: &str| text.len() <= MAX_TEXT;
        self.details
            .violations
            .iter()
            .take(cut.violations)
            .filter(move |violation| {
                is_said(&violation.field) && violation.reason.as_deref().is_none_or(is_said)
            })
            .map(|violation| Violation {
                field: &violation.field,
                description: Prose::new(&violation.description, cut.description),
                reason: violation.reason.as_deref(),
            })
    }

    /// A description of a detail, as much of it as there is room for.
    ///
    /// A layout writes those of the details above by this: so a long one is shortened, and no entry
    /// is left out for it.
    #[must_use]
    pub fn prose(&self, description: &'v str) -> Prose<'v> {
        Prose::new(description, self.cut.description)
    }

    /// What is not modelled of a peer's error, in JSON.
    pub(crate) fn other_json(&self) -> &'v [&'v str] {
        match self.origin.other() {
            Other::Json(other) if self.cut.says(LeftOut::OTHER) => other,
            _ => &[],
        }
    }

    /// What is not modelled of a peer's error, as members of RFC 9457.
    pub(crate) fn other_members(&self) -> &'v [(Cow<'v, str>, &'v str)] {
        match self.origin.other() {
            Other::Members(other) if self.cut.says(LeftOut::OTHER) => other,
            _ => &[],
        }
    }

    /// What is not modelled of a peer's error, in protobuf.
    pub(crate) fn other_any(&self) -> &'v [(&'v str, &'v [u8])] {
        match self.origin.other() {
            Other::Any(other) if self.cut.says(LeftOut::OTHER) => other,
            _ => &[],
        }
    }

    /// Where to read more: what each link documents, and the link.
    pub(crate) fn help(&self) -> Help<'v> {
        if self.cut.says(LeftOut::HELP) { self.origin.help() } else { Help::NONE }
    }

    /// The first link to read more at.
    #[must_use]
    pub fn help_url(&self) -> Option<&'v str> {
        match self.help() {
            Help::Link { url, .. } => Some(url),
            Help::Links(links) => links.first().map(|link| link.url.as_str()),
        }
    }

    /// Adds what a cut leaves out of our error as a whole: what a layout never comes to. Of a peer's
    /// error nobody asks.
    pub(crate) fn add_left_out(&self, cut: &Cut, left_out: &mut LeftOut) {
        let details = self.details;
        let mut parts = details.rpc.parts();
        parts.add(LeftOut::DATA, details.data.is_some() || details.has_extensions);
        parts.add(LeftOut::HELP, !self.origin.help().is_empty());
        parts.add(LeftOut::FIELD_VIOLATIONS, !details.violations.is_empty());
        left_out.add_both(cut.without(), parts);
    }

    /// Passes each extension member on, in declaration order: its name, and JSON. One that cannot
    /// be made JSON is left out.
    pub(crate) fn visit_extensions(&self, visit: &mut dyn FnMut(&'static str, Vec<u8>)) {
        let Some(error) = self.origin.own().filter(|_| self.cut.says(LeftOut::DATA)) else {
            return;
        };
        error.extensions(&mut |name, value| {
            if let Some(json) = value.to_json() {
                visit(name, json);
            }
        });
    }

    /// The id of the request that failed.
    #[must_use]
    #[inline]
    pub fn request_id(&self) -> Option<&'v str> {
        self.origin.request_id()
    }

    /// The URI of this occurrence (RFC 9457, section 3.1.5).
    #[must_use]
    #[inline]
    pub fn instance(&self) -> Option<&'v str> {
        self.origin.instance()
    }
}

/// Whether each of these is said whole: what a program reads is not shortened.
pub(crate) fn have_room<const N: usize>(texts: [&String; N]) -> bool {
    texts.into_iter().all(|text| text.len() <= MAX_TEXT)
}

impl fmt::Debug for View<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("View")
            .field("code", &self.code())
            .field("http_status", &self.http_status())
            .field("grpc_code", &self.grpc_code())
            .field("domain", &self.domain())
            .field("reason", &self.reason())
            .field("message", &self.message())
            .field("metadata", &self.metadata())
            .finish_non_exhaustive()
    }
}

/// One thing that is wrong with a request: `google.rpc.BadRequest.FieldViolation`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Violation<'v> {
    /// The path to the field in the request.
    pub field: &'v str,
    /// Why the field is refused, for a person.
    pub description: Prose<'v>,
    /// Why the field is refused, for a program.
    pub reason: Option<&'v str>,
}

/// The `type` of RFC 9457. Made by [`View::type_uri`].
#[derive(Clone, Copy)]
pub struct TypeUri<'v> {
    facts: &'v Facts<'v>,
    base: Option<&'v str>,
}

impl fmt::Display for TypeUri<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        wire_error_shared::layout::problem::type_uri(self.facts, self.base, f)
    }
}

/// The `title` of RFC 9457. Made by [`View::title`].
#[derive(Clone, Copy)]
pub struct Title<'v> {
    facts: &'v Facts<'v>,
    base: Option<&'v str>,
}

impl fmt::Display for Title<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        wire_error_shared::layout::problem::title(self.facts, self.base, f)
    }
}
