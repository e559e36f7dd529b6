//! What a client enum is read with.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::sync::Arc;
use core::fmt::{self, Write as _};
use core::str::FromStr;

use crate::error::escape::Escaped;
use crate::{DataShape, ErrorSpec, OtherDetail, RemoteError, Table, Text};

/// What calls a visitor with the pieces of a message.
pub type Visit<'a> = &'a dyn Fn(&mut dyn FnMut(Text<'_>));

/// The row of the table whose error this is: by domain and reason; or, where the peer sent no
/// `ErrorInfo`, or one of the table's own domain with a reason that is not known yet, by a
/// JSON-RPC code that was written on one variant. Never by an HTTP status.
#[must_use]
pub fn row(remote: &RemoteError, table: &Table) -> Option<usize> {
    row_within(remote, table, table)
}

/// The same of a table that `whole` nests: no other variant of `whole` may claim the error.
#[must_use]
pub fn row_within(remote: &RemoteError, table: &Table, whole: &Table) -> Option<usize> {
    let domain = remote.domain.as_deref();
    match remote.reason.as_deref() {
        Some(reason) => {
            let is_it = |spec: &ErrorSpec| is_named(spec, reason, domain);
            if let Some(row) = table.errors.iter().position(is_it) {
                return Some(row);
            }
            let has_domain =
                domain.is_some() && table.errors.iter().any(|it| it.domain() == domain);
            if !has_domain || knows(whole, reason, domain) {
                return None;
            }
        }
        None if remote.other.iter().any(is_error_info) => return None,
        None => {}
    }
    let code = remote.code.filter(|&code| code != -32000)?;
    let row = table.errors.iter().position(|spec| spec.code() == code && spec.code_is_given())?;
    (rivals(whole, code) == 1).then_some(row)
}

fn is_named(spec: &ErrorSpec, reason: &str, domain: Option<&str>) -> bool {
    spec.reason() == Some(reason) && spec.domain() == domain
}

/// Whether an error of the table, or of one that it nests, has this name.
fn knows(table: &Table, reason: &str, domain: Option<&str>) -> bool {
    table.errors.iter().any(|spec| is_named(spec, reason, domain))
        || table.transparent.iter().any(|table| knows(table, reason, domain))
}

/// Whether a reason tells which error this is, or a code that one alone has.
pub(super) fn is_told_by(remote: &RemoteError, table: &Table) -> bool {
    remote.reason.is_some() || remote.code.is_some_and(|code| rivals(table, code) == 1)
}

/// Whether it is an `ErrorInfo`, one that cannot be read.
fn is_error_info(detail: &OtherDetail) -> bool {
    const NAME: &[u8] = b"google.rpc.ErrorInfo";
    let text = match detail {
        OtherDetail::Json(json) => json,
        OtherDetail::Any { type_url, .. } => type_url.as_str(),
    };
    text.as_bytes().windows(NAME.len()).any(|part| part == NAME)
}

/// How many errors may come with this code and without an `ErrorInfo`, or claim the code.
fn rivals(table: &Table, code: i32) -> usize {
    let has_no_data = table.style.data() == DataShape::None;
    let may_be = |spec: &&ErrorSpec| {
        let is_bare = spec.reason().is_none() || has_no_data;
        spec.code() == code && (is_bare || spec.code_is_given())
    };
    let own = table.errors.iter().filter(may_be).count();
    own + table.transparent.iter().map(|table| rivals(table, code)).sum::<usize>()
}

/// What a field of a client enum must be.
#[diagnostic::on_unimplemented(
    message = "a client reads a `public` field by `FromStr`, and `{Self}` has none",
    label = "`FromStr` is not implemented for this type",
    note = "implement `std::str::FromStr` for it, or write `client_type = Type` beside `public`"
)]
pub trait ClientField: FromStr {}

#[diagnostic::do_not_recommend]
impl<T: FromStr> ClientField for T {}

/// What a client takes for an `Option`, by its name.
#[diagnostic::on_unimplemented(
    message = "a client takes `{Self}` for the `Option` of the standard library, and it is another type",
    label = "this is not `std::option::Option`",
    note = "write `client_type = Type` beside `public`: the type that a client reads, by another name than `Option`"
)]
pub trait StdOption<T> {}

impl<T> StdOption<T> for Option<T> {}

/// What a client takes for a string, by its name.
#[diagnostic::on_unimplemented(
    message = "a client takes `{Self}` for a string of the standard library, and it is another type",
    label = "this is not a `std::string::String`, nor a `str` that is borrowed or shared",
    note = "write `client_type = Type` beside `public`: the type that a client reads, by another name than `String`"
)]
pub trait StdString {}

macro_rules! strings {
    ($($ty:ty),*) => {$(
        #[diagnostic::do_not_recommend]
        impl StdString for $ty {}
    )*};
}

strings!(str, String, Box<str>, Rc<str>, Arc<str>, Cow<'_, str>);

#[diagnostic::do_not_recommend]
impl<T: StdString + ?Sized> StdString for &T {}

/// Holds a client's belief that a type is an `Option` of this one.
pub const fn is_option<O: StdOption<T>, T>() {}

/// Holds a client's belief that a type is a string.
pub const fn is_string<T: StdString>() {}

/// A value of the metadata, unless it is missing or cannot be read.
#[must_use]
pub fn field<T: ClientField>(remote: &RemoteError, key: &str) -> Option<T> {
    remote.metadata.get(key)?.parse().ok()
}

/// The same of an `Option`: one that is missing or empty is `None`.
#[must_use]
pub fn optional_field<T: ClientField>(remote: &RemoteError, key: &str) -> Option<Option<T>> {
    match remote.metadata.get(key).map(String::as_str) {
        None | Some("") => Some(None),
        Some(text) => text.parse().ok().map(Some),
    }
}

/// `Display` of a client enum: what a peer sent stands in it with its control characters escaped.
///
/// # Errors
///
/// Where the formatter or the `Display` of a field fails.
pub fn fmt(visit: Visit<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut out = Escaped::new(f);
    let mut result = Ok(());
    visit(&mut |piece| {
        if result.is_ok() {
            result = write!(out, "{piece}");
        }
    });
    result
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Style;

    const E: ErrorSpec = ErrorSpec::new("E");
    static NESTED: Table = Table::new(
        "Nested",
        &[E.with_code(-31001), E.with_reason("a.example", "NESTED"), E.with_code(-31004)],
    );
    static WHOLE: Table = Table::new(
        "Whole",
        &[
            E.with_reason("a.example", "FIRST").with_code(-31001),
            E.with_reason("b.example", "SECOND").with_code(-31002),
            E.with_http(404),
            E.with_code(-32000),
            E.with_reason("a.example", "THIRD").with_http(404),
            E.with_code(-31003),
            E.with_reason("a.example", "FOURTH").with_code(-31003),
        ],
    )
    .with_transparent(&[&NESTED]);
    static ALONE: Table = Table::new("Alone", &[E.with_code(-32000)]);
    static WITHOUT_DATA: Table = Table::new(
        "WithoutData",
        &[E.with_reason("a.example", "FIRST").with_http(400), E.with_code(-32602)],
    )
    .with_style(Style::NONE.with_data(DataShape::None));
    static WITH_DATA: Table = Table::new("WithData", WITHOUT_DATA.errors);

    fn remote(reason: Option<(&str, &str)>, code: i32) -> RemoteError {
        let mut remote = RemoteError::default();
        remote.code = Some(code);
        if let Some((domain, reason)) = reason {
            remote.domain = Some(domain.into());
            remote.reason = Some(reason.into());
        }
        remote
    }

    #[test]
    fn an_error_is_told_by_its_reason_or_by_a_code_of_its_own() {
        for (reason, code, expected) in [
            (Some(("a.example", "FIRST")), 0, Some(0)),
            (Some(("b.example", "SECOND")), -31003, Some(1)),
            (Some(("a.example", "SECOND")), 0, None),
            (Some(("b.example", "FIRST")), 0, None),
            // a reason that is not known yet, of a domain that is
            (Some(("a.example", "NEW")), -31002, Some(1)),
            (Some(("c.example", "NEW")), -31002, None),
            (Some(("a.example", "NESTED")), -31002, None),
            (None, -31002, Some(1)),
            // not a code that two have, one that was derived, or one that says nothing
            (None, -31001, None),
            (None, -31003, None),
            (None, -31004, None),
            (None, -32000, None),
            (None, -32603, None),
            (None, 7, None),
        ] {
            assert_eq!(row(&remote(reason, code), &WHOLE), expected, "{reason:?} {code}");
        }
        let mut odd = remote(None, -31002);
        odd.other.push(OtherDetail::Json("{\"@type\":\"google.rpc.ErrorInfo\"}".into()));
        assert_eq!(row(&odd, &WHOLE), None);
        assert_eq!(row(&remote(None, -32000), &ALONE), None);
        assert_eq!(row_within(&remote(None, -31004), &NESTED, &WHOLE), Some(2));
        assert_eq!(row_within(&remote(None, -31001), &NESTED, &WHOLE), None);
        assert_eq!(row_within(&remote(Some(("a.example", "NESTED")), 0), &NESTED, &WHOLE), Some(1));
        assert_eq!(
            row_within(&remote(Some(("a.example", "FIRST")), -31004), &NESTED, &WHOLE),
            None
        );
    }

    #[test]
    fn an_error_without_data_comes_without_its_reason() {
        assert_eq!(row(&remote(None, -32602), &WITHOUT_DATA), None);
        assert_eq!(row(&remote(None, -32602), &WITH_DATA), Some(1));
        assert!(!is_told_by(&remote(None, -32602), &WITHOUT_DATA));
        assert!(is_told_by(&remote(None, -32602), &WITH_DATA));
        assert!(is_told_by(&remote(Some(("a.example", "FIRST")), 7), &WITH_DATA));
        assert!(!is_told_by(&remote(None, 7), &WITH_DATA));
    }
}
