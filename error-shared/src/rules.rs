//! What a value must be, and what to say when it is not. The macro asks for literals, a `const`
//! assertion for constants.
//!
//! Each rule answers `None`, or the rule and what to write instead. Before it stands, for either,
//! which key has which value where: [`Fault`].

mod case;
mod header;
mod uri;

use case::is_one_of;
pub use header::{
    FRAMING_HEADERS, challenge_value, content_type, demanded_header, header_demanded, header_name,
    header_value,
};
pub use uri::{help, type_base, type_uri};

/// Whether it is one of the five codes that JSON-RPC itself defines (section 5.1).
#[must_use]
pub const fn is_predefined(code: i32) -> bool {
    matches!(code, -32700 | -32603..=-32600)
}

/// Codes from the first to the last.
pub type Range = (i32, i32);

/// Whether one of the ranges has the code.
#[must_use]
pub const fn is_within(code: i32, ranges: &[Range]) -> bool {
    let mut at = 0;
    while at < ranges.len() {
        if ranges[at].0 <= code && code <= ranges[at].1 {
            return true;
        }
        at += 1;
    }
    false
}

/// A JSON-RPC code is not reserved (section 5.1), but for those that another standard assigned.
#[must_use]
pub const fn code(code: i32, assigned: &[Range]) -> Option<&'static str> {
    match code {
        -32768..=-32100 if !is_predefined(code) && !is_within(code, assigned) => Some(
            "JSON-RPC 2.0 reserves -32768 to -32000 (section 5.1)\n\
             = help: write one of -32700, -32600 to -32603, -32099 to -32000, or a code outside -32768 to -32000; \
             one that another standard assigned stands in `reserved_codes(...)` on the enum",
        ),
        _ => None,
    }
}

/// A code is not one that a framework's protocol keeps for itself.
#[must_use]
pub const fn code_kept(code: i32, kept: Range) -> Option<&'static str> {
    if is_predefined(code) || !is_within(code, &[kept]) {
        return None;
    }
    Some(
        "MCP keeps -32099 to -32020 for itself, and `into(rmcp)` speaks MCP\n\
         = help: write a code outside -32768 to -32000, such as `code = -31001`",
    )
}

/// A JSON-RPC code is predefined, or within `code_range`.
#[must_use]
pub const fn code_in_range(code: i32, ranges: &[Range]) -> Option<&'static str> {
    if is_predefined(code) || is_within(code, ranges) {
        return None;
    }
    Some(
        "the enum's `code_range` does not have it\n\
         = help: write a `code` within the range, or one of -32700, -32600 to -32603",
    )
}

/// An application code stands beside an HTTP status or a gRPC code.
#[must_use]
pub const fn code_alone(code: i32) -> Option<&'static str> {
    if is_predefined(code) {
        return None;
    }
    Some(
        "an application code alone says nothing to HTTP and gRPC\n\
         = help: add `http = 404` or `grpc = NotFound` beside it",
    )
}

/// A status is an error status.
#[must_use]
pub const fn http(status: i32) -> Option<&'static str> {
    match status {
        400..=599 => None,
        _ => Some(
            "an error status is 400 to 599\n\
             = help: write a status from 400 to 599",
        ),
    }
}

/// A reason is as AIP-193 has it.
#[must_use]
pub const fn reason(reason: &str) -> Option<&'static str> {
    const FAULT: Option<&str> = Some(
        "a reason is UPPER_SNAKE_CASE (AIP-193)\n\
         = help: write 3 to 63 of `A` to `Z`, `0` to `9` and `_`, a letter first and no `_` last",
    );
    let bytes = reason.as_bytes();
    if bytes.len() < 3 || bytes.len() > 63 {
        return FAULT;
    }
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'A'..=b'Z' => {}
            b'0'..=b'9' if at > 0 => {}
            b'_' if at > 0 && at < bytes.len() - 1 => {}
            _ => return FAULT,
        }
        at += 1;
    }
    None
}

/// A domain is a host name: 1 to 253 characters in labels of letters, digits, `-` and `_`, with a dot
/// between them. A name in other letters has a form in these (`xn--`), which is what goes over wires.
#[must_use]
pub const fn domain(domain: &str) -> Option<&'static str> {
    let bytes = domain.as_bytes();
    let mut is_host = !bytes.is_empty() && bytes.len() <= 253;
    let (mut at, mut start) = (0, 0);
    while at <= bytes.len() {
        if at == bytes.len() || bytes[at] == b'.' {
            let len = at - start;
            is_host = is_host
                && (len >= 1 && len <= 63)
                && (bytes[start] != b'-' && bytes[at - 1] != b'-');
            start = at + 1;
        } else {
            let byte = bytes[at];
            is_host = is_host && (byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        }
        at += 1;
    }
    if is_host {
        return None;
    }
    Some(if domain.is_ascii() {
        "a domain is a host name such as `shop.example` (AIP-193)\n\
         = help: write 1 to 253 letters, digits, `-` and `_`, with single dots between and no `-` at either end: `domain = \"shop.example\"`"
    } else {
        "a domain is a host name such as `shop.example` (AIP-193)\n\
         = help: write it in ASCII: a name in other letters has a form for wires that starts with `xn--`"
    })
}

/// A metadata key is as AIP-193 has it.
#[must_use]
pub const fn metadata_key(key: &str) -> Option<&'static str> {
    let bytes = key.as_bytes();
    let mut is_valid = bytes.len() >= 2 && bytes.len() <= 64 && bytes[0].is_ascii_lowercase();
    let mut at = 0;
    while at < bytes.len() {
        is_valid =
            is_valid && (bytes[at].is_ascii_alphanumeric() || matches!(bytes[at], b'-' | b'_'));
        at += 1;
    }
    if is_valid {
        return None;
    }
    Some(
        "a metadata key starts with a lower-case letter (a-z), and has 2 to 64 of `a` to `z`, `A` to `Z`, `0` to `9`, `_` and `-` (AIP-193)\n\
         = help: name the key: `public = \"taskId\"`",
    )
}

/// An extension member of a problem is named as RFC 9457 (section 3.2) asks, and as nothing else is.
#[must_use]
pub const fn extension(name: &str) -> Option<&'static str> {
    let bytes = name.as_bytes();
    let mut is_valid = bytes.len() >= 3 && bytes.len() <= 64 && bytes[0].is_ascii_alphabetic();
    let mut at = 0;
    while at < bytes.len() {
        is_valid = is_valid && (bytes[at].is_ascii_alphanumeric() || bytes[at] == b'_');
        at += 1;
    }
    if !is_valid {
        return Some(
            "an extension's name has 3 to 64 letters, digits and `_`, a letter first (RFC 9457, section 3.2)\n\
             = help: name it: `extension = \"balance\"`",
        );
    }
    if is_one_of(name, PROBLEM_MEMBERS) {
        return Some(
            "problem+json has a member of this name already\n\
             = help: write another name: `extension = \"balance\"`",
        );
    }
    None
}

/// The members of problem+json that are not extensions.
pub const PROBLEM_MEMBERS: &[&str] = &[
    "type",
    "title",
    "status",
    "detail",
    "instance",
    "reason",
    "domain",
    "metadata",
    "retry_delay",
    "violations",
    "help",
    "request_id",
];

/// A status 401 has a challenge (RFC 9110, section 11.6.1).
#[must_use]
pub const fn challenge(status: u16, is_given: bool) -> Option<&'static str> {
    if status != 401 || is_given {
        return None;
    }
    Some(
        "a 401 has a challenge (RFC 9110, section 11.6.1)\n\
         = help: add `www_authenticate = \"Bearer\"`; for cookies or forms use `http = 403`",
    )
}

/// What is wrong, as one text: `` `http` is 200 on `OrderNotFound`; an error status is 400 to 599 ``.
#[derive(Clone, Copy)]
pub struct Fault {
    bytes: [u8; Self::LEN],
    len: usize,
}

impl Fault {
    const LEN: usize = 1024;

    /// A number that breaks a rule.
    #[must_use]
    pub const fn of_number(key: &str, value: i32, name: &str, rule: &str) -> Self {
        Self::start(key).number(value).end(name, rule)
    }

    /// A text that breaks a rule.
    #[must_use]
    pub const fn of_text(key: &str, value: &str, name: &str, rule: &str) -> Self {
        Self::start(key).text("\"").escaped(value).text("\"").end(name, rule)
    }

    /// Texts, one behind the other.
    #[must_use]
    pub const fn of(texts: &[&str]) -> Self {
        let mut fault = Self { bytes: [0; Self::LEN], len: 0 };
        let mut at = 0;
        while at < texts.len() {
            fault = fault.text(texts[at]);
            at += 1;
        }
        fault
    }

    /// The text. One that is too long for a compiler's message is cut.
    #[must_use]
    pub const fn as_str(&self) -> &str {
        let mut len = self.len;
        loop {
            if let Ok(text) = core::str::from_utf8(self.bytes.split_at(len).0) {
                return text;
            }
            len -= 1; // within a character
        }
    }

    const fn start(key: &str) -> Self {
        Self::of(&["`", key, "` is "])
    }

    const fn end(self, name: &str, rule: &str) -> Self {
        self.text(" on `").text(name).text("`; ").text(rule)
    }

    const fn text(mut self, text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            self = self.byte(bytes[at]);
            at += 1;
        }
        self
    }

    /// The text without a control character, which would break the line.
    const fn escaped(mut self, text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            self = match bytes[at] {
                b'\n' => self.text("\\n"),
                b'\r' => self.text("\\r"),
                b'\t' => self.text("\\t"),
                0..0x20 | 0x7F => self.text("\\u{..}"),
                byte => self.byte(byte),
            };
            at += 1;
        }
        self
    }

    const fn byte(mut self, byte: u8) -> Self {
        if self.len < Self::LEN {
            self.bytes[self.len] = byte;
            self.len += 1;
        }
        self
    }

    const fn number(self, number: i32) -> Self {
        const DIGITS: &str = "0123456789";
        let mut this = if number < 0 { self.text("-") } else { self };
        let value = number.unsigned_abs();
        let mut scale = 1_000_000_000;
        while scale > 0 {
            if value >= scale || scale == 1 {
                let digit = (value / scale % 10) as usize;
                this = this.text(DIGITS.split_at(digit).1.split_at(1).0);
            }
            scale /= 10;
        }
        this
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use super::*;

    #[test]
    fn a_fault_says_which_key_has_which_value_where() {
        for (value, text) in [(200, "200"), (0, "0"), (-7, "-7"), (i32::MIN, "-2147483648")] {
            let fault = Fault::of_number("http", value, "OrderNotFound", "the rule");
            let expected = ["`http` is ", text, " on `OrderNotFound`; the rule"];
            assert_eq!(fault.as_str(), Fault::of(&expected).as_str());
        }
        assert_eq!(
            Fault::of_text("domain", "a\n\u{1b}ß", "ShopError", "the rule").as_str(),
            r#"`domain` is "a\n\u{..}ß" on `ShopError`; the rule"#
        );
    }

    #[test]
    fn a_fault_that_is_too_long_is_cut_between_characters() {
        assert_eq!(Fault::of(&["é"; 600]).as_str().chars().count(), 512);
        let mut shifted = ["é"; 600];
        shifted[0] = "a";
        assert_eq!(Fault::of(&shifted).as_str().chars().count(), 512);
    }

    #[test]
    fn a_domain_is_a_host_name() {
        let long = "a.".repeat(126) + "b"; // 253
        for valid in [
            "shop.example",
            "localhost",
            "xn--caf-dma.example",
            "a2a-protocol.org",
            "my_service.internal",
            "Shop.Example",
            "10.0.0.1",
            &long,
            &"a".repeat(63),
        ] {
            assert_eq!(domain(valid), None, "{valid}");
        }
        for broken in [
            "",
            "https://shop.example",
            "shop.example/ x",
            "shop example",
            "a\n",
            "a:80",
            "a..b",
            "-",
            ".",
            ".shop.example",
            "shop.example.",
            "-shop.example",
            "shop-.example",
            "shop.example-",
            "süß.example",
            "a@b",
            "shop.example?x",
            "[::1]",
            "*.shop.example",
            "a\"b",
            &(long + "c.d"),
            &"a".repeat(64),
        ] {
            assert!(domain(broken).is_some(), "{broken}");
        }
    }

    #[test]
    fn the_longest_is_allowed_and_one_more_is_not() {
        for (len, is_refused) in [(2048, false), (2049, true)] {
            let long = std::format!("https://a.example/x{}", "x".repeat(len - 19));
            assert_eq!(help(&long).is_some(), is_refused, "help of {len}");
            assert_eq!(type_uri(&long).is_some(), is_refused, "type_uri of {len}");
            let base = std::format!("{}/", &long[1..]);
            assert_eq!(base.len(), len);
            assert_eq!(type_base(&base).is_some(), is_refused, "type_base of {len}");
        }
        let long = "a.".repeat(126); // 252
        assert_eq!(domain(&std::format!("{long}b")), None);
        assert!(domain(&std::format!("{long}bc")).is_some());
    }
}
