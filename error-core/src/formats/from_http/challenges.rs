//! `WWW-Authenticate`: how a server wants to be convinced of who is asking.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use ::http::HeaderMap;
use ::http::header::WWW_AUTHENTICATE;

use crate::Challenge;
use crate::read::held::MAX_PARTS;

/// The challenges of an answer, in their order (RFC 9110, section 11.6.1).
///
/// One line may hold several, and commas stand between challenges as well as between the
/// parameters of one: what has no `=` behind its first token starts the next challenge. What is
/// not as the standard has it is read as far as it goes, and of more than [`MAX_PARTS`] parameters the first.
pub(crate) fn of(headers: &HeaderMap) -> Vec<Challenge> {
    let mut challenges = Vec::new();
    let mut parts = 0;
    for line in headers.get_all(WWW_AUTHENTICATE) {
        let line = text(line.as_bytes());
        let mut rest = &*line;
        let mut is_first = true;
        while let Some(element) = next_element(&mut rest) {
            parts += 1;
            if parts > MAX_PARTS {
                return challenges;
            }
            read_element(element, is_first, &mut challenges);
            is_first = false;
        }
    }
    challenges
}

/// A line as text: of ISO 8859-1 where it is not UTF-8 (RFC 9110, section 5.5).
fn text(line: &[u8]) -> Cow<'_, str> {
    core::str::from_utf8(line).map_or_else(
        |_| {
            let mut text = String::with_capacity(2 * line.len());
            text.extend(line.iter().copied().map(char::from));
            text.into()
        },
        Cow::Borrowed,
    )
}

/// Takes what stands before the next comma outside quotes. `None` at the end.
fn next_element<'a>(rest: &mut &'a str) -> Option<&'a str> {
    loop {
        if rest.is_empty() {
            return None;
        }
        let (mut in_quotes, mut is_escaped) = (false, false);
        let end = rest.find(|c| {
            let was_escaped = core::mem::take(&mut is_escaped);
            match c {
                '\\' => is_escaped = in_quotes && !was_escaped,
                '"' if !was_escaped => in_quotes = !in_quotes,
                _ => {}
            }
            c == ',' && !in_quotes
        });
        let (element, next) = end.map_or((*rest, ""), |end| (&rest[..end], &rest[end + 1..]));
        *rest = next;
        if !element.trim().is_empty() {
            return Some(element.trim());
        }
    }
}

/// Reads `name=value`, `Scheme`, `Scheme name=value` or `Scheme token68`.
fn read_element(element: &str, is_first: bool, challenges: &mut Vec<Challenge>) {
    let (name, behind) = token(element);
    if !is_first && behind.trim_start().starts_with('=') {
        if let (Some(challenge), Some(param)) = (challenges.last_mut(), param(element)) {
            challenge.params.push(param);
            return;
        }
    }
    let mut challenge = Challenge::new(name);
    match (behind.trim(), param(behind.trim())) {
        ("", _) => {}
        (_, Some(param)) => challenge.params.push(param),
        (token68, None) => challenge.token68 = Some(token68.into()),
    }
    challenges.push(challenge);
}

/// A token at the start (RFC 9110, section 5.6.2), and what stands behind it.
fn token(text: &str) -> (&str, &str) {
    let is_in_token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    text.split_at(text.find(|c| !is_in_token(c)).unwrap_or(text.len()))
}

/// `name=value` or `name="value"`, and nothing else.
fn param(text: &str) -> Option<(String, String)> {
    let (name, behind) = token(text);
    let value = behind.trim_start().strip_prefix('=')?.trim_start();
    let value = match value.strip_prefix('"') {
        Some(quoted) => unquoted(quoted),
        None => token(value).1.is_empty().then(|| value.into()),
    }?;
    (!name.is_empty()).then(|| (name.into(), value))
}

/// What stands before the closing quote, which is the last character.
fn unquoted(quoted: &str) -> Option<String> {
    let mut text = String::with_capacity(quoted.len());
    let mut chars = quoted.chars();
    loop {
        match chars.next()? {
            '"' => return chars.as_str().trim().is_empty().then_some(text),
            '\\' => text.push(chars.next()?),
            c => text.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::ToString as _;
    use alloc::vec;

    use super::*;

    fn read(lines: &[&str]) -> Vec<Challenge> {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(WWW_AUTHENTICATE, line.parse().unwrap());
        }
        of(&headers)
    }

    fn with_token(scheme: &str, token68: &str) -> Challenge {
        Challenge { token68: Some(token68.into()), ..Challenge::new(scheme) }
    }

    #[test]
    fn a_line_is_utf_8_or_else_iso_8859_1() {
        let realm = Challenge::new("Basic").with_param("realm", "Z\u{fc}rich");
        for line in [&b"Basic realm=\"Z\xc3\xbcrich\""[..], b"Basic realm=\"Z\xfcrich\""] {
            let value = ::http::HeaderValue::from_bytes(line).unwrap();
            assert_eq!(&of(&HeaderMap::from_iter([(WWW_AUTHENTICATE, value)]))[0], &realm);
        }
    }

    #[test]
    fn of_many_parameters_the_first_are_read() {
        let many = read(&[&(String::from("Bearer ") + &"a=b,".repeat(1000)), "c"]);
        assert_eq!((many.len(), many[0].params.len()), (1, MAX_PARTS));
    }

    #[test]
    fn one_line_may_hold_several_challenges() {
        let newauth = Challenge::new("Newauth")
            .with_param("realm", "apps")
            .with_param("type", "1")
            .with_param("title", r#"Login to "apps", or not\"#);
        let basic = Challenge::new("Basic").with_param("realm", "simple");
        assert_eq!(
            read(&[
                r#"Newauth realm="apps", type=1 ,title = "Login to \"apps\", or not\\" , Basic realm="simple""#
            ]),
            [newauth.clone(), basic.clone()],
        );
        assert_eq!(read(&[&newauth.to_string(), &basic.to_string()]), [newauth, basic]);
        let tokens =
            [Challenge::new("NTLM"), with_token("Negotiate", "YII=="), Challenge::new("X")];
        assert_eq!(read(&["NTLM, , Negotiate YII==,X"]), tokens);
        assert_eq!(read(&[" , "]), []);
        assert_eq!(read(&[]), []);
    }

    #[test]
    fn a_comma_in_quotes_ends_nothing_whatever_is_escaped_before_it() {
        for (written, value) in
            [("a,b", "a,b"), (r#"a\",b"#, r#"a",b"#), (r#"a\\\",b"#, r#"a\",b"#), (r"a,\\", r"a,\")]
        {
            let line = format!(r#"Bearer x="{written}", y=1, Basic"#);
            let bearer = Challenge::new("Bearer").with_param("x", value).with_param("y", "1");
            assert_eq!(read(&[&line]), [bearer, Challenge::new("Basic")], "{line}");
        }
        // Nothing is escaped outside quotes.
        let bearer = Challenge::new("Bearer").with_param("x", "1,2");
        assert_eq!(read(&[r#"\, Bearer x="1,2""#]), [with_token("", r"\"), bearer]);
    }

    #[test]
    fn what_is_not_as_the_standard_has_it_is_read_as_far_as_it_goes() {
        assert_eq!(read(&[r#"Bearer realm="open"#]), [with_token("Bearer", r#"realm="open"#)]);
        assert_eq!(read(&[r#"realm="x""#]), vec![with_token("realm", r#"="x""#)]);
        assert_eq!(read(&["Bearer a=b c"]), [with_token("Bearer", "a=b c")]);
        assert_eq!(read(&["?"]), [with_token("", "?")]);
        // A line does not go on with the challenge of the one before.
        let realm = Challenge::new("Bearer").with_param("realm", "x");
        assert_eq!(read(&["Bearer realm=x", "a=b"]), [realm, with_token("a", "=b")]);
        let empty = Challenge::new("Bearer").with_param("scope", "").with_param("a", "b");
        assert_eq!(read(&[r#"Bearer scope="",a=b"#]), [empty]);
    }
}
