//! What the derive has prepared of a record.

use crate::private::{Part, Row};
#[cfg(feature = "alloc")]
use crate::starts::Starts;
use crate::template::{Pieces, Template};
use crate::{ErrorSpec, Text};

/// What the derive has prepared of a record. Only of a value whose impl the derive has written, it
/// is sure that the record says the same.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(not(feature = "alloc"), expect(dead_code, reason = "nothing renders"))]
pub(crate) struct Rendered {
    /// The message, to be filled with fields; `None` where only code can write it.
    pub(crate) template: Option<Template>,
    /// How the JSON formats start.
    #[cfg(feature = "alloc")]
    pub(crate) starts: Starts,
    /// `{"@type":"…","reason":"…","domain":"…"}]}}`, the end of a body, or nothing where the reason
    /// or the domain is a constant of the user's, or a field is sent as JSON-RPC's `data`.
    pub(crate) info: &'static [u8],
    /// Whether there is such an end, and a value has no other detail but `RequestInfo`.
    pub(crate) is_only_info: bool,
    /// Whether the message is plain text around one field at most, there is neither metadata nor
    /// any other detail, and the `ErrorInfo` is at hand if there is one.
    pub(crate) is_simple: bool,
    /// Whether a value may have a detail beside `ErrorInfo` and `RequestInfo`.
    pub(crate) has_more: bool,
}

impl Rendered {
    /// The message, where it has no fields.
    #[inline]
    pub(crate) fn text(&self) -> Option<&'static str> {
        self.template.as_ref().and_then(Template::text)
    }

    /// See [`Template::fill`]. Where only code can write the message, there is nothing.
    #[inline]
    pub(crate) fn fill(&self, fields: &[Text<'_>], pieces: &mut impl Pieces) {
        if let Some(template) = &self.template {
            template.fill(fields, pieces);
        }
    }

    pub(crate) const NOTHING: Self = Self {
        template: None,
        #[cfg(feature = "alloc")]
        starts: Starts::NONE,
        info: b"",
        is_only_info: false,
        is_simple: false,
        has_more: true,
    };

    pub(crate) const fn of(spec: &ErrorSpec, row: &Row, parts: &'static [Part]) -> Self {
        let template = Template::of(row, parts);
        let has_more = spec.retry_info || spec.bad_request || spec.help.is_some();
        let is_only_info = !row.info.is_empty() && !has_more;
        let is_simple = match spec.reason {
            Some(_) => is_only_info && row.keys == 0,
            None => !has_more,
        };
        Self {
            template,
            #[cfg(feature = "alloc")]
            starts: Starts::of(spec, template.as_ref()),
            info: row.info.as_bytes(),
            is_only_info,
            is_simple: is_simple && matches!(template, Some(template) if template.is_simple()),
            has_more,
        }
    }
}

/// It follows from the rest of the record.
impl PartialEq for Rendered {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Rendered {}
