//! Names that other crates have for a status or a code.

use syn::Path;
use wire_error_shared::{Code, phrase};

use crate::{suggest, words};

/// The number that a constant of `http::StatusCode` stands for.
pub(super) fn status(path: &Path) -> Option<u16> {
    let mut segments = path.segments.iter().rev();
    let (name, of) = (segments.next()?, segments.next()?);
    let name = name.ident.to_string();
    let is_it = |status: &u16| words::upper_snake(phrase(*status)) == name;
    if of.ident == "StatusCode" { (400..600).find(is_it) } else { None }
}

/// The Rust names of the codes that an error may have.
fn codes() -> impl Iterator<Item = String> {
    (1..17).filter_map(Code::from_number).map(|code| format!("{code:?}"))
}

/// Whether it is one, or `Ok`, of which more is to be said.
pub(super) fn is_code(name: &str) -> bool {
    name == "Ok" || codes().any(|code| code == name)
}

/// What to write in place of something that is not the name of a code.
pub(super) fn code_instead(written: &str) -> String {
    let number = written.parse().ok().and_then(Code::from_number);
    let spelt = written.to_uppercase().parse().ok();
    let same = codes().find(|code| words::upper_snake(written) == words::upper_snake(code));
    let exact = number.or(spelt).map(|code: Code| format!("{code:?}")).or(same);
    if let Some(name) = exact.filter(|name| name != "Ok") {
        return format!("write `grpc = {name}`");
    }
    let codes: Vec<String> = codes().collect();
    match suggest::nearest(written, codes.iter().map(String::as_str)) {
        Some(name) => format!("did you mean `{name}`?"),
        None => format!("the codes are `{}`", codes.join("`, `")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_however_it_is_written() {
        for written in ["NotFound", "NOT_FOUND", "not_found", "notFound", "5", "Not-Found"] {
            assert_eq!(code_instead(written), "write `grpc = NotFound`", "{written}");
        }
        for written in ["NotFnd", "NotFuond"] {
            assert_eq!(code_instead(written), "did you mean `NotFound`?", "{written}");
        }
        assert_eq!(code_instead("Canceled"), "did you mean `Cancelled`?");
        assert!(code_instead("Ok").starts_with("the codes are `Cancelled`, `Unknown`"));
    }

    #[test]
    fn a_status_code_is_known_by_its_name() {
        let status = |path| status(&syn::parse_str(path).unwrap());
        assert_eq!(status("StatusCode::NOT_FOUND"), Some(404));
        assert_eq!(status("http::StatusCode::BAD_GATEWAY"), Some(502));
        assert_eq!(status("StatusCode::OK"), None);
        assert_eq!(status("shop::NOT_FOUND"), None);
    }
}
