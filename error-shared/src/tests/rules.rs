//! Each rule at its borders: what is just allowed, and what is just not.

use std::borrow::ToOwned;
use std::format;
use std::string::String;
use std::vec::Vec;

use crate::rules;

/// The rule allows each of these.
fn allows(rule: fn(&str) -> Option<&'static str>, texts: &[&str]) {
    for text in texts {
        assert_eq!(rule(text), None, "{text}");
    }
}

/// The rule refuses each of these, and says what to write instead.
fn refuses(rule: fn(&str) -> Option<&'static str>, texts: &[&str]) {
    for text in texts {
        let said = rule(text).unwrap_or_else(|| panic!("allowed: {text}"));
        assert!(said.contains("\n= help: "), "{said}");
    }
}

/// The numbers from the first to the last that the rule allows, as ranges.
fn allowed(first: i32, last: i32, is_allowed: impl Fn(i32) -> bool) -> Vec<(i32, i32)> {
    let mut ranges: Vec<(i32, i32)> = Vec::new();
    for number in (first..=last).filter(|&number| is_allowed(number)) {
        match ranges.last_mut() {
            Some((_, end)) if *end + 1 == number => *end = number,
            _ => ranges.push((number, number)),
        }
    }
    ranges
}

const PREDEFINED: [(i32, i32); 2] = [(-32700, -32700), (-32603, -32600)];

#[test]
fn five_codes_are_predefined() {
    assert_eq!(allowed(-33_000, 10, rules::is_predefined), PREDEFINED);
    assert_eq!(allowed(-33_000, 10, |code| rules::code_alone(code).is_none()), PREDEFINED);
}

#[test]
fn a_code_is_not_reserved() {
    assert_eq!(
        allowed(-33_000, 10, |code| rules::code(code, &[]).is_none()),
        [(-33_000, -32769), PREDEFINED[0], PREDEFINED[1], (-32099, 10)],
    );
    assert_eq!(
        allowed(-33_000, 10, |code| rules::code(code, &[(-32650, -32649), (-32500, -32500)])
            .is_none()),
        [
            (-33_000, -32769),
            PREDEFINED[0],
            (-32650, -32649),
            PREDEFINED[1],
            (-32500, -32500),
            (-32099, 10),
        ],
    );
}

#[test]
fn a_code_is_not_one_that_a_framework_keeps() {
    assert_eq!(
        allowed(-33_000, 10, |code| rules::code_kept(code, (-32604, -32020)).is_none()),
        [(-33_000, -32605), PREDEFINED[1], (-32019, 10)],
    );
}

#[test]
fn a_code_is_within_the_range_of_its_enum() {
    assert_eq!(
        allowed(-33_000, 10, |code| rules::code_in_range(code, &[(-20, -10), (3, 3)]).is_none()),
        [PREDEFINED[0], PREDEFINED[1], (-20, -10), (3, 3)],
    );
    assert!(!rules::is_within(0, &[]));
}

#[test]
fn a_status_is_one_of_an_error() {
    assert_eq!(allowed(-1000, 1000, |status| rules::http(status).is_none()), [(400, 599)]);
}

#[test]
fn a_status_401_has_a_challenge() {
    for status in 400..600 {
        assert_eq!(rules::challenge(status, false).is_some(), status == 401);
        assert_eq!(rules::challenge(status, true), None);
    }
}

#[test]
fn a_reason_is_as_aip_193_has_it() {
    let (longest, too_long) = ("A".repeat(63), "A".repeat(64));
    allows(rules::reason, &["ABC", "A_B", "A1B", "AB1", "Z09", "A__Z", &longest]);
    refuses(
        rules::reason,
        &["", "A", "AB", "_AB", "1AB", "AB_", "aBC", "AbC", "ABc", "A-B", "A B", "ÄBC", &too_long],
    );
}

#[test]
fn a_metadata_key_is_as_aip_193_has_it() {
    let (longest, too_long) = ("a".repeat(64), "a".repeat(65));
    allows(rules::metadata_key, &["ab", "aB", "a1", "a_", "a-", "a_b-C9", &longest]);
    refuses(
        rules::metadata_key,
        &["", "a", "Ab", "1b", "_b", "-b", "a.", "a b", "ab.", "ä1", "aä", &too_long],
    );
}

#[test]
fn an_extension_is_no_member_of_a_problem() {
    let (longest, too_long) = ("a".repeat(64), "a".repeat(65));
    allows(rules::extension, &["abc", "Abc", "a_1", "a1_", "types", &longest]);
    refuses(
        rules::extension,
        &["", "ab", "1bc", "_bc", "a-b", "ab-", "a b", "ab.", "äbc", "type", "Type", &too_long],
    );
    refuses(rules::extension, rules::PROBLEM_MEMBERS);
    let said: Vec<_> = ["type", "a-b"].map(rules::extension).into();
    assert_ne!(said[0], said[1]);
}

#[test]
fn a_domain_says_which_letters_it_lacks() {
    allows(rules::domain, &["a", "a.b", "a-b.c_d", "9.z"]);
    refuses(rules::domain, &["a..b", "a-.b", "a.-b", "a~b", "sü.example"]);
    assert!(rules::domain("sü.example").unwrap().contains("`xn--`"));
    assert!(rules::domain("s~.example").unwrap().contains("1 to 253 letters"));
}

#[test]
fn a_header_of_ones_own_is_a_token_that_no_one_else_sets() {
    let (longest, too_long) = ("a".repeat(128), "a".repeat(129));
    allows(rules::header_name, &["A", "Allow", "X-Shop", "x!#$%&'*+-.^_`|~9", "T", &longest]);
    refuses(
        rules::header_name,
        &[
            "",
            "a b",
            "a:",
            "a\n",
            "\"a\"",
            "a(b)",
            "ä",
            "WWW-Authenticate",
            "retry-after",
            &too_long,
        ],
    );
    refuses(rules::header_name, rules::FRAMING_HEADERS);
    let said = ["", "te", "www-authenticate", "Retry-After"].map(rules::header_name);
    for (at, one) in said.iter().enumerate() {
        assert!(!said[..at].contains(one), "{one:?}");
    }
}

#[test]
fn the_value_of_a_header_is_visible_ascii() {
    allows(rules::header_value, &["a", "a b", "a  b", "!~", "GET, POST"]);
    refuses(rules::header_value, &["", " ", " a", "a ", "a\tb", "a\nb", "a\u{7f}", "ä"]);
}

#[test]
fn a_challenge_has_a_token_or_parameters() {
    allows(
        rules::challenge_value,
        &[
            "A",
            "Negotiate a",
            "Negotiate a=",
            "Negotiate a==",
            "Negotiate aA0-._~+/==",
            "Negotiate a=b",
            "Negotiate a , Basic",
            "Negotiate a,Basic b=c",
            "Bearer a=b,c=d",
            "Bearer a=b , c=\"d\" , Basic",
            "Bearer a=\"\"",
            "Bearer a=\"\\\\\"",
            "Bearer a=\"\\\"\"",
            "Bearer  a=b",
            "Bearer ,Basic",
            "Bearer,Basic",
        ],
    );
    refuses(
        rules::challenge_value,
        &[
            "Bearer a",
            "bearer a==",
            "Basic a",
            "DIGEST a",
            "DPoP a",
            "Basic, Basic a",
            "Negotiate/a",
            "Negotiate =",
            "Negotiate a=b=",
            "Negotiate a b",
            "Negotiate a =b",
            "Negotiate a,",
            "Negotiate a,b=c",
            "Negotiate a==b, Basic",
            "Negotiate a@",
            "Bearer a=",
            "Bearer a=\"b",
            "Bearer a=\"b\\",
            "Bearer a=\"b\\\"",
            "Bearer a=b c=d",
            "Bearer a=b;",
            "Bearer =b",
            "Bearer,,Basic",
            "Bearer, ",
            ",Bearer",
            "Bearer;",
            "a\nb",
        ],
    );
}

#[test]
fn a_content_type_has_no_wildcard() {
    allows(
        rules::content_type,
        &["a/b", "a/b;c=d", "a/b ; c=d", "a/b; c=\"d e\"", "a/b;c=d ;e=f", "a/b;c=*"],
    );
    refuses(
        rules::content_type,
        &[
            "a", "/", "a/", "/b", "a/b;", "a/b ;", "a/b c=d", "a/b,c=d", "a/b;c", "a/b;c=d,",
            "a*/b", "a/*b", "a/b*", "*a/b", "a/b ", "a/b;c=d ", "a@b",
        ],
    );
}

#[test]
fn three_statuses_demand_a_header() {
    for status in 400..600 {
        let demanded = match status {
            405 => Some("Allow"),
            407 => Some("Proxy-Authenticate"),
            426 => Some("Upgrade"),
            _ => None,
        };
        assert_eq!(rules::demanded_header(status), demanded);
        match (demanded, rules::header_demanded(status, &["X"])) {
            (Some(name), Some(said)) => {
                assert!(said.contains(&format!("a {status} has the header `{name}`")), "{said}");
                let names = ["X".to_owned(), name.to_ascii_lowercase()];
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                assert_eq!(rules::header_demanded(status, &names), None);
            }
            (demanded, said) => assert_eq!((demanded, said), (None, None), "{status}"),
        }
    }
}

#[test]
fn a_uri_is_absolute_and_no_browser_runs_it() {
    allows(
        rules::type_uri,
        &[
            "a:b",
            "a+b-c.1:d",
            "urn:%0A",
            "a:%aF%00",
            "https://a",
            "https://a:1?b",
            "x://a#b",
            "https://a/b@c",
            "x:/a@b",
            "https://a?b@c",
            "https://a#b@c",
            "files:x",
            "fil:x",
            "httpx:/a",
        ],
    );
    refuses(
        rules::type_uri,
        &[
            "a",
            "a:",
            ":b",
            "1a:b",
            "+a:b",
            "a_b:c",
            "a/b:c",
            "http:/",
            "http:a",
            "HTTPS:a",
            "https://",
            "https://?a",
            "https://#a",
            "https://:1",
            "https://a@b",
            "https://@b",
            "x://",
            "x:///",
            "a:%",
            "a:%a",
            "a:%0g",
            "a:%g0",
            "a:b%1",
            "a: b",
            "a:\"",
            "a:<",
            "a:>",
            "a:\\",
            "a:^",
            "a:`",
            "a:{",
            "a:|",
            "a:}",
            "a:\u{7f}",
            "a:ä",
            "JAVASCRIPT:a",
            "vbscript:a",
            "data:a",
            "blob:a",
            "file:a",
            "about:blank",
        ],
    );
    allows(rules::type_base, &["a:b/", "a:b#", "a:b:", "a:b="]);
    refuses(rules::type_base, &["", "a:", "a:b", "a:b?", "a:b-", "/"]);
    allows(rules::help, &["http://a", "HTTPS://a"]);
    refuses(
        rules::help,
        &["http", "http:", "http:a", "ftp://a", "urn:a", "httpss://a", "https//a"],
    );
}

#[test]
fn a_fault_says_control_characters_as_escapes() {
    let fault = rules::Fault::of_text("k", "\n\r\t\0\u{1f} !\u{7f}~", "N", "r");
    assert_eq!(fault.as_str(), r#"`k` is "\n\r\t\u{..}\u{..} !\u{..}~" on `N`; r"#);
    let numbers = [i32::MIN, -10, -1, 0, 9, 10, 1_000_000_000, i32::MAX];
    for number in numbers {
        let fault = rules::Fault::of_number("k", number, "N", "r");
        assert_eq!(fault.as_str(), format!("`k` is {number} on `N`; r"));
    }
    assert_eq!(rules::Fault::of(&[]).as_str(), "");
    assert_eq!(rules::Fault::of(&[&"a".repeat(1024)]).as_str().len(), 1024);
    assert_eq!(rules::Fault::of(&[&"a".repeat(1025)]).as_str().len(), 1024);
}
