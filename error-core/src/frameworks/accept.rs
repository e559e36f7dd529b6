//! What a request's `Accept` header asks for.

use alloc::string::String;

use crate::HttpBody;

/// What the `Accept` header of a request asks for (RFC 9110, section 12.5.1).
///
/// Clients send `application/json` mostly without meaning it: it is a vote for whatever body is
/// declared. A media type of its own, such as `application/problem+json`, is a vote for that body.
/// Of two that are named the higher `q` wins. A body with `q=0` is not sent where another may be; no
/// request is ever answered with 406.
///
/// # Examples
///
/// ```
/// use wire_error::HttpBody;
/// use wire_error::negotiate::Accept;
///
/// let (aip193, problem) = (HttpBody::AIP193, HttpBody::PROBLEM);
/// assert_eq!(Accept::parse("application/problem+json").preferred(aip193), problem);
/// assert_eq!(Accept::parse("application/problem+json, */*").preferred(aip193), problem);
/// assert_eq!(Accept::parse("application/json, */*").preferred(problem), problem);
/// assert_eq!(Accept::parse("application/problem+json;q=0, */*").preferred(problem), aip193);
/// assert_eq!(Accept::parse("text/html").preferred(problem), problem);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Accept {
    /// The media ranges, with a comma between.
    ranges: String,
}

/// The values of the header are shorter together, in bytes. One that is too long, and what stands behind,
/// has no say.
const MAX_ACCEPT: usize = 8 << 10;

impl Accept {
    /// Reads the header's value. What of it cannot be read has no say.
    #[must_use]
    pub fn parse(header: &str) -> Self {
        Self::parse_all(core::iter::once(header))
    }

    /// Reads the values of a header that was sent more than once.
    pub(crate) fn parse_all<'a>(headers: impl Iterator<Item = &'a str>) -> Self {
        let mut ranges = String::new();
        for header in headers {
            if header.len() >= MAX_ACCEPT - ranges.len() {
                break;
            }
            if !ranges.is_empty() {
                ranges.push(',');
            }
            ranges.push_str(header);
        }
        Self { ranges }
    }

    /// The body for this request, of an error whose type declares `declared`.
    #[must_use]
    pub fn preferred(&self, declared: HttpBody) -> HttpBody {
        let wish = self.wish_for_declared(declared);
        let problem = self.wish(HttpBody::PROBLEM.content_type());
        let is_wanted_more =
            problem.quality > wish.quality || problem.quality == wish.quality && !wish.is_named;
        if problem.is_named && !problem.is_refused() && is_wanted_more {
            return HttpBody::PROBLEM;
        }
        let is_refused = |body: &HttpBody| self.wish(body.content_type()).is_refused();
        let bodies = [declared, HttpBody::PROBLEM, HttpBody::AIP193];
        bodies.into_iter().find(|body| !is_refused(body)).unwrap_or(declared)
    }

    /// How much the body is wanted that the error's type declares: by its media type, or by
    /// `application/json`.
    fn wish_for_declared(&self, declared: HttpBody) -> Wish {
        let own = self.wish(declared.content_type());
        let json = self.wish("application/json");
        if !own.is_named && json.is_named && !json.is_refused() { json } else { own }
    }

    /// How much a media type is wanted: the most specific range that matches decides.
    fn wish(&self, media_type: &str) -> Wish {
        let media_type = media_type.split(';').next().unwrap_or_default().trim();
        let mut specificity = 0;
        let mut wish = Wish { is_named: false, quality: None };
        for (range, quality) in split(&self.ranges, ',').filter_map(read) {
            let matched = specificity_of(range, media_type);
            if matched == 0 || matched < specificity {
                continue;
            }
            let before = wish.quality.filter(|_| matched == specificity);
            wish = Wish { is_named: matched == 3, quality: before.max(Some(quality)) };
            specificity = matched;
        }
        wish
    }
}

/// How much a request wants a media type.
#[derive(Clone, Copy)]
struct Wish {
    /// Whether a range names it.
    is_named: bool,
    /// Its `q` in thousandths, where a range matches it.
    quality: Option<u16>,
}

impl Wish {
    fn is_refused(self) -> bool {
        self.quality == Some(0)
    }
}

/// How exactly a range matches a media type: 3 by name, 2 by `application/*`, 1 by `*/*`, else 0.
fn specificity_of(range: &str, media_type: &str) -> u8 {
    let kind = media_type.split('/').next().unwrap_or_default();
    match range.split_once('/') {
        _ if range.eq_ignore_ascii_case(media_type) => 3,
        Some(("*", "*")) => 1,
        Some((range_kind, "*")) if range_kind.eq_ignore_ascii_case(kind) => 2,
        None if range == "*" => 1,
        _ => 0,
    }
}

/// What stands between these separators, of which none counts in a quoted string (RFC 9110, section
/// 5.6.4).
fn split(text: &str, separator: char) -> impl Iterator<Item = &str> {
    let (mut is_quoted, mut is_escaped) = (false, false);
    text.split(move |c| {
        let was_escaped = core::mem::take(&mut is_escaped);
        match c {
            '\\' => is_escaped = is_quoted && !was_escaped,
            '"' if !was_escaped => is_quoted = !is_quoted,
            _ => {}
        }
        c == separator && !is_quoted
    })
}

/// A media range without its parameters, and its `q` in thousandths. `None` where `q` is no weight.
fn read(range: &str) -> Option<(&str, u16)> {
    let mut parts = split(range, ';').map(str::trim);
    let media_type = parts.next()?;
    let quality = parts
        .filter_map(|parameter| parameter.split_once('='))
        .find(|(name, _)| name.trim().eq_ignore_ascii_case("q"));
    let quality = match quality {
        Some((_, weight)) => thousandths(weight.trim())?,
        None => 1000,
    };
    Some((media_type, quality))
}

/// `0.5` as 500 (RFC 9110, section 12.4.2). Java's own client writes `.2`.
fn thousandths(weight: &str) -> Option<u16> {
    let (whole, fraction) = weight.split_once('.').unwrap_or((weight, ""));
    if fraction.len() > 3 || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let places = fraction.bytes().chain(core::iter::repeat(b'0')).take(3);
    let fraction = places.fold(0, |sum, digit| sum * 10 + u16::from(digit - b'0'));
    match (whole, fraction) {
        ("1", 0) => Some(1000),
        ("0", _) | ("", 1..) => Some(fraction),
        _ => None,
    }
}
