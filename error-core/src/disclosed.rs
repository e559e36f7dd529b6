//! `Disclosed`: the one input of every renderer.

use core::fmt::{self, Write as _};
use core::time::Duration;

#[cfg(feature = "alloc")]
use crate::FieldViolation;
use crate::error::escape::Escaped;
#[cfg(feature = "alloc")]
use crate::rendered::Rendered;
use crate::{ErrorSpec, Text, WireError};

/// What may be said of an error outside this process, and nothing else.
///
/// Every renderer takes one. It has no way to the error's `Debug`, `source` or private
/// fields, so a renderer cannot leak them.
///
/// # Examples
///
/// ```
/// use wire_error::{Disclosed, WireError};
///
/// #[derive(Debug, WireError)]
/// #[wire(opaque)]
/// struct Broken(#[source] std::fmt::Error);
///
/// let error = Broken(std::fmt::Error);
/// let disclosed = Disclosed::new(&error).with_request_id("req-1");
/// assert_eq!(disclosed.message().to_string(), "internal error");
/// assert_eq!(disclosed.request_id(), Some("req-1"));
/// ```
#[derive(Clone, Copy)]
pub struct Disclosed<'a> {
    error: &'a dyn WireError,
    spec: &'static ErrorSpec,
    /// Whether what the spec says holds for this value.
    #[cfg_attr(not(feature = "alloc"), expect(dead_code, reason = "nothing renders"))]
    is_derived: bool,
    request_id: Option<&'a str>,
}

impl<'a> Disclosed<'a> {
    /// The public view of `error`.
    pub fn new(error: impl Into<Self>) -> Self {
        error.into()
    }

    /// Names the request that failed: `google.rpc.RequestInfo`.
    ///
    /// An id is at most 128 visible ASCII characters; any other is dropped.
    #[must_use]
    pub fn with_request_id(mut self, id: &'a str) -> Self {
        let valid = !id.is_empty() && id.len() <= 128 && id.bytes().all(|b| b.is_ascii_graphic());
        self.request_id = valid.then_some(id);
        self
    }

    /// The static record of the error's variant.
    #[must_use]
    pub fn spec(&self) -> &'static ErrorSpec {
        self.spec
    }

    /// What of the spec is written already.
    #[cfg(feature = "alloc")]
    #[inline]
    pub(crate) fn rendered(&self) -> Option<&'static Rendered> {
        self.is_derived.then_some(&self.spec.rendered)
    }

    /// The public fields of a derived error, those that metadata carries first.
    #[cfg(feature = "alloc")]
    #[inline]
    pub(crate) fn visit_fields(&self, visit: &mut dyn FnMut(&[Text<'_>])) {
        self.error.visit_fields(visit);
    }

    /// Whether there may be metadata. Where there is none, it need not be asked for.
    #[cfg(feature = "alloc")]
    #[inline]
    pub(crate) fn may_have_metadata(&self) -> bool {
        !self.is_derived || !self.spec.metadata.is_empty()
    }

    /// Whether there may be a detail beside `ErrorInfo`. Most errors have none.
    #[cfg(feature = "alloc")]
    #[inline]
    pub(crate) fn may_have_more(&self) -> bool {
        !self.is_derived || self.spec.rendered.has_more || self.request_id.is_some()
    }

    /// The `ErrorInfo` as the derive has written it, where there is surely no other detail, and no
    /// `data` in place of it.
    #[cfg(feature = "alloc")]
    #[inline]
    pub(crate) fn only_info(&self) -> Option<&'static [u8]> {
        let Rendered { info, is_only_info, .. } = self.spec.rendered;
        (self.is_derived && is_only_info && self.request_id.is_none()).then_some(info)
    }

    /// JSON-RPC 2.0 `error.code`.
    #[must_use]
    pub fn code(&self) -> i32 {
        self.error.code()
    }

    /// The public message, as `Display`.
    #[must_use]
    pub fn message(&self) -> Message<'a> {
        Message(self.error)
    }

    /// Calls `visit` with the public message, in pieces from left to right.
    pub fn visit_message(&self, visit: &mut dyn FnMut(Text<'_>)) {
        self.error.visit_message(visit);
    }

    /// Calls `visit` with each key of `ErrorInfo.metadata` and its value, in declaration order.
    ///
    /// An error without a reason has no `ErrorInfo`, and so no metadata.
    pub fn visit_metadata(&self, visit: &mut dyn FnMut(&'static str, Text<'_>)) {
        if self.spec.reason.is_some() {
            self.error.visit_metadata(visit);
        }
    }

    /// When the same request may be sent again.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.error.retry_after()
    }

    /// What is wrong with the request, field by field.
    #[cfg(feature = "alloc")]
    #[must_use]
    pub fn field_violations(&self) -> &'a [FieldViolation] {
        self.error.field_violations()
    }

    /// What stands in JSON-RPC's `error.data` in place of the details.
    #[cfg(feature = "json")]
    pub(crate) fn data(&self) -> Option<&'a dyn crate::jsonrpc::Data> {
        self.error.data()
    }

    /// The id of the request that failed.
    #[must_use]
    pub fn request_id(&self) -> Option<&'a str> {
        self.request_id
    }
}

impl fmt::Debug for Disclosed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Disclosed")
            .field("spec", self.spec)
            .field("message", &self.message())
            .field("request_id", &self.request_id)
            .finish_non_exhaustive()
    }
}

impl<'a, E: WireError> From<&'a E> for Disclosed<'a> {
    fn from(error: &'a E) -> Self {
        Self { error, spec: error.spec(), is_derived: error.is_derived(), request_id: None }
    }
}

/// The same for a trait object, whatever else it promises.
macro_rules! from_trait_object {
    ($($object:ty),*) => {$(
        impl<'a> From<&'a $object> for Disclosed<'a> {
            fn from(error: &'a $object) -> Self {
                Self { error, spec: error.spec(), is_derived: error.is_derived(), request_id: None }
            }
        }
    )*};
}

from_trait_object!(
    dyn WireError + 'a,
    dyn WireError + Send + 'a,
    dyn WireError + Sync + 'a,
    dyn WireError + Send + Sync + 'a
);

/// The public message of an error, as `Display`. Made by [`Disclosed::message`].
#[derive(Clone, Copy)]
pub struct Message<'a>(&'a dyn WireError);

impl fmt::Display for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::private::fmt_message(&|visit| self.0.visit_message(visit), f)
    }
}

/// On one line: control characters and line separators are escaped.
impl fmt::Debug for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(Escaped::new(f), "\"{self}\"")
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;
    use crate::Code;

    static SPEC: ErrorSpec = ErrorSpec::new("Forged").grpc(Code::NotFound);

    /// An error whose public message has more than one line.
    #[derive(Debug)]
    struct Forged;

    impl fmt::Display for Forged {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("Forged")
        }
    }

    impl core::error::Error for Forged {}

    impl WireError for Forged {
        fn spec(&self) -> &'static ErrorSpec {
            &SPEC
        }

        fn visit_message(&self, visit: &mut dyn FnMut(Text<'_>)) {
            visit(Text::Str("no order\n"));
            visit(Text::Display(&"ERROR\u{2028}forged"));
        }
    }

    #[test]
    fn no_text_of_a_caller_s_forges_a_line_of_a_log() {
        let disclosed = Disclosed::new(&Forged);
        let message = r#""no order\nERROR\u{2028}forged""#;
        assert_eq!(format!("{:?}", disclosed.message()), message);
        assert!(format!("{disclosed:?}").contains(message));
        assert!(!format!("{disclosed:?}").contains(['\n', '\u{2028}']));
        assert_eq!(format!("{:?}", Text::Str("a\nb")), r#""a\nb""#);
    }
}
