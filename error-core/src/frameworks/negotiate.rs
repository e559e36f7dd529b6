//! AIP-193 or problem details, as the request's `Accept` header prefers.
//!
//! Read [`Accept`] from the request, in axum and actix-web as an extractor, and answer with
//! [`Accept::response`]. The response carries `Vary: accept`.
//!
//! ```
//! use wire_error::negotiate::{self, Accept};
//! use wire_error::WireError;
//!
//! #[derive(Debug, WireError)]
//! #[wire(grpc = NotFound, message = "no such task")]
//! struct TaskNotFound;
//!
//! fn handler(accept: Accept) -> Result<(), negotiate::Response<TaskNotFound>> {
//!     Err(TaskNotFound).map_err(|error| accept.response(error))
//! }
//!
//! let response = handler(Accept::parse("application/problem+json")).unwrap_err();
//! # #[cfg(feature = "http")] {
//! let response = http::Response::<Vec<u8>>::from(response);
//! assert_eq!(response.headers()["content-type"], "application/problem+json");
//! assert_eq!(response.headers()["vary"], "accept");
//! # }
//! ```

use crate::frameworks::extra::{Extra, wrapper};
use crate::frameworks::reply::{Reply, ToReply};
use crate::{Disclose, HttpBody};

/// Which body the `Accept` header of a request prefers (RFC 9110, section 12.5.1).
///
/// # Examples
///
/// ```
/// use wire_error::HttpBody;
/// use wire_error::negotiate::Accept;
///
/// assert_eq!(Accept::parse("application/problem+json").preferred(), Some(HttpBody::PROBLEM));
/// assert_eq!(Accept::parse("application/problem+json, */*").preferred(), Some(HttpBody::PROBLEM));
/// assert_eq!(Accept::parse("application/json").preferred(), Some(HttpBody::AIP193));
/// assert_eq!(Accept::parse("application/problem+json;q=0.5, */*").preferred(), Some(HttpBody::AIP193));
/// assert_eq!(Accept::parse("*/*").preferred(), None);
/// assert_eq!(Accept::parse("").preferred(), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Accept {
    preferred: Option<HttpBody>,
}

impl Accept {
    /// Reads the header's value. What of it cannot be read has no say.
    #[must_use]
    pub fn parse(header: &str) -> Self {
        Self::parse_all(core::iter::once(header))
    }

    /// Reads the values of a header that was sent more than once.
    pub(crate) fn parse_all<'a>(headers: impl Iterator<Item = &'a str>) -> Self {
        let mut problem = Weight::default();
        let mut json = Weight::default();
        for (media_type, quality) in headers.flat_map(|header| header.split(',')).map(split) {
            problem.consider(media_type, "problem+json", quality);
            json.consider(media_type, "json", quality);
        }
        let (problem, json) = (problem.rank(), json.rank());
        let preferred = match problem.cmp(&json) {
            core::cmp::Ordering::Greater => Some(HttpBody::PROBLEM),
            core::cmp::Ordering::Less => Some(HttpBody::AIP193),
            core::cmp::Ordering::Equal => None,
        };
        Self { preferred }
    }

    /// The format that the request prefers, or `None` where both are as good. Then an error has
    /// the body that its type declares.
    #[must_use]
    pub fn preferred(self) -> Option<HttpBody> {
        self.preferred
    }

    /// The response to the request.
    #[must_use]
    pub fn response<E: Disclose>(self, error: E) -> Response<E> {
        Response { accept: self, ..error.into() }
    }
}

/// A media range without its parameters, and its `q` in thousandths.
fn split(range: &str) -> (&str, u16) {
    let mut parts = range.split(';').map(str::trim);
    let media_type = parts.next().unwrap_or_default();
    let quality = parts
        .filter_map(|parameter| parameter.split_once('='))
        .find(|(name, _)| name.trim().eq_ignore_ascii_case("q"))
        .map_or(1000, |(_, value)| thousandths(value.trim()));
    (media_type, quality)
}

/// `0.5` as 500. What is no weight (RFC 9110, section 12.4.2) is 0.
fn thousandths(weight: &str) -> u16 {
    let (whole, fraction) = weight.split_once('.').unwrap_or((weight, ""));
    let digits = fraction.len() <= 3 && fraction.bytes().all(|byte| byte.is_ascii_digit());
    match whole {
        "1" => 1000,
        "0" if digits => {
            let places = fraction.bytes().chain(core::iter::repeat(b'0')).take(3);
            places.fold(0, |sum, digit| sum * 10 + u16::from(digit - b'0'))
        }
        _ => 0,
    }
}

/// How much a request wants one media type.
#[derive(Default)]
struct Weight {
    specificity: u8,
    quality: u16,
}

impl Weight {
    /// Takes one range into account: the most specific one that matches decides.
    fn consider(&mut self, range: &str, subtype: &str, quality: u16) {
        let (kind, range_subtype) = range.split_once('/').unwrap_or((range, ""));
        let specificity = match (kind, range_subtype) {
            ("*", "*") => 1,
            (kind, "*") if kind.eq_ignore_ascii_case("application") => 2,
            (kind, other)
                if kind.eq_ignore_ascii_case("application")
                    && other.eq_ignore_ascii_case(subtype) =>
            {
                3
            }
            _ => return,
        };
        if specificity > self.specificity {
            *self = Self { specificity, quality };
        }
    }

    /// The order of preference: of two as good, the one that is named.
    fn rank(&self) -> (u16, u8) {
        (self.quality, if self.quality == 0 { 0 } else { self.specificity })
    }
}

/// An error answered in the body that its request prefers. Made by [`Accept::response`].
///
/// `From` makes one without a preference: the body that the error's type declares. The rest is as
/// with [`aip193::Response`](crate::aip193::Response).
#[derive(Debug, Clone, PartialEq)]
pub struct Response<E> {
    error: E,
    extra: Extra,
    accept: Accept,
}

wrapper!(Response, accept);

impl<E: Disclose> ToReply for Response<E> {
    fn status(&self) -> u16 {
        self.error.record().http_status()
    }

    fn to_reply(&self) -> Reply {
        Reply::negotiated(&self.error, self.error.style().http_body(), self.accept, &self.extra)
    }
}
