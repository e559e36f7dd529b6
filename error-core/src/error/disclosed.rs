//! `Disclosed`: the one input of every renderer.

use core::fmt::{self, Write as _};

use super::disclose::Disclose;
use super::escape::Escaped;
use super::request::{Request, is_id};
use super::spec::ErrorSpec;
use super::template::Parts;
use super::text::{HasMessage, Text};

/// What may be said of an error outside this process, and nothing else: its record, the texts of its
/// public fields, and the request that failed.
///
/// Every renderer takes one, or what it is made from: a reference to an error. It has no way to the
/// error's `Debug`, `source` or private fields.
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
    pub(crate) error: &'a dyn Disclose,
    request_id: Option<&'a str>,
    instance: Option<&'a str>,
}

impl<'a> Disclosed<'a> {
    /// What may be said of `error`.
    pub fn new(error: impl Into<Self>) -> Self {
        error.into()
    }

    pub(crate) const fn of(error: &'a dyn Disclose) -> Self {
        Self { error, request_id: None, instance: None }
    }

    /// Sets the request that failed.
    #[must_use]
    pub fn with_request(mut self, request: &'a Request) -> Self {
        self.request_id = request.id();
        self.instance = request.instance();
        self
    }

    /// Names the request that failed: `google.rpc.RequestInfo`.
    ///
    /// An id is 1 to 128 visible ASCII characters; any other is dropped.
    #[must_use]
    pub fn with_request_id(mut self, id: &'a str) -> Self {
        self.request_id = Some(id).filter(|id| is_id(id));
        self
    }

    /// The record of the error's variant.
    #[must_use]
    pub fn spec(&self) -> &'a ErrorSpec {
        self.error.record()
    }

    /// The public message, as `Display`.
    #[must_use]
    pub fn message(&self) -> PublicMessage<'a> {
        PublicMessage(self.error)
    }

    /// The id of the request that failed.
    #[must_use]
    #[inline]
    pub fn request_id(&self) -> Option<&'a str> {
        self.request_id
    }

    /// The URI of this occurrence (RFC 9457, section 3.1.5).
    #[must_use]
    #[inline]
    pub fn instance(&self) -> Option<&'a str> {
        self.instance
    }
}

impl fmt::Debug for Disclosed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Disclosed")
            .field("spec", self.spec())
            .field("message", &self.message())
            .field("request_id", &self.request_id)
            .finish_non_exhaustive()
    }
}

impl<'a, E: Disclose> From<&'a E> for Disclosed<'a> {
    #[inline]
    fn from(error: &'a E) -> Self {
        Self::of(error)
    }
}

/// The same for a trait object, whatever else it promises.
macro_rules! from_trait_object {
    ($($object:ty),*) => {$(
        impl<'a> From<&'a $object> for Disclosed<'a> {
            #[inline]
            fn from(error: &'a $object) -> Self {
                Self::of(error)
            }
        }
    )*};
}

pub(crate) use from_trait_object;

from_trait_object!(
    dyn Disclose + 'a,
    dyn Disclose + Send + 'a,
    dyn Disclose + Sync + 'a,
    dyn Disclose + Send + Sync + 'a
);

/// The public message of an error, as `Display`. Made by [`Disclosed::message`].
#[derive(Clone, Copy)]
pub struct PublicMessage<'a>(&'a dyn Disclose);

impl fmt::Display for PublicMessage<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        show(self.0.record(), &mut |visit| self.0.visit_fields(visit), f)
    }
}

/// On one line: control characters and line separators are escaped.
impl fmt::Debug for PublicMessage<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(Escaped::new(f), "\"{self}\"")
    }
}

impl<T: Disclose> HasMessage for T {
    fn fmt_message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&PublicMessage(self), f)
    }
}

/// What calls a visitor with the texts of an error's public fields.
pub type VisitFields<'v> = &'v mut dyn FnMut(&mut dyn FnMut(&[Text<'_>]));

/// Shows the public message of an error with this record.
///
/// # Errors
///
/// Where the formatter or the `Display` of a field fails.
pub fn show(
    spec: &ErrorSpec,
    visit_fields: VisitFields<'_>,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    if matches!(spec.template.parts, Parts::Text) {
        return f.write_str(spec.template.as_str());
    }
    let mut result = None;
    let mut show_texts = |texts: &[Text<'_>]| {
        if result.is_some() {
            return;
        }
        let mut show_part = |text, field| show_part(text, texts.get(field), f);
        result = Some(spec.template.try_visit(spec.fields, &mut show_part));
    };
    visit_fields(&mut show_texts);
    show_texts(&[]); // by hand, `visit_fields` may have forgotten to visit
    result.unwrap_or(Ok(()))
}

#[inline]
fn show_part(text: &str, field: Option<&Text<'_>>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if !text.is_empty() {
        f.write_str(text)?;
    }
    match field {
        Some(Text::Str(text)) => f.write_str(text),
        Some(value) => write!(f, "{value}"), // width and precision are for the whole
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::super::field_spec::FieldSpec;
    use super::*;
    use crate::Code;

    static FIELDS: [FieldSpec; 1] = [FieldSpec::new("order")];

    static SPEC: ErrorSpec = ErrorSpec::new("Forged")
        .with_grpc(Code::NotFound)
        .with_fields(&FIELDS)
        .with_message("no order\n{order}");

    /// An error whose public message has more than one line.
    #[derive(Debug)]
    struct Forged;

    impl fmt::Display for Forged {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("Forged")
        }
    }

    impl core::error::Error for Forged {}

    impl Disclose for Forged {
        fn record(&self) -> &ErrorSpec {
            &SPEC
        }

        fn visit_fields(&self, visit: &mut dyn FnMut(&[Text<'_>])) {
            visit(&[Text::Display(&"ERROR\u{2028}forged")]);
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
