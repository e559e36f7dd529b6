//! Draws the keys of an enum or a variant: numbers, reasons, texts, headers.

use heck::ToShoutySnakeCase as _;

use super::super::model::{self, GRPC};
use super::super::shape::{FieldKey, Keys, Piece, Reason, Type, Variant};
use super::Draw;

const DELAYS: &[(&str, u64)] = &[
    ("0s", 0),
    ("1s", 1_000_000_000),
    ("1.5s", 1_500_000_000),
    ("200ms", 200_000_000),
    ("0.000000001s", 1),
    ("2m", 120_000_000_000),
    ("1.5h", 5_400_000_000_000),
    ("1.25ms", 1_250_000),
    ("1000h", 3_600_000_000_000_000),
];

impl Draw<'_> {
    /// The enum's defaults.
    pub(super) fn defaults(&mut self, ty: &mut Type) {
        let keys = &mut ty.defaults;
        if self.random.percent(40) {
            match self.random.below(3) {
                0 => keys.http = Some(self.status()),
                1 => keys.grpc = Some(self.random.of(&GRPC)),
                _ => keys.code = Some(self.random.of(&[-32700, -32600, -32601, -32602, -32603])),
            }
        }
        if ty.domain.is_some() && self.random.percent(30) {
            keys.reason = Some(Reason::OfName);
        }
        if self.random.percent(10) {
            ty.defaults.message = Some(vec![Piece::Text(self.filled())]);
        }
        let keys = &mut ty.defaults;
        keys.opaque = self.random.percent(5);
        match self.random.below(10) {
            0 => keys.retry_after = Some(self.random.of(DELAYS)),
            1 => keys.retryable = Some(true),
            _ => {}
        }
        keys.help = self.random.percent(10).then(|| "https://shop.example/help".into());
        if self.random.percent(10) {
            keys.headers.push(("X-Of-Enum", "all of them"));
        }
        keys.www_authenticate = self.random.percent(8).then_some("Basic realm=\"all\"");
        keys.log = self.random.of(&[None, None, None, Some("warn"), Some("off")]);
    }

    fn status(&mut self) -> u16 {
        let known = [
            400, 401, 402, 403, 404, 405, 407, 408, 409, 410, 413, 415, 416, 418, 422, 426, 429,
            451, 499,
        ];
        match self.random.below(10) {
            0..6 => self.random.of(&known),
            6..8 => self.random.of(&[500, 501, 502, 503, 504, 505, 511, 599]),
            _ => 400 + u16::try_from(self.random.below(200)).unwrap(),
        }
    }

    fn code(&mut self) -> i32 {
        loop {
            let at = i32::try_from(self.random.below(300)).unwrap();
            let code = match self.random.below(6) {
                0 => -31000 - at,
                1 => at + 1,
                2 => i32::MAX - at,
                3 => i32::MIN + at,
                4 => return self.random.of(&[-32700, -32600, -32601, -32602, -32603]),
                _ => -32000 + at,
            };
            if self.codes.insert(code) {
                return code;
            }
        }
    }

    fn reason(&mut self, name: &str, has_bare: bool) -> Reason {
        let of_name = name.to_shouty_snake_case();
        if has_bare
            && is_reason(&of_name)
            && self.reasons.insert(of_name)
            && self.random.percent(60)
        {
            return Reason::OfName;
        }
        let longest = "R".repeat(63);
        let mut names =
            vec!["ABC".to_owned(), "A__1".into(), longest, "NO_SUCH_ORDER".into(), "V2".into()];
        names.push(format!("R_{}", self.random.below(100_000)));
        let mut at = 0;
        loop {
            let name = self.random.of(&names);
            if is_reason(&name) && self.reasons.insert(name.clone()) {
                return Reason::Text(name);
            }
            at += 1;
            names.push(format!("REASON_{at}_{}", self.random.below(1000)));
        }
    }

    /// The keys of a variant that has a record of its own.
    pub(super) fn keys(&mut self, ty: &Type, keys: &mut Keys, name: &str) {
        let defaults = &ty.defaults;
        keys.opaque = self.random.percent(12);
        for (name, is_set) in [
            ("opaque", defaults.opaque && !keys.opaque),
            ("message", defaults.message.is_some()),
            ("help", defaults.help.is_some()),
            ("retry_after", defaults.retry_after.is_some()),
            ("header", !defaults.headers.is_empty()),
            ("log", defaults.log.is_some()),
        ] {
            if is_set && self.random.percent(20) {
                keys.unset.push(name);
            }
        }
        let is_opaque = keys.opaque || defaults.opaque && !keys.unset.contains(&"opaque");
        let has_numbers =
            defaults.http.is_some() || defaults.grpc.is_some() || defaults.code.is_some();
        if !(has_numbers && self.random.percent(50) || is_opaque && self.random.percent(50)) {
            match self.random.below(5) {
                0 | 1 => keys.http = Some(self.status()),
                2 | 3 => keys.grpc = Some(self.random.of(&GRPC)),
                _ => (keys.http, keys.grpc) = (Some(self.status()), Some(self.random.of(&GRPC))),
            }
            if self.random.percent(40) {
                keys.code = Some(self.code());
            }
        }
        let can_have_reason = ty.domain.is_some();
        let has_default = defaults.reason.is_some();
        if can_have_reason && self.random.percent(50) {
            keys.reason = Some(self.reason(name, !is_opaque));
        } else if has_default && self.random.percent(20) {
            keys.unset.push("reason");
        } else if has_default && !is_opaque {
            // What the name makes of it is no reason, or another has it.
            let of_name = name.to_shouty_snake_case();
            if !is_reason(&of_name) || !self.reasons.insert(of_name) {
                keys.reason = Some(self.reason(name, false));
            }
        }
        if self.random.percent(15) {
            keys.retry_after = Some(self.random.of(DELAYS));
            keys.unset.retain(|name| *name != "retry_after");
        }
        let has_delay = keys.retry_after.is_some() || defaults.retry_after.is_some();
        if self.random.percent(15) {
            keys.retryable = Some(has_delay || self.random.percent(50));
        }
        if self.random.percent(15) && !keys.unset.contains(&"help") {
            let longest = format!("https://shop.example/{}", "h".repeat(2027));
            let help = ["https://shop.example/errors", "http://a", &longest];
            keys.help = Some(self.random.of(&help).to_owned());
        }
        if self.random.percent(20) {
            keys.headers.push(self.random.of(&[
                ("X-One", "1"),
                ("Link", "<https://a>; rel=help"),
                ("Cache-Control", "max-age=1"),
            ]));
        }
        keys.www_authenticate = self.random.percent(8).then_some("Bearer realm=\"shop\"");
        if self.random.percent(10) {
            keys.type_uri = Some("urn:shop:order-not-found");
        }
        let has_reason =
            keys.reason.is_some() || has_default && !is_opaque && !keys.unset.contains(&"reason");
        if (keys.type_uri.is_some() || ty.type_base.is_some() && has_reason)
            && self.random.percent(40)
        {
            keys.title = Some(self.random.of(&["Order not found", "Größe \"x\""]));
        }
        keys.fix = self.random.percent(10);
        keys.log = self.random.of(&[
            None,
            None,
            None,
            Some("error"),
            Some("info"),
            Some("debug"),
            Some("off"),
        ]);
        if keys.log.is_some() {
            keys.unset.retain(|name| *name != "log");
        }
        keys.description = self.random.of(&[0, 0, 0, 1, 2]);
        keys.no_metadata = !ty.is_struct && self.random.percent(8);
    }

    /// The headers that a status demands.
    pub(super) fn demanded(ty: &Type, variant: &mut Variant) {
        let status = model::numbers(&model::merged(ty, variant)).1;
        let has_challenge = variant.fields.iter().any(|field| field.has(&FieldKey::Challenge));
        let keys = &mut variant.keys;
        match status {
            401 if !has_challenge => keys.www_authenticate = Some("Bearer"),
            405 => keys.headers.push(("Allow", "GET, POST")),
            407 => keys.headers.push(("Proxy-Authenticate", "Basic")),
            426 => keys.headers.push(("Upgrade", "HTTP/3.0")),
            _ => {}
        }
        if has_challenge {
            keys.www_authenticate = None;
        }
    }
}

fn is_reason(text: &str) -> bool {
    let bytes = text.as_bytes();
    (3..=63).contains(&bytes.len())
        && bytes[0].is_ascii_uppercase()
        && bytes
            .iter()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b'_')
        && bytes[bytes.len() - 1] != b'_'
}
