//! Draws the keys of an enum or a variant: numbers, reasons, texts, headers.

use heck::ToShoutySnakeCase as _;

use super::super::model::{self, GRPC};
use super::super::shape::{FieldKey, Keys, Piece, Reason, Type, Variant, What};
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

const PREDEFINED: [i32; 5] = [-32700, -32600, -32601, -32602, -32603];

const LEVELS: &[&str] = &["error", "warn", "info", "debug", "off"];

impl Draw<'_> {
    /// The enum's defaults.
    pub(super) fn defaults(&mut self, ty: &mut Type) {
        let keys = &mut ty.defaults;
        if self.random.percent(40) {
            match self.random.below(3) {
                0 => keys.http = Some(self.status()),
                1 => keys.grpc = Some(self.random.of(&GRPC)),
                _ => keys.code = Some(self.random.of(&PREDEFINED)),
            }
        }
        if ty.domain.is_some() && self.random.percent(30) {
            let is_text = self.random.percent(15);
            let text = Reason::Text("OF_ALL".into());
            keys.reason = Some(if is_text { text } else { Reason::OfName });
        }
        if self.random.percent(10) {
            ty.defaults.message = Some(vec![Piece::Text(self.filled())]);
        }
        let keys = &mut ty.defaults;
        keys.opaque = self.random.percent(5);
        match self.random.below(10) {
            0 => keys.retry_after = Some(self.random.of(DELAYS)),
            1 => keys.retryable = Some(true),
            2 => keys.retryable = Some(false),
            _ => {}
        }
        keys.help = self.random.percent(10).then(|| "https://shop.example/help".into());
        if self.random.percent(10) {
            keys.headers.push(("X-Of-Enum", "all of them"));
        }
        keys.www_authenticate = self.random.percent(8).then_some("Basic realm=\"all\"");
        if self.random.percent(40) {
            keys.log = Some(self.random.of(LEVELS));
        }
    }

    /// What the one variant says is said by the enum: its reason, its message, its numbers, whatever.
    pub(super) fn hoist(&mut self, ty: &mut Type) {
        let is_record = |it: &&mut Variant| matches!(it.what, What::Record);
        let defaults = &mut ty.defaults;
        let mut records = ty.variants.iter_mut().filter(is_record);
        let (Some(variant), None) = (records.next(), records.next()) else { return };
        let own = &mut variant.keys;
        if ty.is_struct || own.opaque || defaults.opaque || self.random.percent(60) {
            return;
        }
        macro_rules! hoist {
            ($($key:ident)*) => {$(
                if defaults.$key.is_none() && self.random.percent(50) {
                    defaults.$key = own.$key.take();
                }
            )*};
        }
        hoist! { code http grpc reason message help log www_authenticate }
        // A delay and `retryable = false` do not stand on one enum.
        if defaults.retryable != Some(false) {
            hoist! { retry_after }
        }
        if defaults.retry_after.is_none() {
            hoist! { retryable }
        }
        if defaults.headers.is_empty() && self.random.percent(50) {
            defaults.headers = std::mem::take(&mut own.headers);
        }
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

    fn code(&mut self, ty: &Type) -> i32 {
        loop {
            let at = i32::try_from(self.random.below(300)).unwrap();
            let code = match self.random.below(6) {
                0 => -31000 - at,
                1 => at + 1,
                2 => i32::MAX - at,
                3 => i32::MIN + at,
                4 => return self.random.of(&PREDEFINED),
                _ if self.is_nested || self.is_plain || ty.into.contains(&"rmcp") => {
                    -32019 + at % 20
                }
                _ => -32099 + at % 100,
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
            ("www_authenticate", defaults.www_authenticate.is_some()),
        ] {
            if is_set && self.random.percent(20) {
                keys.unset.push(name);
            }
        }
        let is_opaque = keys.opaque || defaults.opaque && !keys.unset.contains(&"opaque");
        let has_numbers =
            defaults.http.is_some() || defaults.grpc.is_some() || defaults.code.is_some();
        if !(has_numbers && self.random.percent(50) || is_opaque && self.random.percent(50)) {
            match self.random.below(11) {
                0..4 => keys.http = Some(self.status()),
                4..8 => keys.grpc = Some(self.random.of(&GRPC)),
                8..10 => {
                    (keys.http, keys.grpc) = (Some(self.status()), Some(self.random.of(&GRPC)));
                }
                _ => keys.code = Some(self.random.of(&PREDEFINED)),
            }
            if keys.code.is_none() && self.random.percent(40) {
                keys.code = Some(self.code(ty));
            }
        }
        let has_status = keys.http.is_some() || keys.grpc.is_some();
        for (name, is_set, is_own) in [
            ("code", defaults.code.is_some(), keys.code.is_some()),
            ("http", defaults.http.is_some(), keys.http.is_some()),
            ("grpc", defaults.grpc.is_some(), keys.grpc.is_some()),
        ] {
            if is_set && !is_own && has_status && self.random.percent(30) {
                keys.unset.push(name);
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
            let of_name = match &defaults.reason {
                Some(Reason::Text(text)) => text.clone(),
                _ => name.to_shouty_snake_case(),
            };
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
        } else if has_delay && defaults.retryable == Some(false) {
            keys.retryable = Some(true);
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
            if self.random.percent(30) {
                keys.headers.push(("X-Another", "a, b"));
            }
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
        keys.fix = self.random.percent(10).then_some("List them first.");
        if self.random.percent(40) {
            keys.log = Some(self.random.of(LEVELS));
        }
        keys.description = self.random.of(&[0, 0, 0, 1, 2]);
        keys.metadata = (!ty.is_struct && self.random.percent(12)).then(|| self.random.percent(40));
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
        // What is given is not removed beside it.
        let (has_log, has_challenge) = (keys.log.is_some(), keys.www_authenticate.is_some());
        keys.unset.retain(|name| !(has_log && *name == "log"));
        keys.unset.retain(|name| !(has_challenge && *name == "www_authenticate"));
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
